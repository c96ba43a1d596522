"""The index of testimonies, which refers to those told elsewhere, and that of invented stories."""

from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from base.facets import Facet
from base.fields import BodyField
from base.page_rows import public_rows
from content.blocks import TESTIMONY_ELSEWHERE_BLOCKS
from content.models.story import ExampleStoryPage, Story, TestimonyPage
from search.engine.documents import Sort
from search.listings.facets import FieldFacet
from search.listings.pages import ListingPage


class TestimonyIndexPage(ListingPage):
    """The index of testimonies, without invented stories, and references to testimonies that others published."""

    __test__ = False
    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.TestimonyPage"]
    listed_model = TestimonyPage
    illustration = "speech"
    noun = ("getuigenis", "getuigenissen")
    facet_slugs = (Facet.THEME, Facet.AUDIENCE, Facet.LEVEL, Facet.TRACK)
    field_facets = (FieldFacet("wie", "Wie vertelt?", "role", Story.Role.choices),)
    sorts = (Sort.NEWEST, Sort.TITLE)

    elsewhere = BodyField(
        TESTIMONY_ELSEWHERE_BLOCKS,
        blank=True,
        verbose_name="elders verteld",
        help_text=(
            "Verhalen die andere organisaties publiceerden. Geen namen en geen citaten. Link nooit naar een pagina die "
            "een minderjarige noemt of toont, tenzij de uitgever bevestigde dat het mag."
        ),
    )

    content_panels = [*ListingPage.content_panels, FieldPanel("elsewhere")]

    search_fields = [*ListingPage.search_fields, index.SearchField("elsewhere")]

    class Meta:
        verbose_name = "overzicht van getuigenissen"

    def told_elsewhere(self):
        """Return ``[(reference, rows of the public pages that it is about), …]``, in the editors' order."""
        told = [(block.value, [page.pk for page in block.value["pages"] if page]) for block in self.elsewhere]
        rows = public_rows({pk for _, about in told for pk in about}, terms=False)
        return [(reference, [rows[pk] for pk in about if pk in rows]) for reference, about in told]


class ExampleStoryIndexPage(ListingPage):
    """The index of invented stories, without a feed, because they are no news."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.ExampleStoryPage"]
    listed_model = ExampleStoryPage
    illustration = "book"
    section_name = "example stories"
    noun = ("voorbeeldverhaal", "voorbeeldverhalen")
    facet_slugs = (Facet.THEME, Facet.AUDIENCE, Facet.LEVEL, Facet.TRACK)
    sorts = (Sort.TITLE,)
    has_feed = False
    in_feeds = False

    class Meta:
        verbose_name = "overzicht van voorbeeldverhalen"
