"""What people must be able to do unaided, walked from home by what can be seen; docs/tasks.md tells how it went."""

import pytest
from playwright.sync_api import expect

from tests.browser.walking import Walk
from tests.reading import spreadsheet_file

pytestmark = pytest.mark.browser

LAPTOP = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
NARROW_PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
SMALL_PHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def walk(visitor, record_property):
    """A factory of walks on a device; its path and cost end up in the report of the run."""
    walks = []

    def start(device):
        context = visitor(**device)
        context.add_init_script("window.print = () => { window.printed = true }")
        walks.append(Walk(context.new_page()))
        return walks[-1]

    yield start
    for each in walks:
        record_property("walk", each.description())
        print(each.description())


def costs(walk, *, clicks, screens):
    """Check that a walk took exactly these clicks and at most these screens."""
    assert walk.clicks == clicks, walk.description()
    assert walk.cost <= screens, walk.description()


def test_a_head_finds_what_twelve_b_codes_ask_and_whom_to_call(walk):
    head = walk(LAPTOP)
    head.click("Stappenplannen")
    head.click("Vijf B-codes of meer: wat moet je doen?")
    expect(head.page.get_by_role("link", name="Centra voor leerlingenbegeleiding (CLB)").first).to_be_visible()
    head.reads("Bel vandaag de ouders en spreek de leerling.", "Bel vandaag het CLB", "Heeft een leerling er twaalf?")
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
    clb.reads("Wie helpt in Roeselare?", "Je CLB hangt aan je school", "In Roeselare")
    clb.click("Samen tegen Schooluitval West-Vlaanderen")
    clb.reads("regionaal overleg tegen schooluitval", "samentegenschooluitval-wvl.be")
    costs(clb, clicks=2, screens=8)


def test_a_teacher_of_a_pupil_who_is_often_ill_finds_signals_and_one_thing_to_do(walk):
    teacher = walk(LAPTOP)
    teacher.click("Vaak ziek zijn Lichamelijke en psychische gezondheid")
    teacher.reads("Wat je kan merken", "Zich terugtrekken", "Leraar: hou contact met een leerling die ziek thuis is.")
    costs(teacher, clicks=1, screens=5)


def test_a_parent_finds_what_naft_is_and_who_registers(walk):
    parent = walk(PHONE)
    parent.click("Ouder")
    parent.click("NAFT, een traject op maat")
    parent.reads("Het CLB (centrum voor leerlingenbegeleiding) meldt je aan.", "naadloos flexibel traject")
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
    officer.click("Volg wat het beleid belooft")
    officer.click("Rekenhof: voorkomen van vroegtijdig schoolverlaten (2021)")
    officer.click("Leg streefcijfers vast voor schooluitval")
    officer.reads("De minister", "Wie beoordeelt", "nog geen actie")
    costs(officer, clicks=3, screens=8)


def test_a_journalist_downloads_the_unfinished_actions_on_truancy(walk):
    journalist = walk(LAPTOP)
    journalist.click("Volg wat het beleid belooft")
    name = "CSV van niet afgewerkte acties over Spijbelen en afwezigheid"
    with journalist.page.expect_download() as download:
        journalist.download(name)
    heading, *rows = spreadsheet_file(download.value.path())
    statuses = [row[heading.index("status_gemeld")] for row in rows]
    assert statuses
    assert set(statuses) <= {"lopend", "op-te-starten"}
    assert all(row[heading.index("laatste_nieuws")] for row in rows)
    costs(journalist, clicks=2, screens=5)


@pytest.mark.parametrize(
    ("asked", "town", "found"),
    [("Genk", "Genk", "Over Genk vonden we geen openbare cijfers"), ("2800", "Mechelen", "13,5%")],
)
def test_an_alderman_finds_the_figures_of_the_town_and_who_works_on_it(walk, asked, town, found):
    alderman = walk(LAPTOP)
    alderman.click("Cijfers", within=alderman.page.get_by_role("contentinfo"))
    alderman.page.get_by_label("Postcode of gemeente").fill(asked)
    alderman.click("Toon", role="button")
    alderman.reads(found, "In je provincie en in de centrumsteden")
    alderman.click(f"Diensten en netwerken in {town}, met wat er in de buurt al gebeurt")
    alderman.reads("Je CLB hangt aan je school")
    costs(alderman, clicks=3, screens=14)


def test_a_journalist_downloads_a_series_with_its_definition(walk):
    journalist = walk(LAPTOP)
    journalist.click("Wie telt mee en wie niet?")
    journalist.reads("Wie wordt geteld", "Wie telt niet mee")
    with journalist.page.expect_download() as download:
        journalist.download("Rekenblad (CSV)")
    rows = spreadsheet_file(download.value.path())
    assert any("14,1" in cell or "14.1" in cell for row in rows for cell in row)
    costs(journalist, clicks=2, screens=8)


def test_a_citizen_finds_what_was_promised_about_naft_and_whether_it_was_done(walk):
    citizen = walk(PHONE)
    citizen.click("Volg wat het beleid belooft")
    citizen.click("Beloftes buiten een plan")
    citizen.click("Er komt een omzendbrief over NAFT")
    citizen.reads("Wat is beloofd?", "Wat kwam ervan?", "Tegen wanneer?")
    costs(citizen, clicks=3, screens=13)


def test_a_parent_of_a_child_that_was_expelled_finds_who_takes_it_in_and_by_when_to_appeal(walk):
    parent = walk(NARROW_PHONE)
    parent.click("Ouder")
    parent.click("Definitief van school gestuurd: wat nu?")
    parent.reads(
        "Lees vandaag je schoolreglement. Daarin staat hoelang je hebt om in beroep te gaan.",
        "Vraag de school wie je kind opvangt.",
        "Dan moet de oude school je kind opvangen, zegt vlaanderen.be.",
    )
    costs(parent, clicks=2, screens=8)


def test_a_team_sets_three_ways_of_mentoring_side_by_side_on_paper(walk):
    team = walk(LAPTOP)
    team.click("Wat werkt?")
    team.click("Wat werkt bij coaching en mentoring?")
    team.click("Vergelijk de eerste 3 naast elkaar")
    assert team.page.get_by_role("columnheader").count() >= 3
    team.reads("Praktijken naast elkaar", "Kosten")
    costs(team, clicks=3, screens=8)
    team.click("Print deze pagina", role="button")
    assert team.page.evaluate("window.printed")


def test_somebody_who_reads_little_dutch_finds_what_to_do_with_a_letter_of_the_school(walk):
    reader = walk(NARROW_PHONE)
    reader.click("Help in English")
    reader.click("I got a letter about school. What do I do?")
    reader.reads("Call the number on the letter, or the school, today.", "Take somebody with you to the talk.")
    costs(reader, clicks=2, screens=5)


def test_a_pupil_of_17_finds_whether_he_may_stop(walk):
    pupil = walk(SMALL_PHONE)
    pupil.click("Jongere")
    pupil.click("Ik wil stoppen: mag dat, en wat dan?")
    pupil.reads("Tot je leerplicht eindigt, mag je niet zomaar stoppen.", "word je 18 vóór 1 juli")
    costs(pupil, clicks=2, screens=5)
