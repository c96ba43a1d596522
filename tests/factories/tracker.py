import datetime

import factory

from tests.factories.base import BasePageFactory
from tracker.models import (
    ActionPage,
    ActionPart,
    ActionPlanPage,
    ActionUpdate,
    AdvicePage,
    AdvicePart,
    Assessment,
    PromiseIndexPage,
    PromisePage,
    RecommendationPage,
    RecommendationReportPage,
    TrackerIndexPage,
)
from tracker.voices import Voice


class TrackerIndexPageFactory(BasePageFactory):
    class Meta:
        model = TrackerIndexPage

    title = "Opvolging"


class ActionPlanPageFactory(BasePageFactory):
    class Meta:
        model = ActionPlanPage

    title = factory.Sequence(lambda n: f"Actieplan {n}")


class ActionPageFactory(BasePageFactory):
    class Meta:
        model = ActionPage

    number = factory.Sequence(lambda n: n + 1)
    title = factory.LazyAttribute(lambda action: f"Wat actie {action.number} belooft")
    slug = factory.LazyAttribute(lambda action: f"actie-{action.number}")
    description = "<p>Wat er zou komen.</p>"


class ActionPartFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ActionPart

    letter = "a"
    title = "een deel"


class ActionUpdateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ActionUpdate

    date = datetime.date(2018, 5, 1)
    date_precision = "maand"
    voice = Voice.DOER
    text = "Er kwam een rapport."
    source_title = "Stand van zaken"
    source_publisher = "Een departement"


class PromiseIndexPageFactory(BasePageFactory):
    class Meta:
        model = PromiseIndexPage

    title = "Beloftes"


class PromisePageFactory(BasePageFactory):
    class Meta:
        model = PromisePage

    title = factory.Sequence(lambda n: f"Belofte {n}")
    by = "minister van Onderwijs"
    promise = "<p>Een nieuw plan.</p>"
    searched_on = datetime.date(2026, 11, 29)


class RecommendationReportPageFactory(BasePageFactory):
    class Meta:
        model = RecommendationReportPage

    title = factory.Sequence(lambda n: f"Verslag {n}")
    issuer = "Rekenhof"


class RecommendationPageFactory(BasePageFactory):
    class Meta:
        model = RecommendationPage

    code = factory.Sequence(lambda n: f"ABV{n + 1}")
    title = factory.LazyAttribute(lambda page: f"Wat {page.code} vraagt")
    recommendation = "<p>Wat gevraagd wordt.</p>"


class AssessmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Assessment

    conclusion = "in-uitvoering"
    minister = "Het gebeurt."
    auditor = "Het gebeurt nog te weinig."
    source_title = "Opvolging van de aanbevelingen"
    source_publisher = "Rekenhof"


class AdvicePageFactory(BasePageFactory):
    class Meta:
        model = AdvicePage

    title = factory.Sequence(lambda n: f"Advies {n}")
    issuer = "Vlor"
    explanation = "<p>Wat de raad vraagt.</p>"


class AdvicePartFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AdvicePart

    anchor = factory.Sequence(lambda n: f"deel-{n}")
    title = "Zet in op voorkomen"
    text = "Begin vroeg."
