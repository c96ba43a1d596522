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


CAUSE, GUIDE, NETWORK = "content.CausePage", "content.GuidePage", "content.NetworkPage"
NEWS, PATHWAY, POLICY = "content.NewsPage", "content.PathwayPage", "content.PolicyPage"
EXAMPLE, TESTIMONY = "content.ExampleStoryPage", "content.TestimonyPage"
INSTRUMENT, PRACTICE = "practices.InstrumentPage", "practices.PracticePage"
PUBLICATION = "research.PublicationPage"
STORIES = {EXAMPLE, TESTIMONY}
WORD = "content.GlossaryEntryPage"
ANY = frozenset(
    {CAUSE, GUIDE, NETWORK, NEWS, PATHWAY, POLICY, INSTRUMENT, PRACTICE, PUBLICATION, *STORIES}
    | {"content.ContactPage", WORD, "content.StandardPage"}
)


def _kind(slug, label, inverse, sources, targets):
    return RelationKind(slug, label, inverse, frozenset(sources), frozenset(targets))


KINDS = {
    kind.slug: kind
    for kind in (
        _kind("guides", "Wat erachter kan zitten", "Wat moet je doen?", {GUIDE}, {CAUSE}),
        _kind("helps", "Helpt bij", "Wat helpt", {PRACTICE, INSTRUMENT}, {CAUSE}),
        _kind("leads_to", "Kan leiden tot", "Kan komen door", {CAUSE}, {CAUSE}),
        _kind("uses", "Handig hierbij", "Wordt gebruikt bij", {GUIDE, PATHWAY, PRACTICE}, {INSTRUMENT}),
        _kind("calls_on", "Wie kan helpen", "Helpt bij", {GUIDE, PATHWAY, CAUSE, PRACTICE, *STORIES}, {NETWORK}),
        _kind("shows", "Zo doen anderen het", "Past bij", {GUIDE, *STORIES}, {PRACTICE}),
        _kind("tells", "Dit verhaal gaat over", "Verhalen", STORIES, {CAUSE, PATHWAY, GUIDE}),
        _kind(
            "studies",
            "Dit onderzoek gaat over",
            "Onderzoek hierover",
            {PUBLICATION},
            {CAUSE, PRACTICE, POLICY, INSTRUMENT, PATHWAY},
        ),
        _kind(
            "addresses",
            "Dit gaat over",
            "Beleid hierover",
            {POLICY, NEWS},
            {CAUSE, PRACTICE, PUBLICATION, GUIDE, INSTRUMENT, NETWORK, PATHWAY},
        ),
        _kind("follows", "Volgt op", "Wat erop volgde", {POLICY, NEWS}, {POLICY}),
        _kind("resembles", "Lijkt op", "Lijkt op", {PRACTICE}, {PRACTICE}),
        _kind("related", "Zie ook", "Zie ook", ANY, ANY),
        _kind("explains", "Meer hierover", "In de woordenlijst", {WORD}, ANY - {WORD}),
    )
}

CHOICES = [(kind.slug, kind.label) for kind in KINDS.values()]
