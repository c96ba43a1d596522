"""A plan counts its actions by what doers report, lists what is not done, and compares two days honestly."""

import datetime

import pytest

from tests.factories.base import TermFactory
from tests.factories.tracker import ActionPageFactory, ActionPartFactory, ActionPlanPageFactory
from tests.reading import cost, html, listed_titles, main, spreadsheet
from tracker.models import StatedCount
from tracker.voices import Status, Voice

MAY = {"date": "2018-05-01", "date_precision": "maand"}


@pytest.fixture
def followed(plan, tell):
    """A plan with one done, two underway (one of them partly done), one to start and one of which nobody told."""
    done, underway, mixed, to_start, silent = (
        ActionPageFactory(parent=plan, number=number, title=title)
        for number, title in enumerate(("Klaar", "Bezig", "Gemengd", "Straks", "Stil"), start=1)
    )
    for letter in "ab":
        ActionPartFactory(page=mixed, letter=letter)
    mixed.refresh_from_db()
    tell(done, status=Status.DONE, **MAY)
    tell(underway, status=Status.ONGOING, **MAY)
    tell(mixed, status=Status.DONE, part="a", **MAY)
    tell(mixed, status=Status.ONGOING, part="b", **MAY)
    tell(to_start, status=Status.TO_START, **MAY)
    tell(to_start, status=Status.DONE, date="2020-06-01")
    return plan


def table(text, caption):
    """Return the cells of the rows of the table with a caption or a label, without markup."""
    import re

    body = text[text.index(caption) :].split("<tbody>")[1].split("</tbody>")[0]
    return [
        [
            re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", cell)).strip()
            for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)
        ]
        for row in body.split("</tr>")[:-1]
    ]


def test_the_page_counts_the_actions_by_status(client, followed):
    rows = table(main(client, followed.url), "Hoe ver staan de 5 acties?")
    assert [(row[0], row[1]) for row in rows] == [
        ("gerealiseerd", "2"),
        ("lopend", "2"),
        ("op te starten", "0"),
        ("elders opgenomen", "0"),
        ("niet bekend", "1"),
    ]


def test_hidden_actions_count_nowhere(client, followed):
    followed.get_children().get(slug="actie-1").specific.unpublish()
    assert "Hoe ver staan de 4 acties?" in main(client, followed.url)


def test_the_list_narrows_to_what_is_not_done(client, followed, way):
    way()
    assert listed_titles(client, f"{followed.url}?status=lopend") == ["Bezig", "Gemengd"]
    assert listed_titles(client, f"{followed.url}?status=lopend&status=gerealiseerd") == [
        *("Klaar", "Bezig", "Gemengd", "Straks")
    ]


def test_the_spreadsheet_has_a_row_for_each_action_with_both_statuses(client, followed, tell):
    tell(followed.get_children().get(slug="actie-2").specific, date="2021-01-01", voice=Voice.AUDITOR, status="gestopt")
    heading, *rows = spreadsheet(client.get(f"{followed.url}?vorm=csv"))
    found = [dict(zip(heading, row, strict=True)) for row in rows]
    assert [(row["nummer"], row["status_gemeld"], row["status_beoordeeld"], row["deels"]) for row in found] == [
        ("1", "gerealiseerd", "", ""),
        ("2", "lopend", "gestopt", ""),
        ("3", "lopend", "", "ja"),
        ("4", "gerealiseerd", "", ""),
        ("5", "", "", ""),
    ]


def test_a_count_of_others_stands_beside_ours(client, followed):
    counted = {"date": datetime.date(2017, 2, 22), "source_title": "Verslag", "source_publisher": "Parlement"}
    StatedCount.objects.create(page=followed, voice=Voice.PARLIAMENT, done=17, ongoing=29, to_start=4, **counted)
    rows = table(main(client, followed.url), 'aria-label="Tellingen van anderen"')
    assert rows[0][:5] == ["22 februari 2017", "parlement", "17", "29", "4"]


