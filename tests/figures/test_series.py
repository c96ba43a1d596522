"""A series never mixes definitions, bases, areas or categories, and a figure of unknown base stands alone."""

import datetime

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from figures import reading
from figures.models import TOTAL, Basis, Observation, Series
from tests.factories.figures import (
    AreaFactory,
    IndicatorPageFactory,
    ObservationFactory,
    ReleaseFactory,
    SeriesFactory,
    add_figures,
    publish,
)


def test_an_observation_has_one_series_and_that_one_indicator_and_base():
    """By the columns: nothing else says what an observation measures."""
    names = {field.name for field in Observation._meta.concrete_fields}
    assert "series" in names
    assert not names & {"indicator", "area", "basis", "category"}
    assert not any(Series._meta.get_field(name).null for name in ("indicator", "area", "basis", "category"))


@pytest.mark.django_db
def test_a_series_of_unknown_base_holds_one_period(indicator):
    for values in ({"basis": Basis.UNKNOWN}, {"basis": Basis.SCHOOL, "only_period": "2020-2021"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SeriesFactory(indicator=indicator, **values)
    loose = SeriesFactory(indicator=indicator, basis=Basis.UNKNOWN, only_period="2020-2021")
    ObservationFactory(series=loose, release=ReleaseFactory(), period="2020-2021")
    with pytest.raises(DatabaseError), transaction.atomic():
        ObservationFactory(series=loose, release=ReleaseFactory(), period="2021-2022")


@pytest.mark.django_db
def test_a_cell_stands_once_in_a_release(indicator):
    series, release = SeriesFactory(indicator=indicator), ReleaseFactory()
    ObservationFactory(series=series, release=release)
    with pytest.raises(IntegrityError), transaction.atomic():
        ObservationFactory(series=series, release=release)


@pytest.mark.django_db
@pytest.mark.parametrize("values", [{"value": None}, {"missing": "niet-in-bron"}, {"denominator": 0}])
def test_a_figure_has_a_value_or_says_why_not(indicator, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        ObservationFactory(series=SeriesFactory(indicator=indicator), release=ReleaseFactory(), **values)


CELLS = st.lists(
    st.tuples(
        st.sampled_from(["oud", "nieuw"]),
        st.sampled_from(["VLO", "10000"]),
        st.sampled_from(Basis.values),
        st.sampled_from(["2019-2020", "2020-2021", "2021-2022"]),
    ),
    unique=True,
    max_size=12,
)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=CELLS)
def test_whatever_is_published_no_group_mixes_anything(index, cells):
    with transaction.atomic():
        pages = {code: IndicatorPageFactory(parent=index, slug=code, code=code) for code in ("oud", "nieuw")}
        release = ReleaseFactory()
        for code, area, basis, period in cells:
            only = period if basis == Basis.UNKNOWN else ""
            of = {"area": AreaFactory(code=area, name=area), "basis": basis, "only_period": only}
            series = SeriesFactory(indicator=pages[code], **of)
            ObservationFactory(series=series, release=release, period=period)
        publish(release)
        found = [
            (code, group)
            for code, page in pages.items()
            for area in ("VLO", "10000")
            for group in reading.of_choice(page, area, TOTAL)
        ]
        told = [
            (code, group.series.area_id, group.series.basis, each.period)
            for code, group in found
            for each in group.observations
        ]
        assert sorted(told) == sorted(cells)
        assert all(len(group.observations) == 1 for _code, group in found if group.series.is_loose)
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_newest_release_of_a_cell_counts_and_what_it_replaced_is_told(indicator):
    add_figures(indicator, {"2020-2021": "12.0", "2021-2022": "14.1"}, published_on=datetime.date(2023, 3, 21))
    add_figures(indicator, {"2020-2021": "12.2", "2021-2022": "14.1"}, published_on=datetime.date(2024, 2, 28))
    (group,) = reading.of_choice(indicator, "VLO", TOTAL)
    assert [str(each.shown) for each in group.observations] == ["12.2", "14.1"]
    assert [(str(older.shown), str(newer.shown)) for older, newer in group.replaced] == [("12.0", "12.2")]
    (then,) = reading.of_choice(indicator, "VLO", TOTAL, datetime.date(2023, 12, 31))
    assert [str(each.shown) for each in then.observations] == ["12.0", "14.1"]
    assert reading.of_choice(indicator, "VLO", TOTAL, datetime.date(2023, 3, 20)) == []
