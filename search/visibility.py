"""Which pages and records may be found, and how lists read them."""

from collections import defaultdict

from wagtail.models import Page

from base.keys import PAGE, Key, key_of, kind_of, numbers_by_kind, page_key
from base.models import BasePage, public, record_types, term_rows, with_terms
from base.page_rows import public_rows, row_columns_of


def visible_pages():
    """Return every public page of our own types: what search, term pages and everything like them may show."""
    return public(Page.objects.type(BasePage))


def visible_things():
    """Return querysets of all that may be found: the pages, then the records of each type."""
    return [visible_pages(), *(model.objects.public().complete() for model in record_types())]


def read(querysets, keys):
    """Return the pages and records with some keys, in the order of the keys; what the querysets lack is left out.

    One query for each kind among the keys.
    """
    found = {key_of(thing): thing for queryset in only(querysets, keys) for thing in queryset}
    return [found[key] for key in keys if key in found]


def read_rows(querysets, keys, *, terms=True):
    """Return what rows show of the pages and records with some keys, in the order of the keys.

    Pages of mixed types, and of a type with `row_columns_of` its own, are `base.page_rows.PageRow`s.

    Args:
        querysets: of what is public, one for each kind.
        keys: `base.keys.Key`s.
        terms: whether to read their terms as well, in a second query for each kind.
    """
    found = {}
    for queryset in only(querysets, keys):
        if queryset.model is Page or row_columns_of(queryset.model):
            rows = public_rows([key.number for key in keys if key.kind == PAGE], terms=terms)
            found |= {page_key(pk): row for pk, row in rows.items()}
        else:
            found |= {key_of(thing): thing for thing in (with_terms(queryset) if terms else queryset)}
    return [found[key] for key in keys if key in found]


def only(querysets, keys):
    """Return querysets narrowed to those with some keys; a kind that has none among them falls out."""
    numbers = numbers_by_kind(keys)
    kept = ((queryset, numbers[kind_of(queryset.model)]) for queryset in querysets)
    return [queryset.filter(pk__in=pks) for queryset, pks in kept if pks]


def _rows_of_terms():
    """Yield ``(rows of terms, those of what is public)`` of the pages, then of the records of each type."""
    for things in visible_things():
        rows = term_rows(things.model)
        yield rows, rows.filter(carrier_pk__in=things.order_by().values("pk"))


def terms_in_use():
    """Return the rows of `base.models.term_rows` of all that is public, as a queryset for each kind."""
    return [shown for _rows, shown in _rows_of_terms()]


def is_hidden(term, vocabulary):
    """Return whether only what is not public is about a term; not of one that nothing is about.

    Args:
        term: of the vocabulary.
        vocabulary: `Vocabulary`.
    """
    carriers, exists = vocabulary.carriers(term), False
    for rows, shown in _rows_of_terms():
        if shown.filter(term_pk__in=carriers).exists():
            return False
        exists = exists or rows.filter(term_pk__in=carriers).exists()
    return exists


def keys_by_term(vocabulary):
    """Return ``{term: keys of what is public and about it}``, wider terms included; one query for each kind.

    Args:
        vocabulary: `Vocabulary`.
    """
    found = defaultdict(set)
    for things, rows in zip(visible_things(), terms_in_use(), strict=True):
        kind = kind_of(things.model)
        for term_pk, carrier_pk in rows.values_list("term_pk", "carrier_pk"):
            for term in vocabulary.lineage(term_pk):
                found[term].add(Key(kind, carrier_pk))
    return dict(found)
