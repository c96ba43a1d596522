"""An editor reads a new year of figures in with three faults, mends them, a colleague approves, and readers see it."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from playwright.sync_api import expect

from figures.models import FiguresIndexPage, Publication
from tests.browser.axe import violations
from tests.browser.conftest import EDITOR
from tests.browser.database import in_database
from tests.factories.base import UserFactory
from tests.factories.figures import IndicatorPageFactory
from tests.factories.importing import make_profile, make_rule

pytestmark = pytest.mark.browser
COLLEAGUE = {"username": "collega-cijfers", "password": "nog-een-lang-wachtwoord"}
COLUMNS = (("schooljaar", "periode"), ("nis", "gebied"), ("teller", "teller"), ("noemer", "noemer"), ("%", "waarde"))
HEAD = "schooljaar;nis;teller;noemer;%\n"
WRONG = HEAD + "2023-2024;01000;410;4000;10.3\n2023-2024;1000;250;2000;12,5\n2023-2024;02000;150;2000;8,5\n"
MENDED = HEAD + "2023-2024;01000;410;4000;10,3\n2023-2024;02000;170;2000;8,5\n"


@pytest.fixture(scope="module")
def guide(origin, django_db_blocker):
    """The address of an indicator that no other test reads and the name of a publication; a colleague may approve."""

    def make():
        parent = FiguresIndexPage.objects.get()
        page = IndicatorPageFactory(
            parent=parent, title="Cijfer van de test", slug="cijfer-van-de-test", main_area="01000"
        )
        make_profile(page, COLUMNS, name="Profiel van de test", basis="woonplaats", areas_add_up=False)
        make_rule()
        colleague = UserFactory(username=COLLEAGUE["username"])
        colleague.set_password(COLLEAGUE["password"])
        colleague.save()
        names = ("access_admin", "approve_figuresimport")
        colleague.user_permissions.set(Permission.objects.filter(codename__in=names))
        return page.url, Publication.objects.get(code="vsv").name

    with django_db_blocker.unblock():
        return in_database(make)


def log_in(page, who):
    """Log in to the CMS, at the list of files."""
    page.goto("/cms/login/?next=" + reverse("figures_imports"))
    page.locator("#id_username").fill(who["username"])
    page.locator("#id_password").fill(who["password"])
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Cijfers inlezen")).to_be_visible()


def send(page, button):
    """Click on a button that sends a form, and wait for the answer."""
    with page.expect_navigation():
        page.get_by_role("button", name=button).click()


def choose(page, text):
    """Choose a CSV file with a text."""
    page.locator("#id_data").set_input_files({"name": "2024.csv", "mimeType": "text/csv", "buffer": text.encode()})


def own(found):
    """Return the violations of axe that are about our part of the page."""
    return [
        text for text in found if any(part in text for part in ("update-", "import-", "id_data", "waarom", "klopt"))
    ]


def test_a_new_year_with_three_faults_is_mended_approved_and_live(visitor, watch, guide, tmp_path):
    address_for_readers, publication = guide
    context = visitor(viewport={"width": 1280, "height": 900})
    seen = watch(context)
    page = context.new_page()
    log_in(page, EDITOR)
    with page.expect_navigation():
        page.get_by_role("link", name="Nieuw bestand inlezen").click()
    page.get_by_label("Profiel").select_option(label="Profiel van de test")
    page.get_by_label("Publicatie", exact=True).select_option(label=publication)
    page.get_by_label("Code van de uitgave").fill("test-2023-2024")
    page.get_by_label("Titel van het document").fill("Cijfers van 2023-2024")
    page.get_by_label("Wie het uitgaf").fill("Een dienst")
    page.get_by_label("Verschenen op").fill("1 maart 2026")
    page.keyboard.press("Escape")
    choose(page, WRONG)
    page.screenshot(path=tmp_path / "new.png", full_page=True)
    send(page, "Kijk het bestand na")

    expect(page.get_by_text("3 fouten. Verbeter ze in je bestand")).to_be_visible()
    rows = page.get_by_role("row")
    expect(rows.filter(has_text="Rij 2, kolom “%”")).to_contain_text("“10.3” is geen getal")
    expect(rows.filter(has_text="Rij 3, kolom “nis”")).to_contain_text("Bedoel je 01000 (België)?")
    expect(rows.filter(has_text="Rij 4, kolom “%”")).to_contain_text("8,5% klopt niet: 150 van de 2000 is 7,5%.")
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=tmp_path / f"faults-{width}.png", full_page=True)
        assert own(violations(page)) == []

    choose(page, MENDED)
    send(page, "Kijk dit bestand na")
    expect(page.get_by_text("Geen fouten gevonden.")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="Vlaams Gewest, 2023-2024")).to_contain_text(
        "8,5% (170 van de 2.000)"
    )
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=tmp_path / f"ready-{width}.png", full_page=True)
        assert own(violations(page)) == []
    send(page, "Vraag goedkeuring")
    expect(page.get_by_text("Het wacht op iemand anders die het nakijkt en goedkeurt.")).to_be_visible()
    expect(page.get_by_role("button", name="Keur goed en publiceer")).to_have_count(0)
    address = page.url

    other = visitor(viewport={"width": 1280, "height": 900}).new_page()
    log_in(other, COLLEAGUE)
    other.goto(address)
    send(other, "Keur goed en publiceer")
    expect(other.get_by_text("De cijfers staan op de website", exact=False).first).to_be_visible()
    other.screenshot(path=tmp_path / "approved.png", full_page=True)

    reader = visitor().new_page()
    reader.goto(address_for_readers)
    expect(reader.get_by_role("main")).to_contain_text("10,3%")
    assert seen.complaints == []
    assert seen.strangers == []
