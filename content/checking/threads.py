"""Every page hangs together with the others: relations both ways, and the threads that a type can't do without.

A thread says what one page does for the other: "Zie ook" and a word of the glossary tie anything to anything, so
neither counts as one. Policy needs a cause, and a practice or research that it is about. A question in parliament or a
plan that nobody can read may be about neither: then the policy that it follows, or that came of it, is the thread.
"""

from base import relations

LOOSE = {"related", "explains"}
# Type -> what each of its pages is tied to, in either direction: one of the types in each set.
NEEDED = {
    relations.PUBLICATION: [({relations.CAUSE, relations.PRACTICE}, "een oorzaak of een praktijk")],
    relations.GUIDE: [({relations.NETWORK}, "een netwerk of dienst")],
    relations.POLICY: [
        ({relations.CAUSE}, "een oorzaak"),
        ({relations.PRACTICE, relations.PUBLICATION, relations.POLICY}, "een praktijk, een onderzoek of ander beleid"),
    ],
}


def must_relate(model):
    """Tell whether a page of this type has to relate to another: a list, home or a page about the site need not.

    Whatever states facts from sources does, and so does a type that a kind of relation other than a loose one is about.
    """
    label = model._meta.label
    kinds = [kind for kind in relations.KINDS.values() if label in kind.sources | kind.targets]
    return bool(kinds) and (model.needs_source or any(kind.slug not in LOOSE for kind in kinds))


def check(pages, problems):
    """Note pages that stand alone, and those that miss a thread of `NEEDED`.

    Args:
        pages: records, whose relations loading has checked.
        problems: `content.loading.problems.Problems` to add to.
    """
    by_id = {record.id: record for record in pages}
    near = {record.id: set() for record in pages}
    tied = {record.id: set() for record in pages}
    for record in pages:
        for kind, targets in (record.data.get("relations") or {}).items():
            for target in targets:
                near[record.id].add(target)
                near[target].add(record.id)
                if kind not in LOOSE:
                    tied[record.id].add(by_id[target].model._meta.label)
                    tied[target].add(record.model._meta.label)
    for record in pages:
        if not near[record.id] and must_relate(record.model):
            problems.on(record, "geen verband met een andere pagina")
            continue
        for types, name in NEEDED.get(record.model._meta.label, ()):
            if not tied[record.id] & types:
                problems.on(record, f"geen verband met {name}")
