"""Which part of a list is asked for, and how to get to the others."""

from functools import cached_property

from django.http import Http404


class Paging:
    """The numbered pages of a `search.listing.Listing`, or its first results when ``first`` says how many."""

    params: dict
    notices: list
    first: int | None
    page_size: int

    @cached_property
    def _asked_number(self):
        if self.first:
            return 1
        raw = self.params.get("pagina", "1")[:10]
        number = int(raw) if raw.isascii() and raw.isdigit() else 0
        if number < 1:
            self.notices.append("Die pagina bestaat niet. Je ziet de eerste.")
        return max(number, 1)

    def refuse_past(self, total):
        """Refuse the page asked for when a list of some size does not have it.

        Raises:
            Http404: it does not.
        """
        if self._asked_number > self._pages_of(total):
            raise Http404("Zoveel pagina’s zijn er niet.")

    @property
    def number(self):
        """The page asked for, from 1; nonsense counts as 1."""
        return self._asked_number if self.found else 1

    @property
    def num_pages(self):
        """Number of pages."""
        return self._pages_of(self.total)

    @property
    def is_cut(self):
        """Whether only the first results were asked for, and there are more."""
        return bool(self.first) and self.total > self.first

    def _pages_of(self, total):
        return 1 if self.first else max(1, -(-total // self.page_size))

    @property
    def previous_url(self):
        return self.address(pagina=self.number - 1) if self.number > 1 else None

    @property
    def next_url(self):
        return self.address(pagina=self.number + 1) if self.number < self.num_pages else None

    @property
    def page_links(self):
        """Links to pages: the first, the last and those around this one; None stands for a gap."""
        near = {1, self.num_pages, *range(self.number - 1, self.number + 2)}
        links, last = [], 0
        for number in sorted(n for n in near if 1 <= n <= self.num_pages):
            if number - last > 1:
                links.append(None)
            links.append({"number": number, "url": self.address(pagina=number), "current": number == self.number})
            last = number
        return links
