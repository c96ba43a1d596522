"""Results in numbered pages, or the first ones only."""

from functools import cached_property

from django.http import Http404


class Numbered:
    """A list in pages, of which one is shown; with ``first``, a list of that many results and no more pages.

    Subclasses have ``params``, ``first``, ``notices``, ``page_size``, ``found``, ``total`` and ``address()``.
    """

    @cached_property
    def asked_number(self):
        """The page asked for, from 1, whether or not it exists; nonsense counts as 1."""
        if self.first:
            return 1
        raw = self.params.get("pagina", "1")[:10]
        number = int(raw) if raw.isascii() and raw.isdigit() else 0
        if number < 1:
            self.notices.append("Die pagina bestaat niet. Je ziet de eerste.")
        return max(number, 1)

    @property
    def number(self):
        """The page asked for, from 1; nonsense counts as 1."""
        return self.asked_number if self.found else 1

    @property
    def num_pages(self):
        return self._pages_of(self.total)

    @property
    def is_cut(self):
        """Whether only the first results were asked for and there are more."""
        return bool(self.first) and self.total > self.first

    def _pages_of(self, total):
        return 1 if self.first else max(1, -(-total // self.page_size))

    def must_have_page(self, total):
        """Hold the page asked for against the number of results.

        Raises:
            Http404: it is past the last.
        """
        if self.asked_number > self._pages_of(total):
            raise Http404("Zoveel pagina’s zijn er niet.")

    @property
    def previous_url(self):
        return self.address(pagina=self.number - 1) if self.number > 1 else None

    @property
    def next_url(self):
        return self.address(pagina=self.number + 1) if self.number < self.num_pages else None

    @property
    def page_links(self):
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
        return {"number": number, "url": self.address(pagina=number), "current": number == self.number}
