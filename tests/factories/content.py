import datetime

import factory
from django.utils import timezone

from content.models import (
    CauseIndexPage,
    CausePage,
    ContactPage,
    ExampleStoryIndexPage,
    ExampleStoryPage,
    GlossaryEntryPage,
    GlossaryPage,
    GuideIndexPage,
    GuidePage,
    HomePage,
    NetworkIndexPage,
    NetworkPage,
    NewsIndexPage,
    NewsPage,
    PolicyIndexPage,
    PolicyPage,
    QuestionIndexPage,
    QuestionPage,
    RoleIndexPage,
    RolePage,
    StandardPage,
    TestimonyIndexPage,
    TestimonyPage,
)
from tests.factories.base import BasePageFactory, without_publication_rule


class HomePageFactory(BasePageFactory):
    class Meta:
        model = HomePage

    title = "Voorpagina"
    slug = "voorpagina"


class StandardPageFactory(BasePageFactory):
    class Meta:
        model = StandardPage


class CauseIndexPageFactory(BasePageFactory):
    class Meta:
        model = CauseIndexPage

    title = "Oorzaken en gevolgen"
    slug = "oorzaken"
    show_in_menus = True


class CausePageFactory(BasePageFactory):
    class Meta:
        model = CausePage

    title = factory.Sequence(lambda n: f"Oorzaak {n}")
    explanation = "<p>Waarom dit leerlingen doet afhaken.</p>"


class ContactPageFactory(BasePageFactory):
    class Meta:
        model = ContactPage

    title = "Contact"
    contacts = [("contact", {"question": "Een fout gezien?", "text": "Laat het weten.", "who": "De redactie"})]


class GuideIndexPageFactory(BasePageFactory):
    class Meta:
        model = GuideIndexPage

    title = "Stappenplannen"
    show_in_menus = True


class GuidePageFactory(BasePageFactory):
    class Meta:
        model = GuidePage

    title = factory.Sequence(lambda n: f"Stappenplan {n}")
    now = "Bel vandaag nog."
    steps = [("step", {"title": "Praat met de leerling", "who": ["leraar"], "text": "<p>Vraag hoe het gaat.</p>"})]


class PolicyIndexPageFactory(BasePageFactory):
    class Meta:
        model = PolicyIndexPage

    title = "Beleid"


class PolicyPageFactory(BasePageFactory):
    class Meta:
        model = PolicyPage

    title = factory.Sequence(lambda n: f"Plan {n}")
    date = datetime.date(2021, 3, 4)
    asks = "Meer begeleiding"
    explanation = "<p>Waarover het plan gaat.</p>"


class NewsIndexPageFactory(BasePageFactory):
    class Meta:
        model = NewsIndexPage

    title = "Beleidsupdates"


class NewsPageFactory(BasePageFactory):
    class Meta:
        model = NewsPage

    title = factory.Sequence(lambda n: f"Update {n}")
    date = datetime.date(2024, 1, 2)


class TestimonyIndexPageFactory(BasePageFactory):
    class Meta:
        model = TestimonyIndexPage

    __test__ = False
    title = "Getuigenissen"


class TestimonyPageFactory(BasePageFactory):
    """A testimony whose consent holds for another year."""

    class Meta:
        model = TestimonyPage

    __test__ = False
    title = factory.Sequence(lambda n: f"Getuigenis {n}")
    story = "<p>Ik bleef thuis en niemand belde.</p>"
    consent_on = datetime.date(2026, 1, 1)
    consent_held_by = "De redactie"
    consent_until = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=365))


class ExampleStoryIndexPageFactory(BasePageFactory):
    class Meta:
        model = ExampleStoryIndexPage

    title = "Voorbeeldverhalen"


class ExampleStoryPageFactory(BasePageFactory):
    class Meta:
        model = ExampleStoryPage

    title = factory.Sequence(lambda n: f"Verhaal {n}")
    story = "<p>Een leerling kwam weer naar school.</p>"


class NetworkIndexPageFactory(BasePageFactory):
    class Meta:
        model = NetworkIndexPage

    title = "Hulp in je buurt"
    slug = "hulp"


class NetworkPageFactory(BasePageFactory):
    """A network; ``municipalities=[…]`` gives it the places where it works."""

    class Meta:
        model = NetworkPage
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Netwerk {n}")
    offer = "<p>Ze denken mee.</p>"

    @factory.post_generation
    def municipalities(self, create, extracted, **kwargs):
        if create and extracted:
            self.reach = NetworkPage.Reach.MUNICIPALITIES
            self.municipalities = extracted
            with without_publication_rule():
                self.save()


class GlossaryPageFactory(BasePageFactory):
    class Meta:
        model = GlossaryPage

    title = "Woordenlijst"


class GlossaryEntryPageFactory(BasePageFactory):
    class Meta:
        model = GlossaryEntryPage

    title = factory.Sequence(lambda n: f"Woord {n}")


class RoleIndexPageFactory(BasePageFactory):
    class Meta:
        model = RoleIndexPage

    title = "Voor wie?"
    slug = "voor"


class RolePageFactory(BasePageFactory):
    """An entrance for a role; ``pages=[…]`` fills its one group."""

    class Meta:
        model = RolePage
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Voor rol {n}")
    label = factory.Sequence(lambda n: f"Rol {n}")

    @factory.post_generation
    def pages(self, create, extracted, **kwargs):
        if create and extracted:
            group = {"title": "Begin hier", "pages": [page.pk for page in extracted]}
            self.groups = self._meta.get_field("groups").to_python([{"type": "group", "value": group}])
            with without_publication_rule():
                self.save()


class QuestionIndexPageFactory(BasePageFactory):
    class Meta:
        model = QuestionIndexPage

    title = "Vragen en antwoorden"


class QuestionPageFactory(BasePageFactory):
    class Meta:
        model = QuestionPage

    title = factory.Sequence(lambda n: f"Mag dat, vraag {n}?")
    answer = "<p>Ja, dat mag.</p>"
