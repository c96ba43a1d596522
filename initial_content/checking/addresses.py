"""Checks that links within the site lead to a page."""

from urllib.parse import urlsplit

from django.urls import reverse

from base import facets


def addresses(content):
    """Return the addresses of all pages and terms of the content, and of the lists of both.

    Args:
        content: `initial_content.loading.reading.InitialContent`.
    """
    by_id = {record.id: record for record in content.pages}

    def path(record):
        # Home is the root of the site: its slug is in no address.
        return "/" if record.parent is None else f"{path(by_id[record.parent])}{record.slug}/"

    pages = {path(record) for record in content.pages} | {reverse("search"), reverse("terms")}
    lists = {reverse("facet", args=[facet]) for facet in facets.FACETS}
    return pages | lists | {reverse("term", args=[record.data["facet"], record.slug]) for record in content.terms}


def check(passages, known, problems):
    """Report links to addresses that do not exist.

    Args:
        passages: of every record.
        known: set of addresses.
        problems: `initial_content.loading.problems.Problems` to add to.
    """
    for passage in passages:
        for link in passage.links:
            parts = urlsplit(link)
            if not parts.netloc and parts.path not in known:
                problems.add(passage.file, passage.line, f"link naar “{link}”: die pagina bestaat niet")
