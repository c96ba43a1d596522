"""The report of what visitors searched for: for editors, in Dutch, and nothing that one person typed once."""

import csv
import datetime
import io

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from openpyxl import load_workbook

from search.models import SearchCount
from tests.factories.base import UserFactory

REPORT = "/cms/reports/zoekopdrachten/"
Kind = SearchCount.Kind


def counted(value, kind=Kind.WITHOUT, number=5, ago=(0, 1)):
    """Let a text be counted on some days, each in number."""
    for days in ago:
        day = timezone.localdate() - datetime.timedelta(days=days)
        SearchCount.objects.create(day=day, kind=kind, value=value, number=number)


@pytest.fixture
def shown(cms, home):
    """Return what the report shows: ``[(value, times, days), …]``."""

    def shown(**choice):
        context = cms.get(REPORT, choice).context
        return [(row["value"], row["total"], row["days"]) for row in context["object_list"]]

    return shown


def test_it_starts_with_searches_without_result_of_thirty_days_the_most_frequent_first(shown):
    counted("toah", number=2)
    counted("bednet", number=7, ago=(0, 29))
    counted("oud", ago=(30, 31))
    counted("gevonden", kind=Kind.SEARCHED)
    assert shown() == [("bednet", 14, 2), ("toah", 4, 2)]


def test_an_editor_chooses_what_and_over_which_period(shown):
    counted("toah", kind=Kind.SEARCHED, ago=(0, 1, 20, 60))
    counted("Thema: Spijbelen", kind=Kind.TERM, number=1, ago=(300,))
    assert shown(wat="gezocht", periode="7") == [("toah", 10, 2)]
    assert shown(wat="gezocht", periode="30") == [("toah", 15, 3)]
    assert shown(wat="gezocht", periode="90") == [("toah", 20, 4)]
    assert shown(wat="term", periode="365") == [("Thema: Spijbelen", 1, 1)]
    assert shown(wat="term", periode="90") == []


def test_what_nobody_can_choose_gives_what_it_starts_with(shown):
    counted("toah")
    assert shown(wat="\x00", periode="-1") == shown(periode="1e9") == [("toah", 10, 2)]


@pytest.mark.parametrize(("number", "ago"), [(1, (0, 1)), (50, (0,))], ids=["twice", "on one day"])
def test_a_text_that_one_person_may_have_typed_is_not_shown_nor_exported(cms, shown, number, ago):
    counted("jan peeters", number=number, ago=ago)
    assert shown() == []
    assert b"jan" not in b"".join(cms.get(REPORT, {"export": "csv"}).streaming_content)


def test_it_speaks_dutch(cms, home):
    counted("toah")
    html = cms.get(REPORT).content.decode()
    for words in (
        "Zoekopdrachten",
        "Zoektekst of term",
        "Aantal keer",
        "Op hoeveel dagen",
        "Zonder resultaat, 30 dagen",
    ):
        assert words in html
    for words in ("Meest gezocht", "Meest gebruikte termen", "een jaar (alleen termen)"):
        assert words in html
    empty = cms.get(REPORT, {"wat": "term"}).content.decode()
    assert "koos niemand een term" in empty
    rare = cms.get(REPORT, {"wat": "gezocht", "periode": "7"}).content.decode()
    assert "minstens 3 keer, op minstens 2 dagen" in rare


def test_what_visitors_typed_is_escaped(cms, home):
    counted("<script>alert(1)</script>")
    html = cms.get(REPORT).content.decode()
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)" in html


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+32 2 123 45 67", "'+32 2 123 45 67"),
        ("-2+3", "'-2+3"),
        ("@som(1)", "'@som(1)"),
        # Also where a program cuts at a tab.
        ("\t=1+1", "'\t'=1+1"),
    ],
)
def test_an_exported_cell_is_never_a_formula(cms, home, cell, kept):
    counted(cell)
    response = cms.get(REPORT, {"export": "csv"})
    rows = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode())))
    assert rows == [["Zoektekst of term", "Aantal keer", "Op hoeveel dagen"], [kept, "10", "2"]]
    assert "zoekopdrachten-zonder-resultaat-30-dagen.csv" in response["Content-Disposition"]
    response = cms.get(REPORT, {"export": "xlsx"})
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["B2"].value) == (kept, "s", 10)


def test_it_takes_as_many_queries_for_a_hundred_texts_as_for_ten(cms, home, django_assert_max_num_queries):
    for number in range(10):
        counted(f"zoek {number}")
    cms.get(REPORT)
    with django_assert_max_num_queries(40) as few:
        cms.get(REPORT)
    for number in range(10, 100):
        counted(f"zoek {number}")
    with django_assert_max_num_queries(len(few)):
        cms.get(REPORT)


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_both_groups_of_editors_see_it_and_find_it_in_the_menu(client, home, group):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    counted("toah")
    assert "toah" in client.get(REPORT).content.decode()
    assert "toah" in client.get(f"{REPORT}results/").content.decode()
    assert REPORT in client.get("/cms/").content.decode()


def test_nobody_else_sees_it(client, home):
    counted("toah")
    assert client.get(REPORT).status_code == 302
    guest = Group.objects.create(name="Gasten")
    guest.permissions.set(Group.objects.get(name="Editors").permissions.filter(codename="access_admin"))
    user = UserFactory()
    user.groups.add(guest)
    client.force_login(user)
    for address in (REPORT, f"{REPORT}results/", f"{REPORT}?export=csv"):
        response = client.get(address)
        assert (response.status_code, response.streaming) == (302, False)
    assert REPORT not in client.get("/cms/").content.decode()


def test_an_administrator_can_let_another_group_see_it(cms, home):
    html = cms.get("/cms/groups/new/").content.decode()
    assert "Zoektelling" in html
    assert "Kan bekijken" in html
