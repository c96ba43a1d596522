"""Dates typed in the CMS with the keyboard: kept as typed, stored as meant, refused in words, shown back in words."""

import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from base.dates import in_words
from base.models import PublicChangeNote
from content.models import GuideIndexPage, GuidePage
from search.models import PromotedResult
from tests.browser.conftest import EDITOR, PATIENCE, PATIENCE_FOR_PAGES
from tests.browser.database import in_database
from tests.factories.content import GuidePageFactory
from tests.spellings import DATES, NO_DATES

pytestmark = pytest.mark.browser

BEFORE = datetime.date(2001, 1, 1)
NONSENSE = [typed for typed in NO_DATES if len(typed) < 40]
LEAVE = ("Tab", "Enter", "Shift+Tab")
CALENDAR = ".xdsoft_datetimepicker:visible"
STEP = "[name='steps-0-value-checked_on']"
# What each field holds, and what the form says about it.
FIELDS = """() => [...document.querySelectorAll("[name^='change_notes-'][name$='-date']")].map(field =>
  [field.value, field.closest("[data-field]").querySelector(".error-message")?.textContent.trim() ?? ""])"""


def make_guide():
    """Add a draft with a row for each spelling, a step with a date and a snippet that begins on one."""
    index = GuideIndexPage.objects.get()
    step = {
        "type": "step",
        "value": {"title": "Praat", "who": ["leraar"], "checked_on": str(BEFORE), "text": "<p>x</p>"},
    }
    guide = GuidePageFactory.build(title="Gids met veel datums", slug="gids-met-veel-datums", live=False)
    guide.steps = guide._meta.get_field("steps").to_python([{"type": "step", "value": step}])
    guide.change_notes = [PublicChangeNote(date=BEFORE, text=f"Rij {number}") for number in range(len(DATES))]
    index.add_child(instance=guide)
    guide.save_revision()
    return guide.pk, PromotedResult.objects.create(page=index, words="datumproef", starts=BEFORE).pk


def draft_of(pk):
    """Return the draft of a guide and the dates of its rows."""
    draft = GuidePage.objects.get(pk=pk).get_latest_revision_as_object()
    return draft, [note.date for note in draft.change_notes.all()]


@pytest.fixture(scope="module")
def made(origin):
    """The pks of a guide and of a snippet with dates in them."""
    return in_database(make_guide)


