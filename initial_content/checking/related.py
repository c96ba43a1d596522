"""Checks that every page is related to another one, and that it has the relations that its type requires.

A required relation is of a specific kind: loose kinds, such as "Zie ook" and the glossary, do not count. A policy page
needs a cause, and a practice or research. A parliamentary question or an unpublished plan may be about neither: then
the policy that it follows, or that follows it, is enough.
"""

from base import relations
from base.declarations import declared


def must_relate(model):
    """Return whether a page of a type needs a relation: not an index, home or a page about the site.

    A type needs one if it may have relations and either needs a source or takes part in a kind that is not loose.
    """
    label = model._meta.label
    kinds = [kind for kind in relations.KINDS.values() if label in kind.sources | kind.targets]
    return bool(kinds) and (model.needs_source or not all(kind.is_loose for kind in kinds))


def required_relations():
    """Return ``{(page type, name): labels of the accepted target types}`` of the declarations of all apps."""
    required = {}
    for _app, relation in declared("required_relations"):
        required.setdefault((relation.page_type, relation.name), set()).update(relation.targets)
    return required


def check(pages, problems):
    """Report pages without a relation, and pages without a relation that their type requires.

    Args:
        pages: records, whose relations loading has checked.
        problems: `initial_content.loading.problems.Problems` to add to.
    """
    by_id, required = {record.id: record for record in pages}, required_relations()
    related = set()  # ids of pages with any relation
    related_types = {record.id: set() for record in pages}  # by relations that are not loose
    for record in pages:
        for kind, targets in (record.data.get("relations") or {}).items():
            for target in targets:
                related |= {record.id, target}
                if not relations.KINDS[kind].is_loose:
                    related_types[record.id].add(by_id[target].model._meta.label)
                    related_types[target].add(record.model._meta.label)
    for record in pages:
        if record.id not in related and must_relate(record.model):
            problems.on(record, "geen verband met een andere pagina")
            continue
        for (label, name), types in required.items():
            if label == record.model._meta.label and not related_types[record.id] & types:
                problems.on(record, f"geen verband met {name}")
