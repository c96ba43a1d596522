"""The initial pages of all apps as the engine's documents, read without a database."""

import re
from functools import cache

from wagtail.search import index

from base.keys import page_key
from initial_content.loading import reading
from search.engine.documents import Document

HEAD = ("title", "search_description")
_MARKUP = re.compile(r"<[^>]+>")


@cache
def documents():
    """Return ``{page: Document}`` of what is public; a page by its id, or its slug when it has none."""
    content = reading.read()
    terms = {(record.data["facet"], record.slug): record.data for record in content.terms}
    return {
        record.id: _document(pk, record, terms) for pk, record in enumerate(content.pages, 1) if not record.is_draft
    }


def _document(pk, record, terms):
    data = record.data
    names = {each.field_name for each in record.model.search_fields if isinstance(each, index.SearchField)}
    return Document(
        key=page_key(pk),
        title=data["title"],
        summary=_plain(data.get("summary", "")),
        terms=tuple(dict.fromkeys(_term_names(data.get("terms", {}), terms))),
        body=" ".join(_plain(value) for name, value in data.items() if name in names - set(HEAD)),
        written_out=data.get("written_out", ""),
        weight=record.model.search_weight,
    )


def _term_names(chosen, terms):
    """Yield names and synonyms of the terms of a page and of those they fall under."""
    for facet, slugs in chosen.items():
        for slug in slugs:
            while slug:
                term = terms[facet, slug]
                yield term["name"]
                yield from term.get("synonyms", ())
                slug = term.get("parent")


def _plain(value):
    """Return the text of what a file says: of blocks and lists, all that is for reading."""
    if isinstance(value, dict):
        return " ".join(
            _plain(each) for name, each in value.items() if name not in {"pages", "page", "url", "who", "cell"}
        )
    if isinstance(value, list | tuple):
        return " ".join(map(_plain, value))
    return " ".join(_MARKUP.sub(" ", str(value)).split())
