from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path

from practices.comparison import comparison
from practices.countries import COUNTRIES, HOME_COUNTRY
from practices.models.practice import PracticePage
from search.engine.documents import Sort
from search.listings.facets import FieldFacet
from search.listings.pages import COMPARE, ListingPage


class PracticeIndexPage(ListingPage):
    """An index of practice examples: Flemish or foreign ones."""

    class Scope(models.TextChoices):
        FLEMISH = "vlaanderen", "Vlaanderen"
        FOREIGN = "buitenland", "buitenland"

    parent_page_types = ["content.HomePage"]
    subpage_types = ["practices.PracticePage"]
    max_count = None  # one for Flemish and one for foreign examples
    listed_model = PracticePage
    illustration = "school"
    noun = ("praktijkvoorbeeld", "praktijkvoorbeelden")
    compares = "praktijken"
    field_facets = (FieldFacet("land", "Land", "country", tuple(COUNTRIES)),)
    sorts = (Sort.EVIDENCE, Sort.NEWEST, Sort.TITLE)

    scope = models.CharField("voorbeelden uit", max_length=20, choices=Scope, default=Scope.FLEMISH)

    content_panels = [*ListingPage.content_panels, FieldPanel("scope")]

    class Meta:
        verbose_name = "overzicht van praktijkvoorbeelden"

    @property
    def is_foreign(self):
        """Whether the index lists foreign examples."""
        return self.scope == self.Scope.FOREIGN

    def publication_rules(self):
        yield from super().publication_rules()
        country = models.Q(country=HOME_COUNTRY)
        misplaced = PracticePage.objects.live().filter(country if self.is_foreign else ~country)
        if self.pk and misplaced.child_of(self).exists():
            yield "scope", "Onder deze pagina staan voorbeelden die hier dan niet meer horen. Verplaats die eerst."

    def offered_field_facets(self):
        return self.field_facets if self.is_foreign else ()

    @path(COMPARE)
    def compare(self, request):
        """Two to four practices of any index, side by side."""
        return comparison(request, self)
