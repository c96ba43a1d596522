"""Guides, networks, questions and contact pages."""

from base.models import Municipality
from content.blocks import ACTORS
from content.models import GuideIndexPage, HomePage, NetworkIndexPage, NetworkPage, QuestionIndexPage
from content.models.network import MAX_NAMES
from tests.factories.base import MunicipalityFactory
from tests.factories.bodies import LONG_WORD, RICH, fill
from tests.factories.content import ContactPageFactory, GuidePageFactory, NetworkPageFactory, QuestionPageFactory
from tests.factories.full_site.names import named
from tests.factories.full_site.terms import CHECKED, OVERDUE, PAST, with_sources


def add_guides_and_contact(terms):
    """Add a guide with a full step, one with all actors and a nearly empty one; and contact pages."""
    index, home = GuideIndexPage.objects.get(), HomePage.objects.get()
    guide = GuidePageFactory(
        parent=index,
        **named("guide"),
        terms=terms.every,
        situation="Een leerling is er vaak niet.\n\nNiemand weet waarom.",
        now="Bel vandaag de ouders.\nVraag het CLB om mee te kijken.",
        now_home="Vraag een gesprek aan school.\nNeem iemand mee die je vertrouwt.",
        easy_summary=f"Je kind is weg van school. Bel de school.\n\nVraag naar de {LONG_WORD}.",
        circular_title=f"Omzendbrief over de {LONG_WORD}",
        circular_url=f"https://www.example.org/{LONG_WORD}/{LONG_WORD}",
        **CHECKED,
    )
    contact = ContactPageFactory(parent=home, **named("contact"), terms=[terms.theme], **CHECKED)
    return {
        "guide": with_sources(fill(guide, steps=[{"type": "step", "value": step} for step in _steps([index, home])])),
        "bare_guide": GuidePageFactory(parent=index, **named("bare_guide"), now="", steps=[], **OVERDUE),
        "contact": with_sources(fill(contact, contacts=_contacts(index))),
        "bare_contact": ContactPageFactory(parent=home, **named("bare_contact"), contacts=[]),
    }


def _steps(pages):
    full = {
        "title": "Praat met de leerling",
        "who": ["leraar"],
        "when": "vanaf 5 B-codes",
        "source": f"Omzendbrief {LONG_WORD}",
        "source_url": "https://www.example.org/omzendbrief",
        "checked_on": PAST.isoformat(),
        "text": RICH,
        "pages": [page.pk for page in pages],
    }
    little = {
        **full,
        **dict.fromkeys(("when", "source", "source_url"), ""),
        "title": f"{LONG_WORD.capitalize()} aanvragen",
        "who": ["clb"],
        "checked_on": None,
        "text": "<p>Eén gesprek.</p>",
        "pages": [],
    }
    everybody = {**little, "title": "Zit samen", "who": [slug for slug, _name in ACTORS], "when": "vanaf 15 B-codes"}
    return [full, little, {**everybody, "source": "Een boek zonder adres", "checked_on": PAST.isoformat()}]


def _contacts(page):
    full = {
        "question": f"Een vraag over de {LONG_WORD}",
        "text": "We kijken het met je na.",
        "who": "Dienst onderwijs",
        "url": f"https://www.example.org/{LONG_WORD}",
        "email": f"{LONG_WORD[:40]}@example.org",
        "phone": "02 123 45 67",
        "page": page.pk,
    }
    nothing = {**dict.fromkeys(full, ""), "question": "Een fout gezien?", "page": None}
    no_name = {**nothing, "question": "Een ander adres?", "url": f"https://www.example.org/{LONG_WORD}/{LONG_WORD}"}
    return [{"type": "contact", "value": value} for value in (full, no_name, nothing)]


def add_networks(terms):
    """Add a network in more municipalities than a row shows, and a bare one."""
    index = NetworkIndexPage.objects.get()
    places = [MunicipalityFactory(), *Municipality.objects.order_by("name")[: MAX_NAMES + 1]]
    full = NetworkPageFactory(
        parent=index,
        **named("network"),
        terms=terms.every,
        kind=NetworkPage.Kind.CONTACT_POINT,
        municipalities=places,
        offer=RICH,
        for_whom="leerlingen die niemand nog ziet",
        how_to_register="De school belt.\n\nJe mag ook zelf bellen.",
        phone="011 22 33 44",
        email=f"{LONG_WORD[:40]}@example.org",
        website=f"https://www.{LONG_WORD}.example.org/",
        opening="op schooldagen van 9 tot 17 uur",
        net=NetworkPage.Net.FREE,
        cost="gratis",
        address=f"{LONG_WORD.capitalize()} 80A, 8800 Roeselare",
        older_source="2019",
        caution="Het nummer kan veranderd zijn.",
        open_to_all=True,
        **CHECKED,
    )
    return {
        "network": with_sources(full),
        "bare_network": NetworkPageFactory(parent=index, **named("bare_network")),
    }


def add_questions(terms):
    """Add a question with a full answer, and a bare one."""
    index = QuestionIndexPage.objects.get()
    full = QuestionPageFactory(
        parent=index, **named("question"), terms=terms.every, asker="ouder", answer=RICH, is_uncertain=True, **CHECKED
    )
    return {
        "question": with_sources(full),
        "bare_question": QuestionPageFactory(parent=index, **named("bare_question")),
    }
