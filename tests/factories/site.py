"""A small complete site: one of everything that a visitor can ask for."""

from dataclasses import dataclass, field

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
    NetworkIndexPageFactory,
    NetworkPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    PolicyIndexPageFactory,
    PolicyPageFactory,
    RoleIndexPageFactory,
    RolePageFactory,
    StandardPageFactory,
    TestimonyIndexPageFactory,
    TestimonyPageFactory,
)
from tests.factories.pathways import PathwayFinderPageFactory, PathwayIndexPageFactory, PathwayPageFactory
from tests.factories.practices import (
    InstrumentIndexPageFactory,
    InstrumentPageFactory,
    PracticeIndexPageFactory,
    PracticePageFactory,
)
from tests.factories.research import PublicationIndexPageFactory, PublicationPageFactory


@dataclass
class SmallSite:
    """Pages by what they are, and every page and public address by name."""

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
    *("policies", "news", "testimonies", "stories", "glossary"),
)
LISTS = (*INDEXES, "search", "term")
DETAILS = (
    *("practice", "foreign", "cause", "standard", "guide", "network", "pathway", "publication", "instrument"),
    *("policy", "update", "testimony", "story", "entry", "contact"),
)
# Pages that gather others, without facets.
ENTRANCES = ("finder", "roles", "role")
# Lists that readers follow.
FOLLOWED = (
    *("practices", "abroad", "causes", "guides", "publications", "instruments", "policies", "news", "testimonies"),
    "term",
)
FEEDS = tuple(f"{name}_feed" for name in FOLLOWED)
HTML = ("home", *LISTS, *DETAILS, *ENTRANCES, "terms", "interface")


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
    pages = {
        "home": home,
        "practices": practices,
        "abroad": abroad,
        "causes": causes,
        "practice": practice,
        "foreign": foreign,
        "cause": cause,
        "standard": standard,
        **the_other_types(home, theme),
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


def the_other_types(home, theme):
    """Make an index and a page of every type but practices, causes and texts.

    Args:
        home: what they stand under.
        theme: Term that each page carries.

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
    found["contact"] = ContactPageFactory(parent=home)
    return found
