"""A small site with a page of every type."""

from dataclasses import dataclass, field

from wagtail.models import Page, Site

from base.models import Term
from tests.factories.base import MunicipalityFactory, PageRelationFactory, SourceFactory, TermFactory
from tests.factories.content import (
    CausePageFactory,
    ContactPageFactory,
    ExampleStoryIndexPageFactory,
    ExampleStoryPageFactory,
    GlossaryEntryPageFactory,
    GlossaryPageFactory,
    GuideIndexPageFactory,
    GuidePageFactory,
    HomePageFactory,
    NetworkIndexPageFactory,
    NetworkPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    PolicyIndexPageFactory,
    PolicyPageFactory,
    QuestionIndexPageFactory,
    QuestionPageFactory,
    RoleIndexPageFactory,
    RolePageFactory,
    StandardPageFactory,
    TestimonyIndexPageFactory,
    TestimonyPageFactory,
)
from tests.factories.figures import FiguresIndexPageFactory, IndicatorPageFactory
from tests.factories.pathways import PathwayFinderPageFactory, PathwayIndexPageFactory, PathwayPageFactory
from tests.factories.practices import (
    InstrumentIndexPageFactory,
    InstrumentPageFactory,
    PracticeIndexPageFactory,
    PracticePageFactory,
)
from tests.factories.research import (
    PublicationIndexPageFactory,
    PublicationPageFactory,
    WhatWorksIndexPageFactory,
    WhatWorksPageFactory,
)
from tests.factories.tracker import (
    ActionPageFactory,
    ActionPlanPageFactory,
    AdvicePageFactory,
    PromiseIndexPageFactory,
    PromisePageFactory,
    RecommendationPageFactory,
    RecommendationReportPageFactory,
    TrackerIndexPageFactory,
)
from tests.factories.translations import LanguagePageFactory, TranslationPageFactory


def make_home():
    """Create the home page of the default site, and return it."""
    home = HomePageFactory(parent=Page.get_first_root_node())
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port, site.root_page = "localhost", 80, home
    site.save()
    return home


@dataclass
class SmallSite:
    """The main pages as attributes, and all pages and public addresses by name."""

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
    pages: dict
    addresses: dict = field(default_factory=dict)


INDEXES = (
    *("practices", "abroad", "causes", "guides", "networks", "pathways", "publications", "instruments"),
    *("policies", "news", "testimonies", "stories", "glossary", "questions", "themes"),
)
LISTS = (*INDEXES, "plan", "report", "promises", "search", "term")
DETAILS = (
    *("practice", "foreign", "cause", "standard", "guide", "network", "pathway", "publication", "instrument"),
    *("policy", "update", "testimony", "story", "entry", "question", "theme", "contact", "translation"),
    *("action", "recommendation", "advice", "promise", "indicator"),
)
# Pages with links to others, without facets.
ENTRANCES = ("finder", "roles", "role", "language", "tracker", "figures")
# Lists with a feed.
FOLLOWED = (
    *("practices", "abroad", "causes", "guides", "publications", "instruments", "policies", "news", "testimonies"),
    "term",
)
FEEDS = tuple(f"{name}_feed" for name in FOLLOWED)
HTML = ("home", *LISTS, *DETAILS, *ENTRANCES, "terms", "interface")


def small_site(home, practices, causes):
    """Return a `SmallSite`: one page of each type below a home page, with terms and relations."""
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
    pages = {
        "home": home,
        "practices": practices,
        "abroad": abroad,
        "causes": causes,
        "practice": practice,
        "foreign": foreign,
        "cause": cause,
        "standard": standard,
        **make_other_types(home, theme),
        **make_tracker(home, theme),
        **make_figures(home, theme),
    }
    PageRelationFactory(source=pages["guide"], kind="calls_on", target=pages["network"])
    PageRelationFactory(source=pages["publication"], kind="studies", target=cause)
    PageRelationFactory(source=pages["update"], kind="follows", target=pages["policy"])
    PageRelationFactory(source=pages["testimony"], kind="tells", target=cause)
    addresses = {
        **{name: page.get_url() for name, page in pages.items()},
        "search": "/zoeken/",
        "terms": "/onderwerpen/",
        "interface": "/api/",
        "term": theme.get_absolute_url(),
        "sitemap": "/sitemap.xml",
        "robots": "/robots.txt",
    }
    addresses |= {f"{name}_feed": f"{addresses[name]}feed/" for name in FOLLOWED}
    return SmallSite(
        home, practices, abroad, causes, practice, foreign, cause, standard, theme, child, pages, addresses=addresses
    )


