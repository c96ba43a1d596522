from django.db import models
from wagtail.admin.panels import FieldPanel

from practices.countries import COUNTRIES
from practices.models.practice import PracticePage
from search.listing import FieldFacet
from search.pages import ListingPage


class PracticeIndexPage(ListingPage):
    """Practice examples with their facets: Flemish ones, or foreign ones."""

    class Scope(models.TextChoices):
        FLEMISH = "vlaanderen", "Vlaanderen"
        FOREIGN = "buitenland", "buitenland"

    parent_page_types = ["content.HomePage"]
    subpage_types = ["practices.PracticePage"]
    template = "practices/practice_index_page.html"
    listed_model = PracticePage
    noun = ("praktijkvoorbeeld", "praktijkvoorbeelden")
    field_facets = (FieldFacet("land", "Land", "country", tuple(COUNTRIES)),)
    sorts = ("titel", "nieuwste", "bewijs")

    scope = models.CharField("voorbeelden uit", max_length=20, choices=Scope, default=Scope.FLEMISH)

    content_panels = [*ListingPage.content_panels, FieldPanel("scope")]

    class Meta:
        verbose_name = "overzicht van praktijkvoorbeelden"

    @property
    def is_foreign(self):
        """Whether it lists what other countries do."""
        return self.scope == self.Scope.FOREIGN

    def offered_field_facets(self):
        return self.field_facets if self.is_foreign else ()