def test_two_days_compare_what_sources_said_by_then(client, followed):
    text = main(client, f"{followed.url}?toen=2018-05&amp;nu=2024-01".replace("&amp;", "&"))
    assert "Van mei 2018 tot januari 2024" in text
    assert [row[:3] for row in table(text, 'aria-label="Aantallen op twee dagen"')] == [
        ["gerealiseerd", "1", "2"],
        ["lopend", "2", "2"],
        ["op te starten", "1", "0"],
        ["niet bekend", "1", "1"],
    ]
    assert "Actie 4. Straks</a>: van op te starten naar gerealiseerd" in text
    assert "Van 1 actie weten we niet hoe ver ze stond op mei 2018." in text
    assert "2 acties stonden op beide dagen op lopend" in text


def test_of_a_day_before_there_may_be_a_count_alone(client, followed):
    counted = {"date": datetime.date(2017, 2, 22), "source_title": "Verslag", "source_publisher": "Parlement"}
    StatedCount.objects.create(page=followed, voice=Voice.PARLIAMENT, done=17, ongoing=29, to_start=4, **counted)
    text = main(client, f"{followed.url}?toen=2017-02&nu=2024-01")
    assert "Van 22 februari 2017 bestaat wel een telling" in text
    assert "17 gerealiseerd, 29 lopend, 4 op te starten." in text
    assert "Van 4 acties is in die tijd voor het eerst een status gemeld" in text
    assert "bestaat wel een telling" not in main(client, f"{followed.url}?toen=2017-03")


def test_the_entrance_leads_to_what_is_not_done_by_theme(client, tracker, followed):
    theme = TermFactory(name="Spijbelen", slug="spijbelen")
    for slug in ("actie-1", "actie-2", "actie-3"):
        action = followed.get_children().get(slug=slug).specific
        action.terms.set([theme])
        action.save()
    asked = f"{followed.url}?status=lopend&status=op-te-starten&thema=spijbelen"
    text = main(client, tracker.url).replace("&amp;", "&")
    assert f'<a href="{asked}">Spijbelen</a> <span class="small">(2)</span>' in text
    assert f'href="{asked}&vorm=csv"' in text
    assert listed_titles(client, asked) == ["Bezig", "Gemengd"]


def test_before_the_first_source_nothing_is_known(client, followed):
    text = main(client, f"{followed.url}?toen=2016")
    assert "Van 5 acties weten we niet hoe ver ze stonden op 2016." in text


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("toen=gisteren", "“gisteren” is geen dag, maand of jaar."),
        ("toen=2018-13", "“2018-13” is geen dag, maand of jaar."),
        ("toen=2018&nu=2999", "2999 moet nog komen."),
        ("toen=2024&nu=2018", "De eerste dag komt na de tweede. We draaiden ze om."),
        ("toen=%D9%A2%D9%A0%D9%A1%D9%A8", "is geen dag, maand of jaar."),
    ],
)
def test_a_day_that_can_not_be_read_is_told(client, followed, query, told):
    assert told in main(client, f"{followed.url}?{query}")


def test_the_list_keeps_the_days_that_are_compared(client, followed):
    assert 'name="toen" value="2018-05"' in main(client, f"{followed.url}?toen=2018-05&status=lopend")


def test_as_many_queries_for_ten_actions_as_for_a_hundred(client, plan, tell, way):
    def add(number):
        for _ in range(number):
            action = ActionPageFactory(parent=plan)
            tell(action, status=Status.ONGOING, **MAY)

    add(10)
    addresses = [plan.url, f"{plan.url}voortgang/", f"{plan.url}datums/", f"{plan.url}?toen=2018-05&nu=2020"]
    way()
    few = [cost(client, address) for address in addresses]
    add(90)
    way()
    assert [cost(client, address) for address in addresses] == few
    assert few[0] <= 13


def test_the_entrance_names_every_plan(client, tracker, followed):
    empty = ActionPlanPageFactory(parent=tracker, title="Een leeg plan")
    text = main(client, tracker.url)
    assert followed.title in text
    assert empty.title in text
    assert "Hoe ver staan de 0 acties?" in text


def test_a_plan_without_actions_is_a_page_too(client, tracker):
    text = html(client, ActionPlanPageFactory(parent=tracker).url)
    assert "Nog geen" in text or "0 acties" in text
