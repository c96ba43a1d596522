"""The kinds of relation that tie pages together: one thread from a cause to what helps.

A relation is stored once, on the page where the editor makes it; both pages show it. Page types are named
by label ("practices.PracticePage"), so this registry imports nobody.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class RelationKind:
    """One way in which a page relates to another.

    Args:
        slug: stored value.
        label: Dutch heading on the source's page.
        inverse: Dutch heading on the target's page.
        sources, targets: labels of the page types it may stand between.
    """

    slug: str
    label: str
    inverse: str
    sources: frozenset[str]
    targets: frozenset[str]


CAUSE, PRACTICE, STANDARD = "content.CausePage", "practices.PracticePage", "content.StandardPage"
ANY = frozenset({CAUSE, PRACTICE, STANDARD})

KINDS = {
    kind.slug: kind
    for kind in (
        RelationKind("helps", "Helpt bij", "Wat helpt", frozenset({PRACTICE}), frozenset({CAUSE})),
        RelationKind("leads_to", "Kan leiden tot", "Kan komen door", frozenset({CAUSE}), frozenset({CAUSE})),
        RelationKind("resembles", "Lijkt op", "Lijkt op", frozenset({PRACTICE}), frozenset({PRACTICE})),
        RelationKind("related", "Zie ook", "Zie ook", ANY, ANY),
    )
}

CHOICES = [(kind.slug, kind.label) for kind in KINDS.values()]
