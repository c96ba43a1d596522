"""Results in numbered pages, or the first ones only."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from search.listings.parameters import PAGE

NO_SUCH_PAGE = "Die pagina bestaat niet. Je ziet de eerste."


def requested_number(params):
    """Return the number of the page asked for, from 1; 0 for nonsense.

    Args:
        params: GET parameters.
    """
    raw = params.get(PAGE, "1")[:10]
    return int(raw) if raw.isascii() and raw.isdigit() else 0


@dataclass(frozen=True)
class Paging:
    """One page of a list.

    Args:
        addresses: `ListingAddresses` of the list.
        number: of the page, from 1.
        size: results on a page.
        total: results in all.
        is_whole: whether these are the first results and there are no pages.
    """

    addresses: Any
    number: int
    size: int
    total: int
    is_whole: bool = False

    def must_exist(self):
        """Raise Http404 when the page is past the last."""
        if self.number > self.num_pages:
            raise Http404("Zoveel pagina’s zijn er niet.")

    @property
    def num_pages(self):
        return 1 if self.is_whole else max(1, -(-self.total // self.size))

    @property
    def is_cut(self):
        """Whether only the first results were asked for and there are more."""
        return self.is_whole and self.total > self.size

    @property
    def previous_url(self):
        return self._url(self.number - 1) if self.number > 1 else None

    @property
    def next_url(self):
        return self._url(self.number + 1) if self.number < self.num_pages else None

    @property
    def links(self):
        """Links to pages: the first, the last and those around this one; None stands for a gap of two or more."""
        near = {1, self.num_pages, *range(self.number - 1, self.number + 2)}
        links, last = [], 0
        for number in sorted(n for n in near if 1 <= n <= self.num_pages):
            if number - last == 2:
                links.append(self._link(last + 1))
            elif number - last > 2:
                links.append(None)
            links.append(self._link(number))
            last = number
        return links

    def _link(self, number):
        return {"number": number, "url": self._url(number), "current": number == self.number}

    def _url(self, number):
        return self.addresses.with_changes(**{PAGE: number})
