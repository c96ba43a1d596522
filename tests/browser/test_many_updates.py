"""An editor enters ten updates of ten actions after a meeting, looks at what changes, and readers see all of them."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import EDITOR
from tests.browser.database import in_database
from tests.factories.tracker import ActionPageFactory, ActionPlanPageFactory
from tracker.models import TrackerIndexPage

pytestmark = pytest.mark.browser
NUMBERS = range(1, 11)


@pytest.fixture(scope="module")
def plan(origin, django_db_blocker):
    """A plan with ten actions that no other test reads."""

    def make():
        made = ActionPlanPageFactory(parent=TrackerIndexPage.objects.get(), title="Plan van de vergadering")
        for number in NUMBERS:
            ActionPageFactory(parent=made, number=number, title=f"Afspraak {number}")
        return made

    with django_db_blocker.unblock():
        return in_database(make)


@pytest.fixture
def desk(visitor, watch, plan):
    """A tab at the grid of the plan, without a script of the page, logged in; and what the browser complains about."""
    context = visitor(viewport={"width": 1280, "height": 900})
    seen = watch(context)
    page = context.new_page()
    page.goto("/cms/login/?next=" + reverse("tracker_grid", args=[plan.pk]))
    page.locator("#id_username").fill(EDITOR["username"])
    page.locator("#id_password").fill(EDITOR["password"])
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Meldingen invoeren")).to_be_visible()
    return page, seen


def send(page, button):
    """Click on a button that sends the form, and wait for the answer."""
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()


def own(found):
    """Return the violations of axe that are about our part of the page."""
    return [text for text in found if "update-" in text or "nice-padding" in text or "rij-" in text or "alle-" in text]


def test_ten_updates_of_a_meeting_are_live_at_once(desk, plan, visitor):
    page, seen = desk
    for name, text in {
        "datum": "mei 2026",
        "wie": "stuurgroep",
        "bron_titel": "Verslag",
        "bron_uitgever": "Dep",
    }.items():
        page.locator(f"#id_alle-{name}").fill(text)
    page.locator("#id_alle-stem").select_option("uitvoerder")
    for number in NUMBERS:
        page.locator(f"#id_rij-{number}-actie").fill(str(number))
        page.locator(f"#id_rij-{number}-status").select_option("lopend")
        page.locator(f"#id_rij-{number}-tekst").fill(f"Stap {number} is gezet.")
    page.locator("#id_rij-10-actie").fill("11")
    assert own(violations(page)) == []

    send(page, "Bekijk wat er verandert")
    expect(page.get_by_role("alert")).to_contain_text("Dit plan heeft geen actie 11.")
    assert own(violations(page)) == []
    page.get_by_role("link", name="Rij 10, actie").click()
    expect(page.locator("#id_rij-10-actie")).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Afspraak 10")
    send(page, "Bekijk wat er verandert")
    expect(page.get_by_role("heading", level=2, name="Wat er verandert")).to_be_visible()
    expect(page.get_by_role("heading", level=3)).to_have_count(10)
    assert own(violations(page)) == []
    reader = visitor().new_page()
    address = f"/opvolging/{plan.slug}/"
    reader.goto(f"{address}voortgang/")
    expect(reader.get_by_text("is gezet.")).to_have_count(0)

    send(page, "Bewaar alles")
    expect(page.get_by_text("Alles is bewaard.")).to_be_visible()
    reader.goto(f"{address}voortgang/")
    expect(reader.get_by_text("is gezet.")).to_have_count(10)
    reader.goto(f"{address}actie-7/#2026-05")
    expect(reader.get_by_text("Stap 7 is gezet.")).to_be_visible()
    expect(reader.locator("main")).to_contain_text("lopend")
    assert seen.complaints == []
    assert seen.strangers == []
