import datetime
from decimal import Decimal

import factory

from figures.models import (
    TOTAL,
    Area,
    Basis,
    Category,
    Dimension,
    FiguresIndexPage,
    IndicatorPage,
    Observation,
    Publication,
    Release,
    Series,
)
from tests.factories.base import BasePageFactory


class FiguresIndexPageFactory(BasePageFactory):
    class Meta:
        model = FiguresIndexPage

    title = "Cijfers"


class IndicatorPageFactory(BasePageFactory):
    class Meta:
        model = IndicatorPage

    title = factory.Sequence(lambda n: f"Cijfer {n}")
    code = factory.LazyAttribute(lambda page: page.slug.replace("-", "_"))
    question = "vertrekken"
    main_area = "VLO"
    sentence = "Van elke {per} jongeren in {periode} ({gebied}) vertrokken er {aantal} zonder kwalificatie."
    definition = "<p>Wie vertrekt zonder kwalificatie.</p>"
    numerator = "Jongeren die vertrokken zonder kwalificatie"
    denominator = "alle jongeren die vertrokken"
    basis_text = "Het komt uit een registratie."
    reading_guide = "<p>Het zegt niets over wie nog op school zit.</p>"


class AreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Area
        django_get_or_create = ("code",)

    code = "VLO"
    name = "Vlaams onderwijs"
    level = "onderwijs"
    scheme = "eigen"


class DimensionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Dimension
        django_get_or_create = ("code",)

    code = TOTAL
    name = "Alle jongeren samen"


class CategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Category
        django_get_or_create = ("dimension", "code")

    dimension = factory.SubFactory(DimensionFactory)
    code = TOTAL
    name = "alle jongeren samen"


class PublicationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Publication
        django_get_or_create = ("code",)

    code = "vsv"
    name = "Vroegtijdig schoolverlaten"
    publisher = "Een dienst"


class ReleaseFactory(factory.django.DjangoModelFactory):
    """A release that is not published yet; `publish` does that when its observations are there."""

    class Meta:
        model = Release

    code = factory.Sequence(lambda n: f"uitgave-{n}")
    publication = factory.SubFactory(PublicationFactory)
    title = "Cijfers over schooluitval"
    publisher = "Een dienst"
    published_on = datetime.date(2024, 2, 28)


class SeriesFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Series
        django_get_or_create = ("indicator", "area", "category", "basis", "only_period")

    area = factory.SubFactory(AreaFactory)
    category = factory.SubFactory(CategoryFactory)
    basis = Basis.EDUCATION
    only_period = ""


class ObservationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Observation

    period = "2021-2022"
    value = Decimal("14.1")
    decimals = 1


def publish(release):
    """Publish a release, and return it."""
    release.state = Release.State.PUBLISHED
    release.save()
    return release


def add_figures(page, values, **options):
    """Publish figures of an indicator in one release, and return that.

    Args:
        page: `IndicatorPage`.
        values: ``{period: text of a value}``.
        options: ``area``, ``category``, ``basis`` of the series; the rest is of the release.
    """
    of_series = {name: options.pop(name) for name in ("area", "category", "basis") if name in options}
    remarks = options.pop("remarks", "")
    release = ReleaseFactory(**options)
    for period, text in values.items():
        only = period if of_series.get("basis") == Basis.UNKNOWN else ""
        series = SeriesFactory(indicator=page, only_period=only, **of_series)
        decimals = len(text.partition(".")[2])
        values_of = {"period": period, "value": Decimal(text), "decimals": decimals, "remarks": remarks}
        ObservationFactory(series=series, release=release, **values_of)
    return publish(release)
