"""The list of publications, and what nobody here has read yet."""

from wagtail.admin.panels import FieldPanel

from base.facets import Facet
from base.fields import BodyField
from research.blocks import READING_LIST_BLOCKS
from research.models.publication import PublicationPage
from search.engine.documents import Sort
from search.listings.facets import FieldFacet
from search.listings.pages import ListingPage


class PublicationIndexPage(ListingPage):
    """The index of publications, the most recent first, and a reading list of those without a page."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["research.PublicationPage"]
    listed_model = PublicationPage
    illustration = "lens"
    noun = ("publicatie", "publicaties")
    facet_slugs = (Facet.THEME, Facet.LEVEL, Facet.AUDIENCE, Facet.EDUCATION_FORM, Facet.TRACK, Facet.ACTOR)
    field_facets = (FieldFacet("soort", "Soort", "kind", PublicationPage.Kind.choices),)
    sorts = (Sort.NEWEST, Sort.TITLE)

    reading_list = BodyField(READING_LIST_BLOCKS, blank=True, verbose_name="leeslijst: nog niet gelezen")

    content_panels = [*ListingPage.content_panels, FieldPanel("reading_list")]

    class Meta:
        verbose_name = "overzicht van publicaties"

    @property
    def unread(self):
        """Return the values of the reading list, in order."""
        return [block.value for block in self.reading_list]
