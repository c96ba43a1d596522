"""A small complete site: one of everything that a visitor can ask for."""

from dataclasses import dataclass, field

from base.models import Term
from tests.factories.base import PageRelationFactory, SourceFactory, TermFactory
from tests.factories.content import CausePageFactory, StandardPageFactory
from tests.factories.practices import PracticeIndexPageFactory, PracticePageFactory


@dataclass
class SmallSite:
    """Pages by what they are, and every public address by name."""

    home: object
    practices: object
    abroad: object
    causes: object
    practice: object
    foreign: object
    cause: object
    standard: object
    theme: Term
    child_theme: Term
    addresses: dict = field(default_factory=dict)


LISTS = ("practices", "abroad", "causes", "search", "term")
DETAILS = ("practice", "foreign", "cause", "standard")
FEEDS = ("practices_feed", "abroad_feed", "causes_feed", "term_feed")
HTML = ("home", *LISTS, *DETAILS, "terms")


def small_site(home, practices, causes):
    """Fill a home page and its two indexes with one page of each kind, terms and relations between them."""
    theme = TermFactory(name="Spijbelen", slug="spijbelen", synonyms="brossen", description="Wegblijven van school.")
    child = TermFactory(name="Vaak te laat", slug="vaak-te-laat", parent=theme)
    level = TermFactory(facet="niveau", name="Secundair onderwijs", slug="secundair")
    evidence = TermFactory(facet="bewijs", name="Zelf gemeten", slug="zelf-gemeten")
    abroad = PracticeIndexPageFactory(
        parent=home, title="Voorbeelden uit het buitenland", slug="buitenland", scope="buitenland"
    )
    cause = CausePageFactory(parent=causes, title="Schoolmoe", slug="schoolmoe", signals="Slaapt in de klas")
    practice = PracticePageFactory(
        parent=practices,
        title="Time-out in Hasselt",
        slug="time-out",
        monday="Bel vandaag nog.",
        terms=[child, level, evidence],
    )
    foreign = PracticePageFactory(parent=abroad, title="Brede vangst", slug="brede-vangst", country="NL", terms=[theme])
    standard = StandardPageFactory(parent=home, title="Over deze site", slug="over-deze-site")
    cause.terms.set([theme])
    cause.save()
    SourceFactory(page=practice)
    PageRelationFactory(source=practice, kind="helps", target=cause)
    PageRelationFactory(source=practice, kind="resembles", target=foreign)
    PageRelationFactory(source=standard, kind="related", target=practice)
    addresses = {
        "home": "/",
        "practices": "/praktijken/",
        "abroad": "/buitenland/",
        "causes": "/oorzaken/",
        "practice": "/praktijken/time-out/",
        "foreign": "/buitenland/brede-vangst/",
        "cause": "/oorzaken/schoolmoe/",
        "standard": "/over-deze-site/",
        "search": "/zoeken/",
        "terms": "/onderwerpen/",
        "term": theme.get_absolute_url(),
        "practices_feed": "/praktijken/feed/",
        "abroad_feed": "/buitenland/feed/",
        "causes_feed": "/oorzaken/feed/",
        "term_feed": f"{theme.get_absolute_url()}feed/",
        "sitemap": "/sitemap.xml",
        "robots": "/robots.txt",
    }
    return SmallSite(
        home, practices, abroad, causes, practice, foreign, cause, standard, theme, child, addresses=addresses
    )
