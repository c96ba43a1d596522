"""What a list is, and what a visitor asks of it."""

from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.http import QueryDict

from base.keys import Key
from base.request_state import RequestState, state_of
from search import indexing
from search.engine.documents import Sort
from search.indexing import IndexReader
from search.listings.facets import FieldFacet

PAGE_SIZE = 20


@dataclass(frozen=True)
class ListingSpec:
    """What a list is, whatever a visitor asks.

    Args:
        queryset: public pages of one type or of all, or public records of one type.
        url: address of the list, without parameters.
        identity: what the list is, whatever its address: "page/12".
        term_facets: slugs of facets to offer.
        field_facets: `FieldFacet`s to offer before them.
        noun: Dutch (singular, plural) of what is counted.
        sorts: orders to offer, the first as default; relevance joins in when there is a query.
        page_size: results on a page.
        within: ``{column: values}`` that bound the list as the queryset does, for the search index; None when nothing
            of that kind says it: then the database answers.
        records: querysets of public records that stand in the list beside those, one of each type.
        ranks: ``{key: number}`` of all that is in the list, for `Sort.NEAREST`; None for no such bound.
        kept: ``{parameter: value}`` that goes along in every address of the list, such as a place.
        extra_parameters: names of parameters that the page of the list reads itself.
        shows_answer: whether a page that answers the question whole stands apart; see `search.listings.answer`.
        is_known: False when the address asks something of the page of the list that it does not know.
    """

    queryset: QuerySet
    url: str
    records: tuple[QuerySet, ...] = ()
    identity: str = ""
    term_facets: tuple[str, ...] = ()
    field_facets: tuple[FieldFacet, ...] = ()
    noun: tuple[str, str] = ("resultaat", "resultaten")
    sorts: tuple[Sort, ...] = (Sort.TITLE, Sort.NEWEST)
    page_size: int = PAGE_SIZE
    within: dict | None = None
    ranks: dict[Key, int] | None = None
    kept: dict[str, object] = field(default_factory=dict)
    extra_parameters: tuple[str, ...] = ()
    shows_answer: bool = False
    is_known: bool = True

    @property
    def querysets(self):
        """All that stands in the list, a queryset for each kind."""
        return (self.queryset, *self.records)


@dataclass(frozen=True)
class ListingRequest:
    """What a visitor asks of a list.

    Args:
        params: GET parameters of the request.
        first: number of results to give in place of a numbered page, from the first on; None for pages.
        reader: `IndexReader`, or None to ask the database.
        version: content version that the answer is cached under, or None.
        state: `RequestState` of the request, to which the list declares what it is made of; None without a request.
    """

    params: QueryDict
    first: int | None = None
    reader: IndexReader | None = None
    version: int | None = None
    state: RequestState | None = None

    @classmethod
    def of(cls, request, first=None):
        """Return what a request asks.

        Args:
            request: of a visitor.
            first: as above.
        """
        reader, state = indexing.for_request(request), state_of(request)
        return cls(request.GET, first, reader, state.content_version, state)
