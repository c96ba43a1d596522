import factory

from research.models import PublicationIndexPage, PublicationPage
from tests.factories.base import BasePageFactory


class PublicationIndexPageFactory(BasePageFactory):
    class Meta:
        model = PublicationIndexPage

    title = "Onderzoek"


class PublicationPageFactory(BasePageFactory):
    class Meta:
        model = PublicationPage

    title = factory.Sequence(lambda n: f"Publicatie {n}")
    authors = "Een onderzoeksgroep"
    year = 2019
    findings = "<p>Wat eruit kwam.</p>"
