"""The entrance of the figures: by question, by municipality, and when new ones come."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField

from base.blocks import TEXT_FEATURES
from base.models import BasePage
from figures import entrance


class FiguresIndexPage(RoutablePageMixin, BasePage):
    """The page under which the indicators stand, by question and not by table."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["figures.IndicatorPage"]
    needs_source = False
    is_listed = False
    is_fixed = True
    may_relate = False
    max_count = 1
    schema_type = "DataCatalog"
    section_name = "figures"
    api_fields = ("intro", "not_measured")

    intro = models.TextField("inleiding", blank=True, help_text="Eén of twee zinnen bovenaan.")
    not_measured = RichTextField("wat er niet gemeten wordt", features=TEXT_FEATURES, blank=True)
    no_schools = models.TextField("waarom er geen cijfers per school staan", blank=True)
    elsewhere = RichTextField(
        "waar er meer cijfers per gemeente staan",
        features=TEXT_FEATURES,
        blank=True,
        help_text="Staat op de pagina van elke gemeente.",
    )

    content_panels = [
        *BasePage.opening_panels,
        FieldPanel("intro"),
        FieldPanel("not_measured"),
        FieldPanel("no_schools"),
        FieldPanel("elsewhere"),
    ]

    class Meta:
        verbose_name = "overzicht van de cijfers"

    def route(self, request, path_components):
        # The mixin answers for what stands below this page by itself, without asking BasePage.
        return self.if_public(super().route(request, path_components))

    def get_route_paths(self):
        """Return the addresses that move along with this page."""
        return [*super().get_route_paths(), f"/{entrance.TOWNS}", f"/{entrance.CALENDAR}"]

    def serve(self, request, view=None, args=None, kwargs=None):
        return entrance.questions(request, self) if view is None else super().serve(request, view, args, kwargs)

    @path(entrance.TOWNS)
    def towns(self, request):
        """All municipalities, or the one that a reader typed."""
        return entrance.towns(request, self)

    @path(f"{entrance.TOWNS}<slug:slug>/")
    def town(self, request, slug):
        """What is public about one municipality."""
        return entrance.town(request, self, slug)

    @path(entrance.CALENDAR)
    def calendar(self, request):
        """When figures came out, and when new ones are promised."""
        return entrance.calendar(request, self)
