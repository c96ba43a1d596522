"""What a visitor may mean while typing: terms, pages and records, and the same words without a typing error."""

import re
from dataclasses import asdict, dataclass
from functools import reduce
from operator import or_
from urllib.parse import urlencode

from django.db.models import Q
from django.http import JsonResponse
from django.urls import reverse
from django.utils.text import capfirst

from base import text, versioned_cache
from base.addresses.parameters import DeclaredParameters
from base.keys import key_of
from base.models import Vocabulary, model_of
from base.request_state import state_of
from base.row_filters import foreign_language
from search import editorial, indexing
from search.engine import query_parser
from search.listings.parameters import QUERY
from search.visibility import keys_by_term, read_rows, visible_things

MOST, MOST_TERMS = 8, 3
SHORTEST = 2  # letters: one fits almost everything


@dataclass(frozen=True)
class Suggestion:
    """One line under the search field.

    Args:
        kind: "term", "page" (a record too) or "correction".
        label: what is shown.
        detail: Dutch, what it is.
        url: where it leads.
        lang: language of the label as a code, "" for Dutch.
    """

    kind: str
    label: str
    detail: str
    url: str
    lang: str = ""


def autocomplete(request):
    """Answer /zoeken/suggesties/?q=…: at most eight suggestions, as JSON."""
    asked, state = text.clean(request.GET.get(QUERY, "")), state_of(request)
    state.parameters = DeclaredParameters(frozenset({QUERY}), passes_over_others=True)
    found = suggest(asked, indexing.for_request(request), state.content_version)
    response = JsonResponse(
        {"suggestions": [asdict(each) for each in found]}, json_dumps_params={"ensure_ascii": False}
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def suggest(asked, opened=None, version=None):
    """Return the suggestions for what is being typed: a correction when nothing begins so, terms, then pages.

    Args:
        asked: cleaned text.
        opened: `search.indexing.IndexReader`, or None to ask the database.
        version: of base.content_version, or None.
    """
    if len(asked) < SHORTEST:
        return []
    terms = _terms(asked, version)
    pages = _pages(asked, opened, version, forgiving=False)
    if not terms and not pages:
        return [*_corrections(asked, opened, version), *_pages(asked, opened, version, forgiving=True)][:MOST]
    return [*terms, *pages][:MOST]


def _corrections(asked, opened, version):
    if not opened:
        return []
    mended = opened.engine.correct(asked, opened.expired(), typing=True, lexicon=editorial.lexicon(version))
    if not mended:
        return []
    return [Suggestion("correction", mended, "Bedoelde je dit?", f"{reverse('search')}?{urlencode({'q': mended})}")]


def _terms(asked, version):
    """Return the terms of which a name or a synonym has a word that begins as asked; the name itself goes first."""
    ways = tuple(map(text.fold, query_parser.alternatives(asked)))
    fitting = []
    for place, (term, names) in enumerate(versioned_cache.get("terms to suggest", version, _carried_terms)):
        by = next((name for folded, name in names if any(f" {typed}" in f" {folded}" for typed in ways)), None)
        if by is not None:
            fitting.append((not text.fold(term.name).startswith(ways), place, term, by))
    fitting.sort(key=lambda each: each[:2])
    return [_suggested(term, by) for *_, term, by in fitting[:MOST_TERMS]]


def _suggested(term, by):
    """Return a term as a suggestion; it says by which other name it was found, or nobody would see why."""
    detail = term.facet_label if by == term.name else f"{term.facet_label}, ook “{by}”"
    return Suggestion("term", term.name, detail, term.get_absolute_url())


def _carried_terms():
    """Return ``[(term, [(folded name, name), …]), …]`` of the terms that something public is about, most first."""
    vocabulary = Vocabulary()
    about, names = keys_by_term(vocabulary), {}
    for term in vocabulary.terms.values():
        own = names.setdefault(vocabulary.current(term), [])
        own += [(text.fold(name), name) for name in (term.name, *term.synonym_list)]
    for term, own in names.items():
        own.sort(key=lambda pair: pair[1] != term.name)  # Its own name first, whatever was merged into it.
    return [(term, names[term]) for term in sorted(about, key=lambda term: (-len(about[term]), term.pk))]


def _pages(asked, opened, version, *, forgiving):
    """Return the pages and records that fit; read anew, so that nothing hidden since is suggested."""
    if opened:
        how = {"lexicon": editorial.lexicon(version), "without": opened.expired(), "forgiving": forgiving}
        keys = [key for key, _ in opened.engine.suggest(asked, MOST, **how)]
    else:
        titled = reduce(or_, (Q(title__iregex=_as_written(each)) for each in query_parser.alternatives(asked)))
        known = [list(things.filter(titled).order_by("title", "pk")[:MOST]) for things in visible_things()]
        keys = [key_of(thing) for things in known for thing in things][:MOST]
    fitting = read_rows(visible_things(), keys, terms=False)
    return [Suggestion("page", thing.title, _kind(thing), thing.url, foreign_language(thing)) for thing in fitting]


def _as_written(typed):
    """Return a regular expression for a text with any apostrophes and quotation marks, and with soft hyphens."""
    same = {sign: f"[{signs}]" for signs in (text.APOSTROPHES, text.QUOTES) for sign in signs}
    return f"[{text.UNSEEN}]*".join(same.get(char, re.escape(char)) for char in typed)


def _kind(thing):
    return capfirst(str(model_of(thing)._meta.verbose_name))
