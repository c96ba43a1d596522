"""A query that is written once asks and answers what the same query of Django does, on either database."""

import datetime as dt

import pytest
from django.db import models
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from base.models import PageRelation, Term, public
from base.prepared import NOW, PK, PKS, Parameter, PreparedQuery
from practices.models import PracticePage
from tests.base.test_public import HIDDEN
from tests.factories.base import PageRelationFactory, SourceFactory, TermFactory
from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticePageFactory

COLUMNS = ("pk", "title", "live", "first_published_at", "expire_at")
PAGES = PreparedQuery(lambda: Page.objects.filter(pk__in=PKS).order_by("pk").values_list(*COLUMNS))
PUBLIC = PreparedQuery(lambda: public(Page.objects.filter(pk__in=PKS), NOW).order_by("pk").values_list("pk"))


@pytest.fixture
def pages(home):
    """Some pages, of which one ends and some can't be seen."""
    ending = StandardPageFactory(parent=home, expire_at=timezone.now() + dt.timedelta(days=1))
    return [home, ending, StandardPageFactory(parent=home), *(make(home) for make in HIDDEN.values())]


def test_it_gives_what_the_same_query_of_django_gives(pages, django_assert_num_queries):
    pks = [page.pk for page in pages]
    expected = list(Page.objects.filter(pk__in=pks).order_by("pk").values_list(*COLUMNS))
    with django_assert_num_queries(1):
        assert [tuple(row) for row in PAGES.rows(pks=pks)] == expected


def test_it_is_written_once_and_each_time_asks_what_is_given(pages):
    made = []

    def queryset():
        made.append(True)
        return Page.objects.filter(pk__in=PKS).values_list("pk")

    query = PreparedQuery(queryset)
    assert [sorted(pk for (pk,) in query.rows(pks=pks)) for pks in ([pages[0].pk], [pages[1].pk], [])] == [
        [pages[0].pk],
        [pages[1].pk],
        [],
    ]
    assert made == [True]


def test_what_is_public_is_public_at_the_moment_that_is_given(pages):
    pks = [page.pk for page in pages]
    for now in (timezone.now(), timezone.now() + dt.timedelta(days=2)):
        expected = list(public(Page.objects.filter(pk__in=pks), now).order_by("pk").values_list("pk"))
        assert [tuple(row) for row in PUBLIC.rows(pks=pks, now=now)] == expected
    assert len(PUBLIC.rows(pks=pks, now=timezone.now())) == 3


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(-(2**40), 2**40), max_size=40))
def test_any_numbers_may_be_asked_for(db, pks):
    known = set(Page.objects.values_list("pk", flat=True))
    assert {row[0] for row in PAGES.rows(pks=pks)} == known & set(pks)


@pytest.mark.parametrize("text", ["spijbelen", "100% '\"; DROP TABLE", "élève 😀", "%s", ""])
def test_a_text_is_a_value_and_nothing_else(db, text):
    term = TermFactory(name="x")
    Term.objects.filter(pk=term.pk).update(description=text)
    query = PreparedQuery(
        lambda: Term.objects.filter(description=Parameter("text", models.TextField())).values_list("pk")
    )
    assert (term.pk,) in [tuple(row) for row in query.rows(text=text)]


def test_a_value_that_was_not_given_is_an_error(db):
    with pytest.raises(KeyError):
        PAGES.rows()


def test_instances_come_with_what_they_join_and_prefetch(practices, django_assert_num_queries):
    theme = TermFactory()
    page = PracticePageFactory(parent=practices, terms=[theme])
    query = PreparedQuery(
        lambda: (
            PracticePage.objects.filter(pk=PK).select_related("municipality", "caretaker").prefetch_related("sources")
        )
    )
    source = SourceFactory(page=page)
    with django_assert_num_queries(2):
        (found,) = query.instances(pk=page.pk)
        assert (found, found.title, found.municipality, found.caretaker) == (
            page,
            page.title,
            page.municipality,
            page.caretaker,
        )
        assert source in found.sources.all()
    assert found.body == page.body


def test_one_parameter_may_stand_in_two_places(home):
    one, other = StandardPageFactory(parent=home), StandardPageFactory(parent=home)
    PageRelationFactory(source=one, kind="related", target=other)
    query = PreparedQuery(
        lambda: PageRelation.objects.filter(models.Q(source=PK) | models.Q(target=PK)).values_list("source", "target")
    )
    assert [tuple(row) for row in query.rows(pk=one.pk)] == [tuple(row) for row in query.rows(pk=other.pk)]
    assert query.rows(pk=home.pk) == []
