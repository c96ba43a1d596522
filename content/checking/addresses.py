"""A link to a page of the site leads to one."""

from urllib.parse import urlsplit

from django.urls import reverse

from base import facets


def addresses(content):
    """Give every address that the content makes: of its pages, its terms, and the lists of both.

    Args:
        content: `content.loading.reading.InitialContent`.
    """
    by_id = {record.id: record for record in content.pages}

    def path(record):
        # Home is the root of the site: its own slug stands in no address.
        return "/" if record.parent is None else f"{path(by_id[record.parent])}{record.slug}/"

    found = {path(record) for record in content.pages} | {reverse("search"), reverse("terms")}
    found |= {reverse("facet", args=[facet]) for facet in facets.FACETS}
    return found | {reverse("term", args=[record.data["facet"], record.slug]) for record in content.terms}


def check(passages, known, problems):
    """Note links to addresses that do not exist.

    Args:
        passages: of every record.
        known: set of addresses.
        problems: `content.loading.problems.Problems` to add to.
    """
    for passage in passages:
        for link in passage.links:
            parts = urlsplit(link)
            if not parts.netloc and parts.path not in known:
                problems.add(passage.file, passage.line, f"link naar “{link}”: die pagina bestaat niet")
