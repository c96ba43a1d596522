"""An action plan, recommendations, an advice and promises."""

import datetime

from base.partial_dates import Precision
from tests.factories.bodies import LONG_WORD, RICH
from tests.factories.full_site.names import named
from tests.factories.full_site.terms import CHECKED, OVERDUE, with_sources
from tests.factories.tracker import (
    ActionPageFactory,
    ActionPartFactory,
    ActionPlanPageFactory,
    ActionUpdateFactory,
    AdvicePageFactory,
    AdvicePartFactory,
    AssessmentFactory,
    PromiseIndexPageFactory,
    PromisePageFactory,
    RecommendationPageFactory,
    RecommendationReportPageFactory,
)
from tracker.models import (
    ActionLead,
    ActionOutput,
    ActionPromisedDate,
    AdvicePartLink,
    PromiseDate,
    PromiseIndexPage,
    PromiseUpdate,
    RecommendationUpdate,
    StatedCount,
    TrackerIndexPage,
)
from tracker.voices import Status, Voice

SOURCE = {
    "source_title": f"Verslag over de {LONG_WORD}",
    "source_publisher": "Een raad",
    "source_year": 2022,
    "source_url": "https://www.example.org/verslag",
}
SAID = {"date": datetime.date(2022, 3, 10), "voice": Voice.MINISTER, **SOURCE}
PROMISED = {
    "promise": "Een nieuw plan",
    "said_on": datetime.date(2022, 2, 3),
    **SAID,
    "date": datetime.date(2022, 9, 1),
}


def add_tracker(terms):
    """Add a plan with two actions, a report, an advice and promises, each with every row and with none."""
    index = TrackerIndexPage.objects.get()
    plan = ActionPlanPageFactory(
        parent=index,
        **named("plan"),
        terms=terms.every,
        state_note="Een einde vonden we niet.",
        starts_on=datetime.date(2015, 6, 26),
        document_title=f"Stand van de {LONG_WORD}",
        document_url="https://www.example.org/plan",
        explanation=RICH,
        **CHECKED,
    )
    counted = {"date": datetime.date(2017, 2, 22), "voice": Voice.PARLIAMENT, "done": 17, "ongoing": 29, **SOURCE}
    StatedCount.objects.create(page=plan, note="Samen 46.", **counted)
    return {
        "plan": with_sources(plan),
        **_actions(plan, terms),
        **_recommendations(index, terms),
        **_advice(index, terms),
    }


def _actions(plan, terms):
    action = ActionPageFactory(
        parent=plan,
        **named("action"),
        number=1,
        terms=terms.every,
        description=RICH,
        rule_today=RICH,
        explanation=RICH,
        **OVERDUE,
    )
    for letter in "ab":
        ActionPartFactory(page=action, letter=letter, title=f"deel over de {LONG_WORD}")
    ActionLead.objects.create(page=action, name=f"Dienst voor {LONG_WORD}", note="genoemd als partner")
    ActionOutput.objects.create(
        page=action, text=f"Een rapport over de {LONG_WORD}", part="a", url="https://www.example.org/r"
    )
    ActionPromisedDate.objects.create(page=action, part="b", speaker="minister van Onderwijs", **PROMISED)
    said = {"page": action, **SOURCE}
    ActionUpdateFactory(anchor="2018-05", part="a", status=Status.DONE, **said)
    ActionUpdateFactory(anchor="2018-05-2", part="b", status=Status.ONGOING, corrects="2017", **said)
    ActionUpdateFactory(anchor="2017", date=datetime.date(2017, 1, 1), date_precision=Precision.YEAR, part="b", **said)
    ActionUpdateFactory(anchor="2022-03", voice=Voice.AUDITOR, status=Status.ONGOING, date=SAID["date"], **said)
    ActionUpdateFactory(
        anchor="zonder-datum", voice=Voice.PRESS, date=None, date_note="na 2019", second_hand=True, **said
    )
    action.refresh_from_db()
    action.save()
    return {
        "action": with_sources(action),
        "bare_action": ActionPageFactory(parent=plan, **named("bare_action"), number=2),
        "bare_plan": ActionPlanPageFactory(parent=plan.get_parent(), **named("bare_plan")),
    }


def _recommendations(index, terms):
    report = RecommendationReportPageFactory(
        parent=index,
        **named("report"),
        terms=terms.every,
        date=datetime.date(2021, 4, 28),
        document_url="https://www.example.org/verslag",
        explanation=RICH,
        **CHECKED,
    )
    full = RecommendationPageFactory(
        parent=report, **named("recommendation"), code="A1", terms=terms.every, recommendation=RICH, explanation=RICH
    )
    AssessmentFactory(page=full, date_note="waarschijnlijk 2023", **SOURCE)
    RecommendationUpdate.objects.create(page=full, anchor="2022-03-10", text=f"Over de {LONG_WORD}.", **SAID)
    full.refresh_from_db()
    full.save()
    return {
        "report": with_sources(report),
        "recommendation": with_sources(full),
        "bare_recommendation": RecommendationPageFactory(parent=report, **named("bare_recommendation"), code="A2"),
    }


def _advice(index, terms):
    advice = AdvicePageFactory(
        parent=index,
        **named("advice"),
        terms=terms.every,
        date=datetime.date(2022, 2, 1),
        date_precision=Precision.MONTH,
        document_url="https://www.example.org/advies",
        explanation=RICH,
        followed_up=RICH,
        indicators="Uitval per jaar\nVerwijzingen",
        **CHECKED,
    )
    AdvicePartFactory(page=advice, anchor="voorkomen", points=f"Vroeg\nMet de {LONG_WORD}", is_priority=True)
    AdvicePartLink.objects.create(page=advice, part="voorkomen", target=index)
    known = PromiseIndexPage.objects.child_of(index).filter(slug="beloftes").first()  # of the initial content
    promises = known or PromiseIndexPageFactory(parent=index, slug="beloftes")
    promise = PromisePageFactory(
        parent=promises,
        **named("promise"),
        terms=terms.every,
        where="in de commissie",
        promise=RICH,
        outcome="iets-anders",
        outcome_text=RICH,
    )
    PromiseDate.objects.create(page=promise, second_hand=True, **PROMISED)
    PromiseUpdate.objects.create(page=promise, anchor="2022-03-10", text=f"Over de {LONG_WORD}.", **SAID)
    return {
        "advice": with_sources(advice),
        "bare_advice": AdvicePageFactory(parent=index, **named("bare_advice")),
        "promise": with_sources(promise),
        "bare_promise": PromisePageFactory(parent=promises, **named("bare_promise")),
    }
