"""What a visitor may mean while typing: terms, pages, and the same words without a typing error."""

from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.http import JsonResponse
from django.urls import reverse
from django.utils.text import capfirst

from base import cache, text
from base.models import Vocabulary
from search import editorial, indexing
from search.findable import carried, findable

MOST, MOST_TERMS = 8, 3
SHORTEST = 2  # letters: one fits almost everything


@dataclass(frozen=True)
class Suggestion:
    """One line under the search field.

    Args:
        kind: "term", "page" or "correction".
        label: what is shown.
        detail: Dutch, what it is.
        url: where it leads.
    """

    kind: str
    label: str
    detail: str
    url: str


def suggestions(request):
    """Answer /zoeken/suggesties/?q=…: at most eight suggestions, as JSON."""
    asked = text.clean(request.GET.get("q", ""))
    found = suggest(asked, indexing.for_request(request), getattr(request, "sequence", None))
    response = JsonResponse(
        {"suggestions": [asdict(each) for each in found]}, json_dumps_params={"ensure_ascii": False}
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def suggest(asked, opened=None, sequence=None):
    """Give the suggestions for what is being typed: a correction when nothing begins so, terms, then pages.

    Args:
        asked: cleaned text.
        opened: `search.indexing.Opened`, or None to ask the database.
        sequence: of base.changes, or None.
    """
    if len(asked) < SHORTEST:
        return []
    terms = _terms(asked, sequence)
    pages = _pages(asked, opened, sequence, forgiving=False)
    if not terms and not pages:
        return [*_corrections(asked, opened, sequence), *_pages(asked, opened, sequence, forgiving=True)][:MOST]
    return [*terms, *pages][:MOST]


def _corrections(asked, opened, sequence):
    if not opened:
        return []
    mended = opened.engine.correct(asked, opened.expired(), typing=True, lexicon=editorial.lexicon(sequence))
    if not mended:
        return []
    return [Suggestion("correction", mended, "Bedoelde je dit?", f"{reverse('search')}?{urlencode({'q': mended})}")]


def _terms(asked, sequence):
    """Give the terms of which a name or a synonym has a word that begins as asked; the name itself goes first."""
    typed = text.fold(asked)
    fitting = []
    for place, (term, names) in enumerate(cache.derived("terms to suggest", sequence, _carried_terms)):
        by = next((name for folded, name in names if f" {typed}" in f" {folded}"), None)
        if by is not None:
            fitting.append((not text.fold(term.name).startswith(typed), place, term, by))
    fitting.sort(key=lambda each: each[:2])
    return [_suggested(term, by) for *_, term, by in fitting[:MOST_TERMS]]


def _suggested(term, by):
    """Give a term as a suggestion; it says by which other name it was found, or nobody would see why."""
    detail = term.facet_label if by == term.name else f"{term.facet_label}, ook “{by}”"
    return Suggestion("term", term.name, detail, term.get_absolute_url())


def _carried_terms():
    """Give ``[(term, [(folded name, name), …]), …]`` of the terms that a public page is about, most pages first."""
    vocabulary = Vocabulary()
    pages, names = carried(vocabulary), {}
    for term in vocabulary.terms.values():
        own = names.setdefault(vocabulary.current(term), [])
        own += [(text.fold(name), name) for name in (term.name, *term.synonym_list)]
    for term, own in names.items():
        own.sort(key=lambda pair: pair[1] != term.name)  # Its own name first, whatever was merged into it.
    return [(term, names[term]) for term in sorted(pages, key=lambda term: (-len(pages[term]), term.pk))]


def _pages(asked, opened, sequence, *, forgiving):
    """Give the pages that fit; read anew, so that nothing hidden since is suggested."""
    if opened:
        how = {"lexicon": editorial.lexicon(sequence), "without": opened.expired(), "forgiving": forgiving}
        pks = [pk for pk, _ in opened.engine.suggest(asked, MOST, **how)]
        pages = findable().in_bulk(pks)
        pages = [pages[pk] for pk in pks if pk in pages]
    else:
        pages = list(findable().filter(title__icontains=asked).order_by("title", "pk")[:MOST])
    return [Suggestion("page", page.title, _kind(page), page.url) for page in pages]


def _kind(page):
    name = str(ContentType.objects.get_for_id(page.content_type_id).model_class()._meta.verbose_name)
    return capfirst(name)
