"""An index of the addresses of all public pages, which finds the page that a mistyped address stands for."""

from collections import Counter, defaultdict

from wagtail.models import Page

from base import versioned_cache
from base.addresses.typed import key
from base.models import public
from base.request_state import state_of
from base.sites import site_of
from base.text import fold

MIN_SIMILARITY = 0.5  # below this, two names have little more in common than their language
MAX_SUGGESTIONS = 5
# These limit the cost of a wrong address, however many pages there are.
MAX_NAMES_PER_TRIGRAM = 500
MAX_COMPARED = 50  # names that are compared as a whole
MAX_TRIGRAMS = 16  # the rarest ones of an address; common ones do not distinguish names


class AddressIndex:
    """The addresses of all public pages of a site, read in one query and kept until the content changes.

    Args:
        root: the root page of the site.
    """

    def __init__(self, root):
        self._paths = {}  # normalized address -> path; None when two pages share the normalized address
        self._names = []  # (pk, name) of each slug and each title
        self._postings = defaultdict(list)  # trigram -> positions in `_names`
        rows = public(Page.objects.filter(path__startswith=root.path)).order_by("path")
        for pk, url_path, slug, title in rows.values_list("pk", "url_path", "slug", "title"):
            path = f"/{url_path.removeprefix(root.url_path)}"
            address = _normalized_address(path.strip("/").split("/"))
            self._paths[address] = None if address in self._paths else path
            for name in {_normalized_name(slug), _normalized_name(title)}:
                self._add(pk, name)

    @classmethod
    def for_request(cls, request):
        """Return the index of the site of a request, at the content version of the request; None without a site."""
        site = site_of(request)
        if site is None:
            return None
        version = state_of(request).content_version
        return versioned_cache.get("addresses", version, lambda: cls(site.root_page), site=site.pk)

    def _add(self, pk, name):
        for trigram in _trigrams(name):
            self._postings[trigram].append(len(self._names))
        self._names.append((pk, name))

    def find_path(self, parts):
        """Return the path of the one page whose address has these parts, in any spelling; None without one."""
        return self._paths.get(_normalized_address(parts))

    def find_similar(self, parts):
        """Return the pks of the pages whose slug or title resembles the last part of an address, best match first."""
        wanted = _trigrams(_normalized_name(parts[-1]))
        indexed = sorted(wanted & self._postings.keys(), key=lambda each: (len(self._postings[each]), each))
        positions = (self._postings[trigram][:MAX_NAMES_PER_TRIGRAM] for trigram in indexed[:MAX_TRIGRAMS])
        candidates = Counter(position for each in positions for position in each)
        best: dict[int, float] = {}
        for position, _count in candidates.most_common(MAX_COMPARED):
            pk, name = self._names[position]
            trigrams = _trigrams(name)
            shared = len(wanted & trigrams)
            # Half of the score is the Dice coefficient; half is the share of the typed words that a longer title has.
            best[pk] = max(best.get(pk, 0), shared / (len(wanted) + len(trigrams)) + shared / len(wanted) / 2)
        similar = sorted((pk for pk in best if best[pk] >= MIN_SIMILARITY), key=lambda pk: (-best[pk], pk))
        return similar[:MAX_SUGGESTIONS]


def suggestions(request, parts):
    """Return the public pages whose slug or title resembles an address that was not found.

    Args:
        parts: as of `base.addresses.typed.parse`.

    Returns:
        Pages, read from the database now, so a page that was hidden since is left out; two queries at most.
    """
    if not parts or state_of(request).content_version is None:  # of a file, say: no version, so nothing is kept
        return []
    index = AddressIndex.for_request(request)
    pks = index.find_similar(parts) if index else []
    pages = public(Page.objects.all()).in_bulk(pks) if pks else {}
    return [pages[pk] for pk in pks if pk in pages]


def _normalized_address(parts):
    return "/".join(map(key, parts))


def _normalized_name(name):
    return " ".join("".join(char if char.isalnum() else " " for char in fold(name)).split())


def _trigrams(name):
    """Return the trigrams of a name, with a space before and after each word."""
    padded = f" {name[:100]} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)}
