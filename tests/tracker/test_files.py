"""All that was said of a plan can be taken along: as pages, tables, data, a feed and a calendar."""

import io
import json
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from tests.factories.tracker import ActionPageFactory, ActionPartFactory
from tests.reading import html, main, spreadsheet
from tracker.models import ActionPromisedDate
from tracker.tables import DATE_COLUMNS, PART_COLUMNS, UPDATE_COLUMNS
from tracker.voices import Status, Voice

SOURCE = {"source_title": "Verslag", "source_publisher": "Een raad"}


@pytest.fixture
def told(plan, tell):
    """A plan with an action with two parts, three updates and two promised dates; and a hidden action."""
    action = ActionPageFactory(parent=plan, number=3, title="Scholen krijgen cijfers")
    ActionPartFactory(page=action, letter="a", title="uitval")
    promised = {"page": action, "voice": Voice.MINISTER, "speaker": "minister van Onderwijs", **SOURCE}
    ActionPromisedDate.objects.create(promise="De cijfers; alle", date="2019-09-01", date_precision="maand", **promised)
    ActionPromisedDate.objects.create(promise="Ooit", **promised)
    action.refresh_from_db()
    tell(action, status=Status.ONGOING, date_precision="maand", text="=1+1")
    tell(action, date="2021-03-30", part="a", status=Status.DONE, text="Ze zijn er.")
    tell(action, date=None, voice=Voice.PRESS, second_hand=True, text="Volgens de krant.")
    tell(ActionPageFactory(parent=plan, number=4, live=False), text="Nog geheim.")
    return plan


def rows(client, address):
    """Return the rows of a CSV file as dicts."""
    heading, *found = spreadsheet(client.get(address))
    return [dict(zip(heading, row, strict=True)) for row in found]


def test_the_updates_stand_on_a_page_from_new_to_old(client, told):
    text = main(client, f"{told.url}voortgang/")
    assert text.index("Ze zijn er.") < text.index("=1+1") < text.index("Volgens de krant.")
    assert '/actie-3/#2021-03-30">' in text
    assert "Nog geheim" not in text


def test_the_updates_are_a_table_with_an_address_for_each(client, told):
    found = rows(client, f"{told.url}voortgang/?vorm=csv")
    assert tuple(found[0]) == UPDATE_COLUMNS
    assert [(row["actie"], row["datum"], row["status"], row["adres"]) for row in found] == [
        ("3", "2018-05", "lopend", "2018-05"),
        ("3", "2021-03-30", "gerealiseerd", "2021-03-30"),
        ("3", "", "", "zonder-datum"),
    ]
    assert found[0]["tekst"] == "'=1+1"


def test_parts_and_promised_dates_have_files_of_their_own(client, told):
    assert rows(client, f"{told.url}delen/?vorm=csv") == [
        dict(zip(PART_COLUMNS, ["3", "Scholen krijgen cijfers", "a", "uitval", "gerealiseerd", ""], strict=True))
    ]
    dates = rows(client, f"{told.url}datums/?vorm=csv")
    assert tuple(dates[0]) == DATE_COLUMNS
    assert [(row["datum"], row["belofte"]) for row in dates] == [("2019-09", "De cijfers; alle"), ("", "Ooit")]


def test_excel_and_data_hold_what_the_csv_holds(client, told):
    table = spreadsheet(client.get(f"{told.url}voortgang/?vorm=csv"))
    book = load_workbook(io.BytesIO(client.get(f"{told.url}voortgang/?vorm=xlsx").content))
    sheet = [[cell or "" for cell in row] for row in book.active.iter_rows(values_only=True)]
    assert sheet[0] == table[0]
    assert sheet[1][UPDATE_COLUMNS.index("tekst")] == "=1+1"
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} <= {"s", "inlineStr"}  # never a formula
    data = json.loads(client.get(f"{told.url}voortgang/?vorm=json").content)
    assert data["version"] == 1
    assert [row["adres"] for row in data["rows"]] == [row[-1] for row in table[1:]]


def test_a_feed_tells_what_was_said_last(client, told):
    feed = ElementTree.fromstring(client.get(f"{told.url}voortgang/?vorm=atom").content)
    links = [entry.find("{*}link").get("href") for entry in feed.findall("{*}entry")]
    assert [link.rpartition("#")[2] for link in links] == ["2021-03-30", "2018-05"]


def test_a_calendar_has_the_dates_that_are_known(client, told):
    calendar = Calendar.from_ical(client.get(f"{told.url}datums/?vorm=ics").content)
    (event,) = calendar.walk("VEVENT")
    assert event["summary"] == "Actie 3: De cijfers; alle"
    assert (event["dtstart"].dt.isoformat(), event["dtend"].dt.isoformat()) == ("2019-09-01", "2019-10-01")


def test_who_asks_about_promises_finds_the_dates(client, told):
    text = main(client, f"{told.url}datums/")
    assert "september 2019" in text
    assert "minister van Onderwijs" in text


@pytest.mark.parametrize("below", ["voortgang", "delen", "datums"])
def test_a_form_that_there_is_not_is_refused_in_words(client, told, below):
    answer = client.get(f"{told.url}{below}/?vorm=docx")
    assert answer.status_code == 404
    assert "een vorm die er niet is" in answer.content.decode()


@pytest.mark.parametrize("number", ["2", "0", "-1", "x", "999999999999999999999999"])
def test_any_page_number_answers(client, told, number):
    assert "Alle meldingen" in html(client, f"{told.url}voortgang/?pagina={number}")


def test_a_plan_that_is_hidden_shows_nothing_below_it(client, told):
    told.unpublish()
    for below in ("", "voortgang/", "delen/", "datums/", "voortgang/?vorm=csv", "datums/?vorm=ics"):
        assert client.get(f"{told.url}{below}").status_code == 404
