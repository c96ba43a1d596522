"""What of a saved list can be set side by side, and where."""

from dataclasses import dataclass

from base.keys import key_of
from base.models import model_of, page_types
from search.listings.pages import COMPARE, ListingPage

FEWEST, MOST = 2, 4  # more columns fit on no sheet of paper
KEYS = "p"  # the parameter with the keys, here and of a saved list


@dataclass(frozen=True)
class Comparable:
    """Pages of one type that a visitor can compare.

    Args:
        pages: of a list, at least `FEWEST`.
        noun: Dutch plural of what they are.
        url: where they are compared, without parameters.
    """

    pages: list
    noun: str
    url: str

    @property
    def must_choose(self):
        """Whether there are more than fit side by side."""
        return len(self.pages) > MOST

    @property
    def address(self):
        """Where all of them are compared."""
        return address_of_keys(self.url, map(key_of, self.pages))


def address_of_keys(url, keys):
    """Return an address that names pages by their keys: "/bewaarlijst/?p=12.45"."""
    return f"{url}?{KEYS}={'.'.join(map(str, keys))}"


def comparables(pages, request):
    """Return a `Comparable` of each type of which a list has enough pages; one query for each such type.

    Args:
        pages: of mixed types.
        request: of the visitor.
    """
    found = []
    for model in page_types():
        if not issubclass(model, ListingPage) or not model.compares:
            continue
        alike = [page for page in pages if model_of(page) is model.listed_model]
        # Each index of a type answers for all of them: the first one is the address of it.
        index = model.objects.public().order_by("path").first() if len(alike) >= FEWEST else None
        if index:
            found.append(Comparable(alike, model.compares, f"{index.get_url(request)}{COMPARE}"))
    return found
