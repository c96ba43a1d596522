"""The page type behind every index: a list, its facets and its feed."""

from django.db import models
from django.http import Http404
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from base import facets
from base.addresses.query_strings import asks_something
from base.models import BasePage, Record
from search.engine.documents import Sort
from search.listings import exports
from search.listings.facets import FieldFacet
from search.listings.feeds import list_feed
from search.listings.listing import Listing
from search.listings.spec import PAGE_SIZE, ListingRequest, ListingSpec
from search.page_types import type_slug
from search.statistics.recorder import record_search

COMPARE = "vergelijken/"  # the address below a list where what it lists stands side by side


class ListingPage(RoutablePageMixin, BasePage):
    """A page that lists the pages under it, or the records of a type. Subclasses say which in ``listed_model``.

    Its ``illustration`` names its small drawing in templates/components/illustration.html.
    One that answers at `COMPARE` says in ``compares`` what it sets side by side, as a Dutch plural; a saved list links
    to it.
    """

    needs_source = False
    is_listed = False
    is_fixed = True
    may_relate = False
    max_count: int | None = 1
    schema_type = "CollectionPage"
    noun = ("resultaat", "resultaten")
    facet_slugs = tuple(facets.FACETS)
    field_facets: tuple[FieldFacet, ...] = ()
    sorts: tuple[Sort, ...] = (Sort.EDITORS_ORDER, Sort.NEWEST, Sort.TITLE)
    page_size = PAGE_SIZE
    has_feed = True
    compares = ""
    illustration = ""
    listed_model: type[BasePage] | type[Record]

    intro = models.TextField("inleiding", blank=True, help_text="Eén of twee zinnen boven de lijst.")

    api_fields: tuple[str, ...] = ("intro",)
    content_panels = [*BasePage.opening_panels, FieldPanel("intro")]

    class Meta:
        abstract = True

    def listed(self):
        """Return the public pages or records of this list, as a queryset."""
        listed = self.listed_model.objects
        return (listed.child_of(self) if issubclass(self.listed_model, BasePage) else listed).public().complete()

    def offered_field_facets(self):
        """Return the `FieldFacet`s that make sense in this very list."""
        return self.field_facets

    @property
    def within(self):
        """What bounds the list in the search index."""
        parent = {"parent": {str(self.pk)}} if issubclass(self.listed_model, BasePage) else {}
        kind = type_slug(self.listed_model)
        # Of records that stand in no list of all types, nothing says it: the database answers.
        return parent | ({"type": {kind}} if kind else {}) or None

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = self.listing(request).search()
        record_search(request, context["listing"])
        if self.has_feed:
            context["feed_url"] = f"{self.get_url(request)}feed/"
        return context

    def listing_spec(self, request):
        """Return what the list is, as a `ListingSpec`.

        Args:
            request: with what the page reads of it beside the parameters of every list.
        """
        return ListingSpec(
            queryset=self.listed(),
            url=self.get_url(request),
            identity=f"page/{self.pk}",
            term_facets=self.facet_slugs,
            field_facets=self.offered_field_facets(),
            noun=self.noun,
            sorts=self.sorts,
            page_size=self.page_size,
            within=self.within,
        )

    def listing(self, request, export_format=None):
        """Return the `Listing` that a request asks for.

        Args:
            request: with the visitor's parameters.
            export_format: `ExportFormat`, by default the one that the request asks for.
        """
        first = exports.size_for(request, export_format)
        return Listing(self.listing_spec(request), ListingRequest.of(request, first))

    def route(self, request, path_components):
        # The mixin answers for this page and its feed by itself, without asking BasePage.
        return self.if_public(super().route(request, path_components))

    def get_route_paths(self):
        """Say what moves along with this page: its feed, and where what it lists is compared."""
        return ["/", *(["/feed/"] if self.has_feed else []), *([f"/{COMPARE}"] if self.compares else [])]

    def serve(self, request, view=None, args=None, kwargs=None):
        if view is None and exports.requested_format(request):
            return exports.export(request, self.listing(request), self.title)
        return super().serve(request, view, args, kwargs)

    @path("feed/")
    def feed(self, request):
        """The newest pages of this list as an Atom feed, of what the parameters ask."""
        if not self.has_feed:
            raise Http404("Deze lijst heeft geen feed.")
        if asks_something(request):
            atom = exports.FORMATS["atom"]
            return exports.export(request, self.listing(request, atom), self.title, atom)
        return list_feed(
            request,
            identity=f"page/{self.pk}",
            title=self.title,
            description=self.summary,
            link=self.get_url(request),
            querysets=[self.listed()],
        )