def make_tracker(home, theme):
    """Create the pages of the tracker, one of every type, and return them as ``{name: page}``."""
    index = TrackerIndexPageFactory(parent=home)
    plan = ActionPlanPageFactory(parent=index, title="Actieplan tegen uitval", terms=[theme])
    report = RecommendationReportPageFactory(parent=index, title="Verslag over begeleiding")
    promises = PromiseIndexPageFactory(parent=index)
    return {
        "tracker": index,
        "plan": plan,
        "action": ActionPageFactory(parent=plan, number=1, title="Scholen krijgen cijfers", terms=[theme]),
        "report": report,
        "recommendation": RecommendationPageFactory(parent=report, code="A1", title="Leg doelen vast"),
        "advice": AdvicePageFactory(parent=index, title="Advies over voorkomen"),
        "promises": promises,
        "promise": PromisePageFactory(parent=promises, title="Er komt een nieuw plan"),
    }


def make_figures(home, theme):
    """Create the entrance of the figures and an indicator, and return them as ``{name: page}``.

    It has no figures yet: a page with figures can't be deleted, and tests of every page delete each.
    """
    index = FiguresIndexPageFactory(parent=home)
    indicator = IndicatorPageFactory(parent=index, title="Jongeren zonder kwalificatie", terms=[theme])
    return {"figures": index, "indicator": indicator}


def make_other_types(home, theme):
    """Create an index and a page of every type except practices, causes and standard pages.

    Args:
        home: their parent.
        theme: Term of each page.

    Returns:
        ``{name: page}``.
    """
    found = {}
    for index, page, make_index, make_page, title in (
        ("guides", "guide", GuideIndexPageFactory, GuidePageFactory, "Vijf B-codes"),
        ("networks", "network", NetworkIndexPageFactory, NetworkPageFactory, "Meldpunt van de stad"),
        ("pathways", "pathway", PathwayIndexPageFactory, PathwayPageFactory, "Duaal leren als weg"),
        ("publications", "publication", PublicationIndexPageFactory, PublicationPageFactory, "Waarom jongeren stoppen"),
        ("instruments", "instrument", InstrumentIndexPageFactory, InstrumentPageFactory, "Draaiboek spijbelen"),
        ("policies", "policy", PolicyIndexPageFactory, PolicyPageFactory, "Actieplan van 2012"),
        ("news", "update", NewsIndexPageFactory, NewsPageFactory, "Nieuwe cijfers"),
        ("testimonies", "testimony", TestimonyIndexPageFactory, TestimonyPageFactory, "Ik kwam terug"),
        ("stories", "story", ExampleStoryIndexPageFactory, ExampleStoryPageFactory, "Sam is moe"),
        ("glossary", "entry", GlossaryPageFactory, GlossaryEntryPageFactory, "B-code"),
        ("questions", "question", QuestionIndexPageFactory, QuestionPageFactory, "Mag ik stoppen met school?"),
        ("themes", "theme", WhatWorksIndexPageFactory, WhatWorksPageFactory, "Wat werkt tegen spijbelen?"),
        ("roles", "role", RoleIndexPageFactory, RolePageFactory, "Voor directeurs"),
    ):
        found[index] = make_index(parent=home)
        found[page] = make_page(parent=found[index], title=title, **({} if page == "role" else {"terms": [theme]}))
    found["network"].municipalities = [
        MunicipalityFactory(name="Roeselare", province="West-Vlaanderen", postcodes="8800")
    ]
    found["network"].reach = "gemeenten"
    found["network"].save()
    found["finder"] = PathwayFinderPageFactory(
        parent=found["pathways"], pathways=[found["pathway"], PathwayPageFactory(parent=found["pathways"])]
    )
    found["role"].groups = (
        found["role"]
        ._meta.get_field("groups")
        .to_python([{"type": "group", "value": {"title": "Begin hier", "pages": [found["guide"].pk]}}])
    )
    found["role"].save()
    found["language"] = LanguagePageFactory(parent=home)
    found["translation"] = TranslationPageFactory(parent=found["language"], translated_page=found["guide"])
    found["contact"] = ContactPageFactory(parent=home)
    return found
