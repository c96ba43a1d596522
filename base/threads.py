"""The thread: which pages a page relates to, both ends, read in one query."""

from dataclasses import dataclass, field

from django.db.models import Prefetch, Q, prefetch_related_objects

from base import relations

# Page types whose rows show more than every page has; they come along in the same query.
JOINED = ("practicepage__municipality",)


@dataclass
class RelatedGroup:
    """The pages that relate to a page in one way.

    Args:
        name: the kind's slug, with ``_inverse`` behind it at the target's end.
        label: Dutch heading.
        pages: public pages, in the editor's order.
    """

    name: str
    label: str
    pages: list = field(default_factory=list)


def related_groups(page, public_pages):
    """Group the public pages at the other end of a page's relations.

    Args:
        page: any page; an unsaved draft in a preview counts with the relations it holds in memory.
        public_pages: queryset of what a visitor may see.

    Returns:
        ``{name: RelatedGroup}`` in the order of the registry; a kind without pages is absent.
    """
    from base.models import PageRelation, TermAssignment

    in_memory = page.pk is None or page.relations.is_deferring
    # Only what relates to this page is asked whether it is public: asking every page of the site takes half a second.
    towards, away = PageRelation.objects.filter(target=page.pk), PageRelation.objects.filter(source=page.pk)
    ends = Q(target=page, source__in=public_pages.filter(pk__in=towards.values("source"))) if page.pk else Q(pk__in=[])
    if not in_memory:
        ends |= Q(source=page, target__in=public_pages.filter(pk__in=away.values("target")))
    joined = [f"{end}{name}" for end in ("source", "target") for name in ("", *(f"__{join}" for join in JOINED))]
    rows = list(PageRelation.objects.filter(ends).select_related(*joined))
    if in_memory:
        own = list(page.relations.all())
        allowed = set(public_pages.filter(pk__in=[row.target_id for row in own]).values_list("pk", flat=True))
        rows = [row for row in own if row.target_id in allowed] + rows
    rows.sort(key=lambda row: _weight(row, page))
    groups = {}
    for kind in relations.KINDS.values():
        for row in rows:
            if row.kind != kind.slug:
                continue
            outgoing = row.source_id == page.pk or row.target_id != page.pk
            symmetric = kind.label == kind.inverse
            name = kind.slug if outgoing or symmetric else f"{kind.slug}_inverse"
            label = kind.label if outgoing else kind.inverse
            group = groups.setdefault(name, RelatedGroup(name, label))
            other = _specific(row.target if outgoing else row.source)
            if other.pk not in {known.pk for known in group.pages}:
                group.pages.append(other)
    others = [other for group in groups.values() for other in group.pages]
    terms = TermAssignment.objects.select_related("tag").order_by("tag__order")
    prefetch_related_objects(others, Prefetch("term_assignments", terms))
    return groups


def _weight(row, page):
    """Sort by the place an editor gave; at the other end, the newest source first among equals."""
    published = row.source.first_published_at if row.target_id == page.pk else None
    return (row.sort_order or 0, -published.timestamp() if published else 0)


def _specific(page):
    """Give the page as the type that was fetched along, or as it is."""
    for join in JOINED:
        specific = getattr(page, join.split("__")[0], None)
        if specific is not None:
            return specific
    return page
