"""The thread: which pages a page relates to, both ends, read in one query."""

from dataclasses import dataclass, field

from django.db.models import Prefetch, Q, prefetch_related_objects

from base import relations


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
    ends = Q(target=page, source__in=public_pages) if page.pk else Q(pk__in=[])
    if not in_memory:
        ends |= Q(source=page, target__in=public_pages)
    rows = list(PageRelation.objects.filter(ends).select_related("source", "target"))
    if in_memory:
        own = list(page.relations.all())
        allowed = set(public_pages.filter(pk__in=[row.target_id for row in own]).values_list("pk", flat=True))
        rows = [row for row in own if row.target_id in allowed] + rows
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
            other = row.target if outgoing else row.source
            if other.pk not in {known.pk for known in group.pages}:
                group.pages.append(other)
    others = [other for group in groups.values() for other in group.pages]
    terms = TermAssignment.objects.select_related("tag").order_by("tag__order")
    prefetch_related_objects(others, Prefetch("term_assignments", terms))
    return groups
