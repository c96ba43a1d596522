"""Publications, what works, policy documents and news."""

import datetime

from base.partial_dates import Precision
from content.models import NewsIndexPage, PolicyIndexPage, PolicyPage
from research.models import Effect, PublicationIndexPage, PublicationPage, WhatWorksIndexPage
from tests.factories.bodies import LONG_WORD, RICH, document, fill
from tests.factories.content import NewsPageFactory, PolicyPageFactory
from tests.factories.full_site.names import named
from tests.factories.full_site.terms import CHECKED, OVERDUE, PAST, with_sources
from tests.factories.research import PublicationPageFactory, WhatWorksPageFactory


def add_publications(terms):
    """Add a publication with a file and a DOI, and a bare one."""
    index = PublicationIndexPage.objects.get()
    full = PublicationPageFactory(
        parent=index,
        **named("publication"),
        terms=terms.every,
        kind=PublicationPage.Kind.EVALUATION,
        authors=f"Peeters, An\nDe Vos, Jan\nOnderzoeksgroep {LONG_WORD}",
        year=2021,
        publisher="Een universiteit",
        commissioner="De Vlaamse overheid",
        language="en",
        open_access=PublicationPage.OpenAccess.YES,
        doi=f"10.1234/{LONG_WORD}",
        website="https://www.example.org/publicatie",
        document=document("rapport.pdf", title="Rapport"),
        method="Gesprekken en een vragenlijst.\n\nTwee jaar lang.",
        sample="120 leerlingen van 12 scholen",
        region="Limburg",
        findings=RICH,
        limits="Wie al weg was, deed niet mee.",
        monday="Vraag hoe het gaat.\nBel dezelfde dag.",
        **CHECKED,
    )
    full.effects = [
        Effect(
            theme=terms.theme,
            action=f"een coach en een {LONG_WORD}",
            outcome=Effect.Outcome.DROPOUT,
            direction=direction,
            text="Van 100 leerlingen stopten er 10 in plaats van 17.",
            value="odds ratio 1,72",
            place="Nederland",
            certainty=Effect.Certainty.EXPERIMENT,
        )
        for direction in Effect.Direction
    ]
    full.save()
    fill(
        index,
        reading_list=[
            {"type": "publication", "value": {"authors": "Een groep", "title": f"Over de {LONG_WORD}", "year": 2011}},
            {
                "type": "publication",
                "value": {"authors": "Een raad", "title": "Kort", "url": "https://www.example.org/"},
            },
        ],
    )
    return {
        "publication": with_sources(full),
        "bare_publication": PublicationPageFactory(parent=index, **named("bare_publication"), authors="", year=None),
    }


def add_themes(terms):
    """Add what works for a theme with all that publications say about it, and for one without anything."""
    index = WhatWorksIndexPage.objects.get()
    full = WhatWorksPageFactory(
        parent=index,
        **named("theme"),
        terms=[terms.theme],
        for_whom="leerlingen die vaak weg zijn",
        choose=f"Wie doet het?\nPast de {LONG_WORD}?",
        **CHECKED,
    )
    return {"theme": full, "bare_theme": WhatWorksPageFactory(parent=index, **named("bare_theme"))}


def add_policy(terms):
    """Add plans and updates."""
    policies, news = PolicyIndexPage.objects.get(), NewsIndexPage.objects.get()
    plan = PolicyPageFactory(
        parent=policies,
        **named("policy"),
        terms=terms.every,
        kind=PolicyPage.Kind.AUDIT,
        issuer=f"Raad voor {LONG_WORD}",
        date=datetime.date(2021, 3, 1),
        date_precision=Precision.MONTH,
        document=document("plan.pdf", title="Plan"),
        document_url="https://www.example.org/plan",
        asks="Meet wat het oplevert.\nVraag het aan leerlingen.",
        explanation=RICH,
        followed_up=RICH,
        **OVERDUE,
    )
    bare = PolicyPageFactory(parent=policies, **named("bare_policy"), date=None, asks="")
    update = NewsPageFactory(parent=news, **named("update"), terms=terms.every, date=PAST, **CHECKED)
    return {
        "policy": with_sources(plan),
        "bare_policy": bare,
        "update": with_sources(update),
        "bare_update": NewsPageFactory(parent=news, **named("bare_update")),
    }
