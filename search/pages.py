"""The page type behind every index: a list, its facets and its feed."""

from django.db import models
from django.http import Http404
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from base import facets
from base.models import BasePage
from search import formats, indexing
from search.counting import count
from search.feeds import page_feed
from search.kinds import kind_of
from search.listing import PAGE_SIZE, FieldFacet, Listing


class ListingPage(RoutablePageMixin, BasePage):
    """A page that lists the pages under it. Subclasses say of which type in ``listed_model``."""

    needs_source = False
    stands_in_lists = False
    noun = ("resultaat", "resultaten")
    facet_slugs = tuple(facets.FACETS)
    field_facets: tuple[FieldFacet, ...] = ()
    sorts: tuple[str, ...] = ("titel", "nieuwste")
    page_size = PAGE_SIZE
    has_feed = True
    listed_model: type[BasePage]

    intro = models.TextField("inleiding", blank=True, help_text="Eén of twee zinnen boven de lijst.")

    open_fields = ("intro",)
    content_panels = [*BasePage.opening_panels, FieldPanel("intro")]

    class Meta:
        abstract = True

    def listed(self):
        """Give the public pages of this list, as a queryset."""
        return self.listed_model.objects.child_of(self).public().complete()

    def offered_field_facets(self):
        """Give the `FieldFacet`s that make sense in this very list."""
        return self.field_facets

    @property
    def within(self):
        """What bounds the list in the search index."""
        kind = kind_of(self.listed_model)
        return {"parent": {str(self.pk)}} | ({"type": {kind}} if kind else {})

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = self.listing(request, self.listed())
        count(request, context["listing"])
        if self.has_feed:
            context["feed_url"] = f"{self.get_url(request)}feed/"
        return context

    def listing(self, request, queryset, **options):
        """Give the `Listing` that a request asks for.

        Args:
            request: with the visitor's parameters.
            queryset: the public pages to choose from.
            options: for `Listing`, beside or instead of what this list usually has.
        """
        usual = {
            "url": self.get_url(request),
            "term_facets": self.facet_slugs,
            "field_facets": self.offered_field_facets(),
            "noun": self.noun,
            "sorts": self.sorts,
            "page_size": self.page_size,
            "first": formats.most(request),
            "within": self.within,
            "opened": indexing.for_request(request),
            "sequence": getattr(request, "sequence", None),
        }
        return Listing(queryset, request.GET, **usual | options)

    def route(self, request, path_components):
        # The mixin answers for this page and its feed by itself, without asking BasePage.
        return self.if_public(super().route(request, path_components))

    def get_route_paths(self):
        """Say what moves along with this page: its feed."""
        return ["/", "/feed/"] if self.has_feed else ["/"]

    def serve(self, request, view=None, args=None, kwargs=None):
        if view is None and formats.asked(request):
            return formats.answer(request, self.listing(request, self.listed()), self.title)
        return super().serve(request, view, args, kwargs)

    @path("feed/")
    def feed(self, request):
        """The newest pages of this list as an Atom feed."""
        if not self.has_feed:
            raise Http404("Deze lijst heeft geen feed.")
        return page_feed(
            request, title=self.title, description=self.summary, link=self.get_url(request), queryset=self.listed()
        )

    def structured_data(self):
        return {**super().structured_data(), "@type": "CollectionPage"}
