"""Pages with every field and block filled, and pages with none: what templates must hold up under."""

import datetime

from django.utils import timezone

from base.facets import FACETS
from base.models import PublicChangeNote, Source, Term
from tests.factories.base import MunicipalityFactory, PageRelationFactory, SourceFactory, TermFactory, UserFactory
from tests.factories.bodies import LONG_WORD, RICH, body_blocks, fact_value, material_blocks
from tests.factories.content import CausePageFactory, StandardPageFactory
from tests.factories.practices import PracticePageFactory

TITLES = {
    "practice": "Volledige praktijk met alles erop en eraan",
    "bare_practice": "Kale praktijk",
    "foreign": "Volledige buitenlandse praktijk",
    "cause": "Volledige oorzaak",
    "consequence": "Volledig gevolg",
    "risk": "Volledig risicokenmerk",
    "bare_cause": "Kale oorzaak",
    "standard": "Volledige tekstpagina",
    "bare_standard": "Kale tekstpagina",
    "editable": "Praktijk voor de redacteur",
}
ADDRESSES = {
    "practice": "/praktijken/volledige-praktijk-met-alles-erop-en-eraan/",
    "bare_practice": "/praktijken/kale-praktijk/",
    "foreign": "/buitenland/volledige-buitenlandse-praktijk/",
    "cause": "/oorzaken/volledige-oorzaak/",
    "consequence": "/oorzaken/volledig-gevolg/",
    "risk": "/oorzaken/volledig-risicokenmerk/",
    "bare_cause": "/oorzaken/kale-oorzaak/",
    "standard": "/volledige-tekstpagina/",
    "bare_standard": "/kale-tekstpagina/",
    "editable": "/praktijken/praktijk-voor-de-redacteur/",
    "term": "/onderwerpen/thema/proefthema/",
    "narrow_term": "/onderwerpen/thema/proefthema-smal/",
}
HELPING = 8  # more than a cause shows unfolded
MONDAY = "Bel vandaag de leerling die je mist.\nVraag hoe het gaat.\nSpreek één volgende stap af."
PAST, LATER = datetime.date(2024, 3, 1), datetime.date(2199, 1, 1)


def full_site(practices, abroad, causes):
    """Fill three indexes, and home above them, with a full and a bare page of every type.

    Their slugs must be those of the factories. Each page stands at its name in `ADDRESSES`.
    """
    theme = TermFactory(name="Proefthema", slug="proefthema", synonyms="proefwoord", description="Om te proberen.")
    narrow = TermFactory(name="Proefthema, smal", slug="proefthema-smal", parent=theme)
    everything = [narrow, *(_term(facet) for facet in FACETS if facet != "thema")]
    home = practices.get_parent()

    bare_cause = CausePageFactory(parent=causes, title=TITLES["bare_cause"])
    causes_by_kind = {
        name: CausePageFactory(
            parent=causes,
            title=TITLES[name],
            kind=kind,
            terms=[theme],
            explanation=RICH,
            signals="Slaapt in de klas\nKomt te laat",
            evidence=[("fact", fact_value("5,1%", "van alle leerlingen", source_url="https://www.vlaanderen.be/"))],
            who_can_help="Leraar: vraag hoe het gaat.\nOuder: bel de school.",
            protects="Iemand die je kent\nEen vaste plek",
            reviewed_on=PAST,
            review_on=LATER if name == "cause" else PAST.replace(year=2025),
        )
        for name, kind in (("cause", "oorzaak"), ("consequence", "gevolg"), ("risk", "risicokenmerk"))
    }
    cause, consequence, risk = causes_by_kind.values()
    bare = PracticePageFactory(parent=practices, title=TITLES["bare_practice"], organisation="")
    practice, foreign = full_practice(practices, everything), full_practice(abroad, everything, country="NL")
    editable = PracticePageFactory(
        parent=practices,
        title=TITLES["editable"],
        monday="Zet koffie voor het team.",
        terms=[theme, _term("niveau")],
        caretaker=UserFactory(),
        first_published_at=timezone.now(),  # A feed shows the newest.
    )
    SourceFactory(page=editable)
    standard = StandardPageFactory(parent=home, title=TITLES["standard"], terms=[theme], reviewed_on=PAST)
    StandardPageFactory(parent=home, title=TITLES["bare_standard"], review_on=PAST)
    helping = [
        PracticePageFactory(parent=practices, title=f"Korte praktijk {number}", terms=[theme])
        for number in range(1, HELPING)
    ]

    for page in (practice, foreign, cause, standard):
        page.body = type(page)._meta.get_field("body").to_python(body_blocks([practice, cause, bare_cause]))
        page.save()
    for page in (practice, foreign, cause, consequence, risk, standard):
        SourceFactory(page=page, url=f"https://www.example.org/{LONG_WORD}/{LONG_WORD}?jaar=2021", note="in het Engels")
        Source.objects.create(page=page, title="Een boek zonder adres", publisher="Een uitgever")
        PublicChangeNote.objects.create(page=page, date=PAST, text="Cijfers bijgewerkt.")
    for each in (practice, *helping):
        PageRelationFactory(source=each, kind="helps", target=cause)
    for source, kind, target in (
        (practice, "helps", risk),
        (practice, "resembles", foreign),
        (practice, "related", standard),
        (cause, "leads_to", consequence),
        (cause, "related", risk),
        (standard, "related", bare),
    ):
        PageRelationFactory(source=source, kind=kind, target=target)


def _term(facet):
    """Give the first term of a facet, or a new one."""
    return Term.objects.in_use().of(facet).first() or TermFactory(facet=facet, name=f"Eerste van {facet}")


def full_practice(index, terms, country="BE"):
    """Make a practice with every field filled; one from abroad has five more."""
    own = {
        "local_name": "Brede vangst",
        "legal_basis": "Wet van 2019",
        "definition": "Wie zonder startkwalificatie stopt",
        "flemish_equivalent": "De brede eerste lijn",
        "what_would_change": "Eén meldpunt per regio",
    }
    here = {"municipality": MunicipalityFactory(), "place": "Hasselt en omgeving"}
    practice = PracticePageFactory(
        parent=index,
        title=TITLES["practice" if country == "BE" else "foreign"],
        terms=terms,
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
        reviewed_on=PAST,
        review_on=LATER,
        **(here if country == "BE" else own),
    )
    practice.materials = practice._meta.get_field("materials").to_python(material_blocks())
    practice.save()
    return practice
