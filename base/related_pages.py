"""The pages that a page is related to, in both directions, read as rows."""

from dataclasses import dataclass, field
from operator import itemgetter

from django.db.models import Q

from base import relations
from base.models.relation import PageRelation
from base.page_rows import public_rows
from base.prepared import PK, PreparedQuery


@dataclass
class RelatedGroup:
    """The pages that are related to a page by one kind of relation.

    Args:
        name: slug of the kind; on the target's page followed by ``_inverse``.
        label: Dutch heading.
        pages: `PageRow`s of public pages, in the editor's order.
    """

    name: str
    label: str
    pages: list = field(default_factory=list)


RELATIONS = PreparedQuery(
    lambda: PageRelation.objects.filter(Q(source=PK) | Q(target=PK)).values_list(
        "kind", "source_id", "target_id", "sort_order"
    )
)


def related_groups(page):
    """Return the public pages at the other end of a page's relations, grouped by kind.

    Args:
        page: any page; of an unsaved draft in a preview, the relations in memory.

    Returns:
        ``{name: RelatedGroup}`` in the order of the kinds; a kind without pages is absent.
    """
    in_memory = page.pk is None or page.relations.is_deferring
    relation_rows = RELATIONS.rows(pk=page.pk) if page.pk else []
    if in_memory:
        own = [(row.kind, page.pk, row.target_id, row.sort_order) for row in page.relations.all()]
        relation_rows = own + [row for row in relation_rows if row[1] != page.pk]
    others = {pk for _, source, target, _ in relation_rows for pk in (source, target)} - {page.pk}
    return _grouped(page.pk, relation_rows, public_rows(others))


def _grouped(pk, relation_rows, rows):
    """Return the rows of the pages at the other ends as ``{name: RelatedGroup}``.

    Args:
        pk: of the page; None before it is saved.
        relation_rows: ``[(kind, source, target, sort order), …]``.
        rows: ``{pk: PageRow}`` of the public pages.
    """
    found = {}
    for kind, source, target, order in relation_rows:
        outgoing = source == pk
        other = rows.get(target if outgoing else source)
        if other is not None:
            found.setdefault(kind, []).append((_sort_key(order, None if outgoing else other), outgoing, other))
    groups = {}
    for kind in relations.KINDS.values():
        for _, outgoing, other in sorted(found.get(kind.slug, ()), key=itemgetter(0)):
            symmetric = kind.label == kind.inverse
            name = kind.slug if outgoing or symmetric else f"{kind.slug}_inverse"
            group = groups.setdefault(name, RelatedGroup(name, kind.label if outgoing else kind.inverse))
            if other not in group.pages:
                group.pages.append(other)
    return groups


def _sort_key(order, source):
    """Return a key that sorts by the editor's order and, on the target's page, the newest source first among equals."""
    published = source and source.first_published_at
    return (order or 0, -published.timestamp() if published else 0)
