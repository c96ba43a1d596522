from django.utils import timezone

from practices.models import InstrumentIndexPage, InstrumentPage, PracticeIndexPage
from tests.factories.base import MunicipalityFactory, PageRelationFactory, SourceFactory, UserFactory
from tests.factories.bodies import LONG_WORD, RICH, document, fill, material_blocks
from tests.factories.full_site.names import named
from tests.factories.full_site.terms import CHECKED, PAST, first_term, with_sources
from tests.factories.practices import InstrumentPageFactory, PracticePageFactory

HELPING = 8  # practices that help with the full cause: more than it shows unfolded
MONDAY = "Bel vandaag de leerling die je mist.\nVraag hoe het gaat.\nSpreek één volgende stap af."


def add_practices(terms):
    """Add a Flemish and a foreign practice, and one for the tests that edit it."""
    here, abroad = PracticeIndexPage.objects.order_by("scope").reverse()
    editable = PracticePageFactory(
        parent=here,
        **named("editable"),
        monday="Zet koffie voor het team.",
        terms=[terms.theme, first_term("niveau")],
        caretaker=UserFactory(),
        first_published_at=timezone.now(),  # A feed shows the newest.
    )
    SourceFactory(page=editable)
    return {
        "practice": _full_practice("practice", here, terms),
        "foreign": _full_practice("foreign", abroad, terms, country="NL"),
        "bare_practice": PracticePageFactory(parent=here, **named("bare_practice"), organisation=""),
        "editable": editable,
    }


def add_helping_practices(cause, terms):
    """Add short practices that help with a cause."""
    index = PracticeIndexPage.objects.get(scope="vlaanderen")
    for number in range(1, HELPING):
        short = PracticePageFactory(parent=index, title=f"Korte praktijk {number}", terms=[terms.theme])
        PageRelationFactory(source=short, kind="helps", target=cause)


def _full_practice(name, index, terms, country="BE"):
    """Return a practice with every field filled; a foreign one has six more."""
    own = {
        "local_name": "Brede vangst",
        "local_name_meaning": "Wat die naam zegt",
        "legal_basis": "Wet van 2019",
        "definition": "Wie zonder startkwalificatie stopt",
        "flemish_equivalent": "De brede eerste lijn",
        "what_would_change": "Eén meldpunt per regio",
    }
    here = {"municipality": MunicipalityFactory(), "place": "Hasselt en omgeving"}
    practice = PracticePageFactory(
        parent=index,
        **named(name),
        terms=terms.every,
        country=country,
        organisation="Scholengroep Zonder Naam",
        period="schooljaar 2021-2022",
        status="loopt",
        status_confirmed_on=PAST,
        confirmed_by_school=True,
        monday=MONDAY,
        problem="Leerlingen bleven weg.\n\nNiemand wist waarom.",
        approach=RICH,
        steps="Kijk wie er niet is\nBel dezelfde dag\nPraat samen",
        carried_by="CLB\nSchool",
        pupils_reached="120 leerlingen",
        hours_per_week="4 uur per week",
        cost="2.500 euro (2022)",
        funder="De stad",
        conditions="Iemand met tijd.",
        result="Minder afwezigheid dan het jaar ervoor.",
        measured="afwezigheid",
        evidence_note="afwezigheid, niet uitval",
        not_worked="Brieven sturen.",
        contact_function="Dienst onderwijs",
        contact_email="onderwijs@example.org",
        **CHECKED,
        **(here if country == "BE" else own),
    )
    return with_sources(fill(practice, materials=material_blocks()))


def add_instruments(terms):
    """Add an instrument with a file, and a bare one."""
    index = InstrumentIndexPage.objects.get()
    full = InstrumentPageFactory(
        parent=index,
        **named("instrument"),
        terms=terms.every,
        kind=InstrumentPage.Kind.MANUAL,
        maker=f"Dienst {LONG_WORD}",
        year=2022,
        language="en",
        cost="gratis voor scholen",
        contents=RICH,
        start="Lees het eerste deel.\nBespreek het met je team.",
        document=document("draaiboek-spijbelen.pdf", title="Draaiboek spijbelen"),
        website=f"https://www.example.org/{LONG_WORD}",
        **CHECKED,
    )
    return {
        "instrument": with_sources(full),
        "bare_instrument": InstrumentPageFactory(parent=index, **named("bare_instrument")),
    }
