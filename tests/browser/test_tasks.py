"""What people must be able to do unaided, walked from home by what can be seen; docs/tasks.md tells how it went."""

import pytest
from playwright.sync_api import expect

from tests.browser.walking import Walk

pytestmark = pytest.mark.browser

LAPTOP = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SMALL_PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def walk(visitor, record_property):
    """Gives a walk on a device; its path and cost end up in the report of the run."""
    walks = []

    def start(device):
        context = visitor(**device)
        context.add_init_script("window.print = () => { window.printed = true }")
        walks.append(Walk(context.new_page()))
        return walks[-1]

    yield start
    for each in walks:
        record_property("walk", each.said())
        print(each.said())


def costs(walk, *, clicks, screens):
    """Check that a walk took exactly these clicks and at most these screens."""
    assert walk.clicks == clicks, walk.said()
    assert walk.cost <= screens, walk.said()


def test_a_head_finds_what_twelve_b_codes_ask_and_whom_to_call(walk):
    head = walk(LAPTOP)
    head.click("Stappenplannen")
    head.click("Vijf B-codes of meer: wat moet je doen?")
    expect(head.page.get_by_role("link", name="Centra voor leerlingenbegeleiding (CLB)").first).to_be_visible()
    head.reads("Bel vandaag de leerling of de ouders.", "Bel het CLB", "Heeft een leerling er twaalf?")
    costs(head, clicks=2, screens=6)


def test_a_counsellor_prints_the_routes_of_a_pupil_of_17_who_leaves_school(walk):
    clb = walk(LAPTOP)
    clb.click("Welke weg naar een diploma?")
    clb.click("15 tot en met 17")
    clb.click("Ik zit nog op school")
    clb.click("Weg van school en zelf studeren")
    clb.click("Print deze pagina", role="button")
    assert clb.page.evaluate("window.printed")
    clb.page.emulate_media(media="print")
    assert clb.page.get_by_role("article").count() >= 2
    for route in clb.page.get_by_role("article").all():
        expect(route.get_by_role("heading", level=3)).to_be_visible()
        expect(route.get_by_text("Volgende stap")).to_be_visible()
    expect(clb.page.get_by_text("Mijn vragen voor het gesprek met het CLB")).to_be_visible()
    clb.page.emulate_media(media="screen")
    clb.reads("Deze 3 wegen passen bij je antwoorden")
    costs(clb, clicks=5, screens=7)


def test_a_head_finds_an_approach_to_truancy_and_how_sure_it_is(walk):
    head = walk(LAPTOP)
    head.click("Praktijkvoorbeelden")
    head.click("Spijbelen en afwezigheid", role="checkbox")
    expect(head.page.get_by_role("link", name="Verwijder Spijbelen en afwezigheid")).to_be_visible()
    expect(head.page.get_by_role("main").get_by_text("Bewijs: ").first).to_be_visible()
    head.click("Elke afwezigheid telt: het West-Vlaamse actieplan Afwezig op school")
    head.reads("Dit kan je maandag doen", "Bewijs")
    costs(head, clicks=3, screens=9)


def test_a_counsellor_on_a_phone_finds_whom_to_ask_in_roeselare(walk):
    clb = walk(PHONE)
    clb.page.get_by_label("Wie helpt in jouw gemeente?").fill("8800")
    clb.click("Zoek", role="button", within=clb.page.get_by_role("search", name="Hulp zoeken in je gemeente"))
    clb.reads("Wie helpt in Roeselare?", "Voor Roeselare zelf kennen we geen meldpunt of dienst.")
    clb.click("Samen tegen Schooluitval West-Vlaanderen")
    clb.reads("regionaal overleg tegen schooluitval", "samentegenschooluitval-wvl.be")
    costs(clb, clicks=2, screens=6)


def test_a_teacher_of_a_pupil_who_is_often_ill_finds_signals_and_one_thing_to_do(walk):
    teacher = walk(LAPTOP)
    teacher.click("Vaak ziek zijn Lichamelijke en psychische gezondheid")
    teacher.reads("Wat je kan merken", "Zich terugtrekken", "Leraar: hou contact met een leerling die ziek thuis is.")
    costs(teacher, clicks=1, screens=5)


def test_a_parent_finds_what_naft_is_and_who_registers(walk):
    parent = walk(PHONE)
    parent.click("Ouder")
    parent.click("NAFT")
    parent.reads(
        "Een traject op maat", "Het CLB (centrum voor leerlingenbegeleiding) meldt je aan.", "naadloos flexibel traject"
    )
    costs(parent, clicks=2, screens=9)


def test_a_young_person_on_a_small_phone_finds_a_diploma_without_school(walk):
    young = walk(SMALL_PHONE)
    young.click("Welke weg naar een diploma?")
    young.click("18 of ouder")
    young.click("Ik ben gestopt met school")
    young.click("Mijn diploma op mijn eigen tempo")
    young.reads("Zelf studeren voor de Examencommissie", "Bekijk de infofilmpjes op de website.")
    costs(young, clicks=4, screens=11)


def test_a_policy_officer_finds_where_the_court_of_audit_and_the_minister_differ_on_targets(walk):
    officer = walk(LAPTOP)
    officer.click("Beleidsmaker")
    officer.click("Rekenhof: wat gebeurde er met de negen aanbevelingen?")
    officer.reads(
        "Over streefcijfers denken het Rekenhof en de minister van Onderwijs anders.",
        "Het Rekenhof zegt dat die bezwaren voor veel beleid gelden.",
        "Het document vermeldt geen datum.",
    )
    costs(officer, clicks=2, screens=6)
