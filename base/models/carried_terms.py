"""Which page or record carries which terms: the rows that say so, and the terms as they are read from them."""

from collections import defaultdict

from django.db.models import F, Prefetch
from wagtail.models import Page

from base import facets
from base.keys import key_of, kind_of
from base.models.term import Term, TermAssignment
from base.prepared import PK, PreparedQuery


def term_rows(model=Page):
    """Return which rows of a model carry which terms, as a queryset with ``carrier_pk`` and ``term_pk``.

    Never-published drafts have rows too: count through `public()`.

    Args:
        model: Page, a page type or a type of record.
    """
    if issubclass(model, Page):
        return TermAssignment.objects.annotate(carrier_pk=F("content_object_id"), term_pk=F("tag_id"))
    field = model._meta.get_field("terms")
    carrier, term = field.m2m_field_name(), field.m2m_reverse_field_name()
    return field.remote_field.through.objects.annotate(carrier_pk=F(f"{carrier}_id"), term_pk=F(f"{term}_id"))


def with_terms(queryset):
    """Fetch the terms of all pages or records of a queryset in one query; read them with `terms_by_facet`."""
    if not issubclass(queryset.model, Page):
        return queryset.prefetch_related("terms")
    assignments = TermAssignment.objects.select_related("tag").order_by("tag__order", "tag__name")
    return queryset.prefetch_related(Prefetch("term_assignments", queryset=assignments))


def attach_terms(things, vocabulary):
    """Set ``terms_by_facet`` of many pages and records in one query for each kind, without a row for each term.

    Args:
        things: list of pages and records; they are changed.
        vocabulary: `Vocabulary`.
    """
    by_kind, carried = defaultdict(list), {key_of(thing): [] for thing in things}
    for thing in things:
        by_kind[kind_of(type(thing))].append(thing)
    for kind, alike in by_kind.items():
        rows = term_rows(type(alike[0])).filter(carrier_pk__in=[thing.pk for thing in alike])
        for carrier_pk, term_pk in rows.values_list("carrier_pk", "term_pk"):
            if term_pk in vocabulary.terms:
                carried[kind, carrier_pk].append(vocabulary.terms[term_pk])
    for thing in things:
        thing.terms_by_facet = group_by_facet(carried[key_of(thing)])


TERMS = PreparedQuery(lambda: Term.objects.filter(assignments__content_object=PK))


def terms_by_facet(thing):
    """Return the terms of any page or record as ``{facet slug: [Term, …]}``, in the facets' order.

    Uses what `attach_terms` or `with_terms` fetched, or one query.
    """
    if "terms_by_facet" in vars(thing):
        return thing.terms_by_facet
    if not isinstance(thing, Page):
        return group_by_facet(thing.terms.all())
    is_prefetched = "term_assignments" in getattr(thing, "_prefetched_objects_cache", ())
    if thing.pk is None or thing.term_assignments.is_deferring or is_prefetched:
        return group_by_facet(assignment.tag for assignment in thing.term_assignments.all())
    return group_by_facet(TERMS.instances(pk=thing.pk))


def group_by_facet(terms):
    """Return terms as ``{facet slug: [Term, …]}``, in the order of the facets."""
    found = sorted(terms, key=lambda term: (term.order, term.name))
    grouped = {slug: [term for term in found if term.facet == slug] for slug in facets.FACETS}
    return {slug: terms for slug, terms in grouped.items() if terms}
