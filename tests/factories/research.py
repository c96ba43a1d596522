import factory

from research.models import (
    Effect,
    PublicationIndexPage,
    PublicationPage,
    WhatWorksIndexPage,
    WhatWorksPage,
)
from tests.factories.base import BasePageFactory, TermFactory


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


class EffectFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Effect

    theme = factory.SubFactory(TermFactory)
    action = "een coach"
    outcome = Effect.Outcome.DROPOUT
    direction = Effect.Direction.HELPS
    text = "Er stopten minder leerlingen."
    place = "Nederland"
    certainty = Effect.Certainty.EXPERIMENT


class WhatWorksIndexPageFactory(BasePageFactory):
    class Meta:
        model = WhatWorksIndexPage

    title = "Wat werkt?"


class WhatWorksPageFactory(BasePageFactory):
    class Meta:
        model = WhatWorksPage

    title = factory.Sequence(lambda n: f"Wat werkt? Thema {n}")