@pytest.fixture(scope="module")
def desk(chromium, origin):
    """A tab in which an editor is logged in, for all tests of this module."""
    context = chromium.new_context(base_url=origin, locale="nl-BE", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    context.set_default_navigation_timeout(PATIENCE_FOR_PAGES)
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/cms/")
    page.fill("#id_username", EDITOR["username"])
    page.fill("#id_password", EDITOR["password"])
    with page.expect_navigation():
        page.keyboard.press("Enter")
    yield page
    context.close()


@pytest.fixture
def form(desk, made):
    """The form of the guide, as it is stored."""
    desk.goto(f"/cms/pages/{made[0]}/edit/")
    desk.get_by_role("tab", name="Instellingen").click()
    return desk


def row(page, number):
    return page.locator(f"#id_change_notes-{number}-date")


def retype(field, typed, leave="Tab"):
    """Type over what stands in a field and leave it; it holds what was typed, and its calendar is gone."""
    field.focus()
    field.page.keyboard.press("ControlOrMeta+a")
    field.page.keyboard.type(typed)
    field.page.keyboard.press(leave)
    assert not field.evaluate("field => field === document.activeElement")
    assert field.input_value() == typed


def autosaved(text):
    """Return a test of answers: whether it is to an autosave that sent a field with this text."""
    return lambda answer: (
        answer.request.method == "POST" and f"\r\n{text}\r\n".encode() in (answer.request.post_data_buffer or b"")
    )


def test_a_date_is_autosaved_as_it_is_meant_in_every_spelling_and_shown_back_in_words(form, made):
    form.get_by_role("tab", name="Inhoud").click()
    retype(form.locator(STEP), "15 okt. 2026")
    form.get_by_role("tab", name="Instellingen").click()
    retype(form.locator("#id_review_on"), "1/9/34")
    *others, last = DATES
    for number, typed in enumerate(others):
        retype(row(form, number), typed, LEAVE[number % len(LEAVE)])
    with form.expect_response(autosaved(last)) as answer:
        retype(row(form, len(others)), last)
    assert answer.value.status == 200
    draft, dates = in_database(lambda: draft_of(made[0]))
    assert dict(zip(DATES, dates, strict=True)) == DATES
    assert draft.review_on == datetime.date(2034, 9, 1)
    assert draft.steps[0].value["checked_on"] == datetime.date(2026, 10, 15)
    form.reload()
    assert [shown for shown, _ in form.evaluate(FIELDS)] == [in_words(date) for date in DATES.values()]
    assert form.locator("#id_review_on").input_value() == "1 september 2034"
    assert form.locator(STEP).input_value() == "15 oktober 2026"


def test_nonsense_stays_in_its_field_is_stored_nowhere_and_refused_in_words(form, made):
    _, before = in_database(lambda: draft_of(made[0]))
    for number, typed in enumerate(NONSENSE):
        retype(row(form, number), typed, LEAVE[number % len(LEAVE)])
    expect(form.locator("#w-autosave-indicator")).to_contain_text("gepauzeerd")
    with form.expect_navigation():
        form.get_by_role("button", name="Bewaar concept").click()
    shown = form.evaluate(FIELDS)
    assert [value for value, _ in shown[: len(NONSENSE)]] == NONSENSE
    assert all(told.endswith(".") for _, told in shown[: len(NONSENSE)])
    assert all(not told for _, told in shown[len(NONSENSE) :])
    assert in_database(lambda: draft_of(made[0]))[1] == before


def test_the_calendar_changes_a_field_only_when_a_day_is_chosen_in_it(form):
    field, calendar = row(form, 0), form.locator(CALENDAR)
    field.focus()
    form.keyboard.press("ControlOrMeta+a")
    form.keyboard.type("2/5/2026")
    expect(calendar).to_be_visible()
    form.keyboard.press("Escape")
    expect(calendar).to_be_hidden()
    field.click()
    expect(calendar).to_be_visible()
    assert field.input_value() == "2/5/2026"
    assert calendar.locator("th").all_inner_texts() == ["ma", "di", "wo", "do", "vr", "za", "zo"]
    expect(calendar.locator(".xdsoft_month span")).to_have_text("mei")
    expect(calendar.locator(".xdsoft_calendar .xdsoft_current")).to_have_text(["2"])
    calendar.locator("td[data-month='4'][data-date='17']").click()
    expect(field).to_have_value("17 mei 2026")
    expect(calendar).to_be_hidden()
    for typed in ("morgen", ""):
        form.keyboard.press("Tab")
        field.fill(typed)
        expect(calendar).to_be_visible()
        # It is drawn with the date of before when it opens, and anew a moment after the typing.
        expect(calendar.locator(".xdsoft_calendar .xdsoft_current")).to_have_count(0)
        form.keyboard.press("Tab")
        expect(calendar).to_be_hidden()
        assert field.input_value() == typed


def test_a_calendar_does_not_open_after_its_field_was_left(form):
    """It opens a tenth of a second after the focus: the fields are passed faster than that, and the last one shows."""
    form.evaluate("() => document.querySelectorAll(\"[name^='change_notes-'][name$='-date']\").forEach(f => f.focus())")
    expect(form.locator(CALENDAR)).to_have_count(1)
    form.keyboard.press("Tab")
    expect(form.locator(CALENDAR)).to_have_count(0)


def test_a_schedule_is_typed_in_its_dialog_and_escape_closes_the_calendar_first(form, made):
    def open_dialog():
        opener = form.locator("[data-a11y-dialog-show='schedule-publishing-dialog']").first
        if not opener.is_visible():  # The CMS remembers which panel is open.
            form.get_by_role("button", name="Status").first.click()
        opener.click()
        expect(form.locator("#schedule-publishing-dialog")).to_be_visible()

    start, end = form.locator("#id_go_live_at"), form.locator("#id_expire_at")
    open_dialog()
    start.focus()
    form.keyboard.type("15/10/2040 14u30")
    expect(form.locator(CALENDAR)).to_be_visible()
    form.keyboard.press("Escape")
    expect(form.locator(CALENDAR)).to_be_hidden()
    assert start.input_value() == "15/10/2040 14u30"
    retype(end, "overmorgen")
    with form.expect_navigation():
        form.get_by_role("button", name="Schema opslaan").click()
    assert end.input_value() == "overmorgen"
    assert "zoals 15/10/2026 14:30" in end.evaluate(
        "field => field.closest('[data-field]').querySelector('.error-message').textContent"
    )
    form.goto(f"/cms/pages/{made[0]}/edit/")
    open_dialog()
    retype(start, "15/10/2040 14u30")
    retype(end, "do 1 nov. 2040 om 9 uur")
    with form.expect_navigation():
        form.get_by_role("button", name="Schema opslaan").click()
    assert (start.input_value(), end.input_value()) == ("15 oktober 2040 14:30", "1 november 2040 09:00")
    draft, _ = in_database(lambda: draft_of(made[0]))
    assert timezone.make_naive(draft.go_live_at) == datetime.datetime(2040, 10, 15, 14, 30)


def test_a_date_in_a_snippet_is_kept_refused_and_shown(desk, made):
    address = f"/cms/snippets/search/promotedresult/edit/{made[1]}/"
    desk.goto(address)
    starts = desk.locator("#id_starts")
    assert starts.input_value() == "1 januari 2001"
    retype(starts, "31.02.2026")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Opslaan").click()
    assert starts.input_value() == "31.02.2026"
    expect(desk.get_by_text("Deze dag bestaat niet.")).to_be_visible()
    retype(starts, "15.10.2026")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Opslaan").click()
    desk.goto(address)
    assert starts.input_value() == "15 oktober 2026"


def test_a_filter_of_a_report_reads_a_date_or_says_above_the_list_that_it_cannot(desk):
    desk.goto("/cms/reports/site-history/")
    desk.get_by_role("button", name="Toon filters").click()
    desk.locator(".w-drilldown__toggle").filter(has_text="Datum").click()
    field = desk.locator("[name=timestamp_from]")
    field.click()
    desk.keyboard.type("1/1/26")
    expect(desk.locator(".w-active-filters")).to_contain_text("1 januari 2026")
    desk.keyboard.press("ControlOrMeta+a")
    desk.keyboard.type("31/02/26")
    expect(desk.get_by_role("alert").filter(has_text="Deze dag bestaat niet.")).to_be_visible()
    assert field.input_value() == "31/02/26"
