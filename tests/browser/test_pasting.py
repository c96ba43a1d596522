"""What an editor pastes in the CMS: every word comes along, and only what belongs to the text."""

import re
from pathlib import Path

import pytest
import yaml
from django.test import Client
from playwright.sync_api import expect

from accounts.models import User
from base.fields import lines
from content.models import CauseIndexPage, CausePage
from tests.browser.conftest import EDITOR
from tests.browser.database import in_database
from tests.factories.content import CausePageFactory

pytestmark = pytest.mark.browser

CLIPS = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).with_name("clips").glob("*.yaml"))
}
PASTE = """(field, { html, text }) => {
  const clipboardData = new DataTransfer();
  if (html) clipboardData.setData("text/html", html);
  clipboardData.setData("text/plain", text);
  field.focus();
  return field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
PASTE_ALL = f"""(clips) => clips.filter(([name, clip]) => !({PASTE})(
  document.querySelector(`[name="${{name}}"] ~ [data-draftail-editor-wrapper] [contenteditable=true]`), clip
)).length"""
STATE_HAS_TEXT = """(names) => names.every((name) => {
  const state = JSON.parse(document.querySelector(`[name="${name}"]`).value);
  return state && state.blocks.some((block) => block.text);
})"""


def log_in():
    """Return the session of an editor."""
    client = Client()
    client.force_login(User.objects.get(username=EDITOR["username"]))
    return client.cookies["sessionid"].value


@pytest.fixture
def form(visitor, watch, origin):
    """The form of a page in the CMS, in the tab of an editor; and what the browser complains about."""
    session = in_database(log_in)
    context = visitor(viewport={"width": 1280, "height": 900})
    context.add_cookies([{"name": "sessionid", "value": session, "url": origin}])
    seen = watch(context)
    tab = context.new_page()

    def open_form(page):
        tab.goto(f"/cms/pages/{page.pk}/edit/")
        tab.wait_for_load_state("networkidle")
        return tab, seen

    return open_form


def cause(title, **fields):
    """Make a draft of a page with these fields."""
    return in_database(lambda: CausePageFactory(parent=CauseIndexPage.objects.get(), title=title, live=False, **fields))


def rich(tab, name):
    """Return where the cursor stands in the rich text of this name."""
    return tab.locator(f"[name='{name}'] ~ [data-draftail-editor-wrapper] [contenteditable=true]")


def save(tab):
    with tab.expect_navigation():
        tab.get_by_role("button", name="Bewaar concept").click()
    tab.wait_for_load_state("networkidle")


def saved(page):
    """Return the draft as it is kept now."""
    return in_database(lambda: CausePage.objects.get(pk=page.pk).get_latest_revision_as_object())


def complaints(seen):
    """Return what the browser complained about; that the CMS refuses its own saving after ours is no complaint."""
    return [
        each for each in seen.complaints if not re.match(r"400: .*/edit/|console error: .* 400 \(Bad Request\)", each)
    ]


def without_keys(html):
    return re.sub(r' data-block-key="\w+"', "", html)


@pytest.mark.parametrize("program", CLIPS)
def test_every_clip_is_saved_with_all_its_words_in_order_and_nothing_else(form, program):
    clips = CLIPS[program]
    page = cause(f"Geplakt uit {program}", body=[{"type": "text", "value": ""} for _ in clips])
    tab, seen = form(page)
    names = [f"body-{number}-value" for number in range(len(clips))]
    # All at once: meanwhile the CMS would save a page with empty blocks, which it refuses.
    assert tab.evaluate(PASTE_ALL, list(zip(names, clips.values(), strict=True))) == len(clips)
    tab.wait_for_function(STATE_HAS_TEXT, arg=names)
    save(tab)
    kept = [without_keys(block["value"]) for block in saved(page).body.raw_data]
    wanted = {name: clip["saved"] for name, clip in clips.items()}
    assert dict(zip(clips, kept, strict=True)) == wanted
    assert tab.locator("[name='PASTED']").count() == 0  # no button of its own
    assert complaints(seen) == []
    assert seen.strangers == []


def test_there_are_clips_of_every_kind():
    assert sum(map(len, CLIPS.values())) >= 60


# The editor writes to the form a little later than to the screen.
HAS_WORD = "(has) => document.querySelector('[name=body-0-value]').value.includes('vier') === has"
PARAGRAPHS = ["§ 1. Elke school meldt het.", "a. meteen", "- 5 graden", "1. apart"]
LIST = "<p>Vooraf</p><ul><li>een</li><li>twee</li></ul>"


def test_what_stood_in_the_text_stays_when_something_is_pasted_in_it(form):
    before = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    page = cause(
        "Tekst met plaksel", explanation=f"{before}<ol><li>oud</li></ol>", body=[{"type": "text", "value": LIST}]
    )
    tab, seen = form(page)
    field = rich(tab, "explanation")
    field.click()
    tab.keyboard.press("ControlOrMeta+Home")
    field.evaluate(PASTE, {"html": "<p>Geplakt </p>", "text": "Geplakt "})
    expect(field).to_contain_text("Geplakt § 1.")
    tab.keyboard.press("ControlOrMeta+End")
    field.evaluate(PASTE, {"html": "<ul><li>A</li><li>B<ul><li>C</li></ul></li></ul>", "text": "A\nB\nC"})
    expect(field).to_contain_text("C")
    field = rich(tab, "body-0-value")
    field.click()
    tab.keyboard.press("ControlOrMeta+End")
    tab.keyboard.press("Enter")
    field.evaluate(PASTE, {"text": "drie\nvier", "html": None})
    tab.wait_for_function(HAS_WORD, arg=True)
    tab.keyboard.press("ControlOrMeta+z")
    tab.wait_for_function(HAS_WORD, arg=False)
    expect(field).to_contain_text("twee")
    tab.keyboard.press("ControlOrMeta+Shift+z")
    tab.wait_for_function(HAS_WORD, arg=True)
    save(tab)
    draft = saved(page)
    after = "".join(f"<p>{each}</p>" for each in ["Geplakt " + PARAGRAPHS[0], *PARAGRAPHS[1:]])
    assert without_keys(draft.explanation) == f"{after}<ol><li>oudA</li></ol><ul><li>B<ul><li>C</li></ul></li></ul>"
    assert without_keys(draft.body.raw_data[0]["value"]) == LIST.replace("</ul>", "<li>drie</li><li>vier</li></ul>")
    assert complaints(seen) == []


WORD_LINES = "·\tSpijbelen\r\no\tvaak te laat\r\n§\tstil\r\n\uf0b7\tmoe\r\n- 18 uur\r\n-18-jarigen"
STRUCK = {"html": "<p>wel <s>niet</s></p><table><tr><td>1</td><td>2</td></tr></table>", "text": "wel niet\n1\t2"}
WRAPPED = f"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.vlaanderen.be%2F&data={'0' * 600}"


def test_text_fields_lose_the_bullets_of_a_word_processor_and_nothing_else(form):
    page = cause("Regels", signals="", sources=[])
    tab, seen = form(page)
    signals, title = tab.locator("#id_signals"), tab.locator("#id_title")
    signals.evaluate(PASTE, {"html": None, "text": WORD_LINES})
    expect(signals).to_have_value("Spijbelen\nvaak te laat\nstil\nmoe\n- 18 uur\n-18-jarigen")
    tab.locator("#id_who_can_help").evaluate(PASTE, STRUCK)
    expect(tab.locator("#id_who_can_help")).to_have_value("wel\n1 | 2")
    # What needs no change is left to the browser.
    assert title.evaluate(PASTE, {"html": "<b>gewoon</b>", "text": "gewoon"})
    title.fill("")
    title.evaluate(PASTE, {"html": None, "text": "•\tRegels \u200b" + 300 * "x"})
    expect(title).to_have_value("Regels " + 300 * "x")
    title.fill("Regels")
    save(tab)
    draft = saved(page)
    assert lines(draft.signals) == ["Spijbelen", "vaak te laat", "stil", "moe", "- 18 uur", "-18-jarigen"]
    assert draft.who_can_help == "wel\n1 | 2"
    assert complaints(seen) == []
