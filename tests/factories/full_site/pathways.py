from content.models import PathwayIndexPage, PathwayPage
from tests.factories.bodies import LONG_WORD, RICH, fill
from tests.factories.full_site.names import named
from tests.factories.full_site.terms import CHECKED, with_sources
from tests.factories.pathways import PathwayFinderPageFactory, PathwayPageFactory


def add_pathways(terms):
    """Add pathways, and a finder with questions that lead to three pathways, to one and to a draft."""
    index = PathwayIndexPage.objects.get()
    full = PathwayPageFactory(
        parent=index,
        **named("pathway"),
        terms=terms.every,
        easy_summary="Je kan later nog een diploma halen. Bel het centrum.",
        situation=PathwayPage.Situation.STOPPED,
        for_whom="jongeren die stopten",
        age="vanaf 18 jaar",
        duration="een tot drie jaar",
        place=f"in een centrum voor {LONG_WORD}",
        cost="vraag het aan het centrum",
        outcome="Een diploma.\nMeer kans op werk.",
        explanation=RICH,
        next_step="Bel het centrum.\nVraag een gesprek.",
        beware=f"Schrijf je op tijd in.\nVraag de {LONG_WORD}.",
        website=f"https://www.example.org/{LONG_WORD}",
        **CHECKED,
    )
    bare = PathwayPageFactory(parent=index, **named("bare_pathway"), explanation="", next_step="")
    draft = PathwayPageFactory(parent=index, title="Een weg die nog niet online staat", live=False)
    finder = PathwayFinderPageFactory(parent=index, **named("finder"), intro="Twee korte vragen.", **CHECKED)
    questions = _questions([full.pk, bare.pk, index.get_children().live().first().pk], draft.pk)
    fill(finder, questions=[{"type": "question", "value": value} for value in questions])
    return {
        "pathway": with_sources(full),
        "bare_pathway": bare,
        "finder": with_sources(finder),
        "bare_finder": PathwayFinderPageFactory(parent=index, **named("bare_finder")),
    }


def _questions(ways, draft):
    def answer(label, next="", pathways=(), note=""):
        return {"label": label, "next": next, "pathways": list(pathways), "note": note}

    yield {
        "name": "nu",
        "question": f"Waar sta je nu met je {LONG_WORD}?",
        "help": "Kies wat het best past.",
        "answers": [
            answer("Ik zit nog op school", pathways=ways[:1]),
            answer("Ik ben al gestopt", next="wens"),
            answer(f"Ik wacht op een {LONG_WORD[:40]}", pathways=ways[1:], note="Dat duurt soms lang."),
        ],
    }
    yield {
        "name": "wens",
        "question": "Wat wil je nu?",
        "help": "",
        "answers": [
            answer("Weer naar school", pathways=ways, note="Vraag het CLB om mee te kijken."),
            answer("Nog geen idee", pathways=[draft]),
        ],
    }
