"""The address and the title of each full and each bare page."""

from tests.factories.bodies import LONG_WORD

# Name: (address of the index, slug, title). Some titles have a word that is wider than a phone.
PAGES = {
    "practice": (
        *("/praktijken/", "volledige-praktijk-met-alles-erop-en-eraan"),
        "Volledige praktijk met alles erop en eraan",
    ),
    "bare_practice": ("/praktijken/", "kale-praktijk", "Kale praktijk"),
    "editable": ("/praktijken/", "praktijk-voor-de-redacteur", "Praktijk voor de redacteur"),
    "foreign": ("/buitenland/", "volledige-buitenlandse-praktijk", "Volledige buitenlandse praktijk"),
    "instrument": ("/instrumenten/", "volledig-instrument", f"Volledig instrument: {LONG_WORD}"),
    "bare_instrument": ("/instrumenten/", "kaal-instrument", "Kaal instrument"),
    "cause": ("/oorzaken/", "volledige-oorzaak", "Volledige oorzaak"),
    "consequence": ("/oorzaken/", "volledig-gevolg", "Volledig gevolg"),
    "risk": ("/oorzaken/", "volledig-risicokenmerk", "Volledig risicokenmerk"),
    "bare_cause": ("/oorzaken/", "kale-oorzaak", "Kale oorzaak"),
    "guide": ("/stappenplannen/", "volledig-stappenplan", f"Volledig stappenplan: {LONG_WORD}?"),
    "bare_guide": ("/stappenplannen/", "kaal-stappenplan", "Kaal stappenplan"),
    "network": ("/hulp/", "volledig-netwerk", f"Volledig netwerk {LONG_WORD}"),
    "bare_network": ("/hulp/", "kale-dienst", "Kale dienst"),
    "pathway": ("/diploma/", "volledige-weg", f"Volledige weg naar een {LONG_WORD}"),
    "bare_pathway": ("/diploma/", "kale-weg", "Kale weg"),
    "finder": ("/diploma/", "volledige-keuzehulp", "Volledige keuzehulp"),
    "bare_finder": ("/diploma/", "kale-keuzehulp", "Kale keuzehulp"),
    "publication": ("/onderzoek/", "volledige-publicatie", f"Volledige publicatie over de {LONG_WORD}"),
    "bare_publication": ("/onderzoek/", "kale-publicatie", "Kale publicatie"),
    "theme": ("/wat-werkt/", "volledig-thema", f"Volledig thema: {LONG_WORD}"),
    "bare_theme": ("/wat-werkt/", "kaal-thema", "Kaal thema"),
    "policy": ("/beleid/", "volledig-plan", f"Volledig plan voor een {LONG_WORD}"),
    "bare_policy": ("/beleid/", "kaal-plan", "Kaal plan"),
    "update": ("/nieuws/", "volledige-update", f"Volledige update: {LONG_WORD}"),
    "bare_update": ("/nieuws/", "kale-update", "Kale update"),
    "plan": ("/opvolging/", "volledig-actieplan", f"Volledig actieplan over {LONG_WORD}"),
    "bare_plan": ("/opvolging/", "kaal-actieplan", "Kaal actieplan"),
    "action": ("/opvolging/volledig-actieplan/", "actie-1", f"Volledige actie over {LONG_WORD}"),
    "bare_action": ("/opvolging/volledig-actieplan/", "actie-2", "Kale actie"),
    "report": ("/opvolging/", "volledig-verslag", f"Volledig verslag over {LONG_WORD}"),
    "recommendation": ("/opvolging/volledig-verslag/", "a1", f"Volledige aanbeveling over {LONG_WORD}"),
    "bare_recommendation": ("/opvolging/volledig-verslag/", "a2", "Kale aanbeveling"),
    "advice": ("/opvolging/", "volledig-advies", f"Volledig advies over {LONG_WORD}"),
    "bare_advice": ("/opvolging/", "kaal-advies", "Kaal advies"),
    "indicator": ("/cijfers/", "volledig-cijfer", f"Volledig cijfer over {LONG_WORD}"),
    "bare_indicator": ("/cijfers/", "kaal-cijfer", "Kaal cijfer"),
    "promise": ("/opvolging/beloftes/", "volledige-belofte", f"Volledige belofte over {LONG_WORD}"),
    "bare_promise": ("/opvolging/beloftes/", "kale-belofte", "Kale belofte"),
    "testimony": ("/getuigenissen/", "volledige-getuigenis", "Volledige getuigenis"),
    "spoken_testimony": ("/getuigenissen/", "gesproken-getuigenis", "Gesproken getuigenis"),
    "editable_testimony": ("/getuigenissen/", "getuigenis-voor-de-redacteur", "Getuigenis voor de redacteur"),
    "bare_testimony": ("/getuigenissen/", "kale-getuigenis", "Kale getuigenis"),
    "story": ("/voorbeeldverhalen/", "volledig-verhaal", f"Volledig verhaal: {LONG_WORD}"),
    "bare_story": ("/voorbeeldverhalen/", "kaal-verhaal", "Kaal verhaal"),
    "entry": ("/woordenlijst/", "volledig-woord", LONG_WORD.capitalize()),
    "bare_entry": ("/woordenlijst/", "kaal-woord", "Kaalwoord"),
    "question": ("/vragen/", "volledige-vraag", f"Volledige vraag over de {LONG_WORD}?"),
    "bare_question": ("/vragen/", "kale-vraag", "Kale vraag?"),
    "role": ("/voor/", "volledige-rol", "Volledige ingang"),
    "bare_role": ("/voor/", "kale-rol", "Kale ingang"),
    "translation": ("/en/", "full-translation", f"Full translation of the {LONG_WORD}"),
    "bare_translation": ("/en/", "bare-translation", "Bare translation"),
    "arabic": ("/ar/", "tarjama", "تلقيت رسالة من المدرسة"),
    "contact": ("/", "volledig-contact", "Volledig contact"),
    "bare_contact": ("/", "kaal-contact", "Kaal contact"),
    "standard": ("/", "volledige-tekstpagina", "Volledige tekstpagina"),
    "bare_standard": ("/", "kale-tekstpagina", "Kale tekstpagina"),
}
TITLES = {name: title for name, (_index, _slug, title) in PAGES.items()}
ADDRESSES = {name: f"{index}{slug}/" for name, (index, slug, _title) in PAGES.items()} | {
    "finder_question": "/diploma/volledige-keuzehulp/ik-ben-al-gestopt/",
    "finder_end": "/diploma/volledige-keuzehulp/ik-ben-al-gestopt/weer-naar-school/",
    "finder_nothing": "/diploma/volledige-keuzehulp/ik-ben-al-gestopt/nog-geen-idee/",
    "progress": "/opvolging/volledig-actieplan/voortgang/",
    "parts": "/opvolging/volledig-actieplan/delen/",
    "dates": "/opvolging/volledig-actieplan/datums/",
    "compared_plan": "/opvolging/volledig-actieplan/?toen=2017&nu=2019-01",
    "term": "/onderwerpen/thema/proefthema/",
    "narrow_term": "/onderwerpen/thema/proefthema-smal/",
}


def named(name):
    """Return the title and slug of a page, as fields of its factory."""
    _index, slug, title = PAGES[name]
    return {"title": title, "slug": slug}
