"""The page type behind every index: a list, its facets and its feed."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from base import facets
from base.models import BasePage
from search.feeds import page_feed
from search.listing import FieldFacet, Listing


class ListingPage(RoutablePageMixin, BasePage):
    """A page that lists other pages. Subclasses say which in ``listed()``."""

    needs_source = False
    noun = ("resultaat", "resultaten")
    facet_slugs = tuple(facets.FACETS)
    field_facets: tuple[FieldFacet, ...] = ()
    sorts: tuple[str, ...] = ("titel", "nieuwste")

    intro = models.TextField("inleiding", blank=True, help_text="Eén of twee zinnen boven de lijst.")

    content_panels = [*BasePage.opening_panels, FieldPanel("intro")]

    class Meta:
        abstract = True

    def listed(self):
        """Give the public pages of this list, as a queryset."""
        raise NotImplementedError(f"{type(self).__name__} does not say what it lists.")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        url = self.get_url(request)
        context["listing"] = Listing(
            self.listed(),
            request.GET,
            url=url,
            term_facets=self.facet_slugs,
            field_facets=self.field_facets,
            noun=self.noun,
            sorts=self.sorts,
        )
        context["feed_url"] = f"{url}feed/"
        return context

    def route(self, request, path_components):
        # The mixin answers for this page and its feed by itself, without asking BasePage.
        return self.if_public(super().route(request, path_components))

    def get_route_paths(self):
        """Say what moves along with this page: its feed."""
        return ["/", "/feed/"]

    @path("feed/")
    def feed(self, request):
        """The newest pages of this list as an Atom feed."""
        return page_feed(
            request, title=self.title, description=self.summary, link=self.get_url(request), queryset=self.listed()
        )

    def structured_data(self):
        return {**super().structured_data(), "@type": "CollectionPage"}
