"""Pages with every field and block filled, and pages with none, for tests of templates."""

from tests.factories.base import PageRelationFactory
from tests.factories.bodies import body_blocks, fill
from tests.factories.full_site.causes import add_causes
from tests.factories.full_site.figures import add_indicators
from tests.factories.full_site.guidance import add_guides_and_contact, add_networks, add_questions
from tests.factories.full_site.names import ADDRESSES, TITLES
from tests.factories.full_site.pathways import add_pathways
from tests.factories.full_site.policy import add_policy, add_publications, add_themes
from tests.factories.full_site.practices import HELPING, MONDAY, add_instruments, add_practices
from tests.factories.full_site.stories import add_glossary, add_stories
from tests.factories.full_site.terms import some_terms
from tests.factories.full_site.texts import add_roles, add_texts
from tests.factories.full_site.tracker import add_tracker
from tests.factories.full_site.translations import add_translations

__all__ = ["ADDRESSES", "HELPING", "MONDAY", "TITLES", "full_site"]

ADD = (
    *(add_practices, add_instruments, add_causes, add_guides_and_contact, add_networks, add_questions),
    *(add_pathways, add_publications, add_themes, add_policy, add_tracker, add_indicators, add_stories, add_glossary),
    add_texts,
)
WITH_BODY = ("practice", "foreign", "cause", "standard", "guide", "policy", "update", "contact")
RELATIONS = (
    ("practice", "helps", "cause"),
    ("practice", "helps", "risk"),
    ("practice", "resembles", "foreign"),
    ("practice", "related", "standard"),
    ("practice", "uses", "instrument"),
    ("practice", "calls_on", "network"),
    ("instrument", "helps", "cause"),
    ("cause", "leads_to", "consequence"),
    ("cause", "related", "risk"),
    ("cause", "calls_on", "network"),
    ("standard", "related", "bare_standard"),
    ("guide", "uses", "instrument"),
    ("guide", "calls_on", "network"),
    ("guide", "shows", "practice"),
    ("guide", "related", "bare_guide"),
    ("pathway", "calls_on", "network"),
    ("pathway", "uses", "instrument"),
    ("publication", "studies", "cause"),
    ("publication", "studies", "policy"),
    ("policy", "addresses", "cause"),
    ("policy", "addresses", "guide"),
    ("policy", "follows", "bare_policy"),
    ("update", "follows", "policy"),
    ("update", "addresses", "network"),
    ("action", "concerns", "cause"),
    ("action", "waits_on", "bare_action"),
    ("recommendation", "answered_by", "action"),
    ("recommendation", "concerns", "practice"),
    ("promise", "concerns", "guide"),
    ("policy", "answered_by", "promise"),
    ("indicator", "measures", "cause"),
    ("indicator", "follows", "bare_indicator"),
    ("testimony", "tells", "cause"),
    ("testimony", "shows", "practice"),
    ("testimony", "calls_on", "network"),
    ("story", "tells", "pathway"),
    ("story", "shows", "practice"),
    ("story", "calls_on", "network"),
    ("entry", "related", "guide"),
    ("question", "related", "guide"),
    ("contact", "related", "standard"),
)


def full_site():
    """Fill home and its indexes, which must be there, with a full and a bare page of every type.

    Each page stands at its name in `ADDRESSES`, when the indexes have the addresses of the initial content.

    Returns:
        ``{name: page}``.
    """
    terms = some_terms()
    pages = {}
    for add in ADD:
        pages |= add(terms)
    blocks = body_blocks([pages["practice"], pages["cause"], pages["bare_cause"]])
    for name in WITH_BODY:
        fill(pages[name], body=blocks)
    for source, kind, target in RELATIONS:
        PageRelationFactory(source=pages[source], kind=kind, target=pages[target])
    return pages | add_roles(pages) | add_translations(pages)
