import factory

from practices.models import PracticeIndexPage, PracticePage
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
