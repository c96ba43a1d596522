import factory

from practices.models import InstrumentIndexPage, InstrumentPage, PracticeIndexPage, PracticePage
from tests.factories.base import BasePageFactory


class PracticeIndexPageFactory(BasePageFactory):
    class Meta:
        model = PracticeIndexPage

    title = "Praktijkvoorbeelden"
    slug = "praktijken"
    show_in_menus = True


class PracticePageFactory(BasePageFactory):
    class Meta:
        model = PracticePage

    title = factory.Sequence(lambda n: f"Praktijk {n}")
    organisation = "Een organisatie"
    approach = "<p>Zo pakken ze het aan.</p>"


class InstrumentIndexPageFactory(BasePageFactory):
    class Meta:
        model = InstrumentIndexPage

    title = "Instrumenten en vorming"
    slug = "instrumenten"


class InstrumentPageFactory(BasePageFactory):
    class Meta:
        model = InstrumentPage

    title = factory.Sequence(lambda n: f"Draaiboek {n}")
    contents = "<p>Wat je erin vindt.</p>"
