import factory

from content.models import CauseIndexPage, CausePage, HomePage, StandardPage
from tests.factories.base import BasePageFactory


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
