"""An editor enters the updates of a meeting in one grid, sees what changes, and publishes all of them or none."""

import pytest
from django.test import Client
from wagtail.models import Revision

from tests.factories.tracker import ActionPageFactory, ActionPartFactory, ActionPlanPageFactory, ActionUpdateFactory
from tests.tracker.entering import SHARED, filled, grid_address, preview_of, save, visible
from tracker.models import ActionPage, ActionUpdate


@pytest.fixture
def grid(plan):
    return grid_address(plan)


@pytest.fixture
def actions(plan):
    return [ActionPageFactory(parent=plan, number=number, title=f"Titel {number}") for number in range(1, 11)]


def refused(cms, grid, data):
    """Send a grid that is not accepted, and return the words on the page; nothing is written."""
    before = Revision.objects.count(), ActionUpdate.objects.count()
    response = cms.post(grid, {**data, "stap": "bekijk"})
    assert (Revision.objects.count(), ActionUpdate.objects.count()) == before
    assert "preview-form" not in response.content.decode()
    return visible(response.content.decode())


def test_ten_updates_of_ten_actions_are_live_at_once(cms, client, grid, actions):
    rows = [{"actie": str(each.number), "status": "lopend", "tekst": f"Nieuws {each.number}."} for each in actions]
    answer = save(cms, grid, filled(*rows))
    done = cms.get(answer.url).content.decode()
    for action in actions:
        again = ActionPage.objects.get(pk=action.pk)
        assert (again.reported_status, again.last_news_text, again.has_unpublished_changes) == (
            "lopend",
            "mei 2018",
            False,
        )
        html = Client().get(action.url).content.decode()
        assert f"Nieuws {action.number}." in html
        assert 'id="2018-05"' in html
        assert action.url in done


def test_the_preview_says_what_each_action_becomes_and_writes_nothing(cms, grid, action, tell):
    tell(action, status="lopend")
    data = filled({"actie": "1", "status": "gerealiseerd", "tekst": "Af.", "stem": "rekenhof"}, datum="2020")
    text = visible(cms.post(grid, data).content.decode())
    assert "Zelf gemeld lopend lopend (blijft)" in text
    assert "Beoordeeld niet bekend gerealiseerd" in text
    assert "#2020" in text
    assert ActionUpdate.objects.count() == 1


def test_an_action_is_found_by_number_title_or_words_of_it(cms, grid, plan):
    ActionPageFactory(parent=plan, number=4, title="Meer leerkrachten in de stad")
    ActionPageFactory(parent=plan, number=5, title="Meer cijfers")
    for typed in ("4", "actie 4", "meer LEERKRACHTEN in de stad", "leerkrachten"):
        assert "Actie 4: Meer" in visible(cms.post(grid, filled({"actie": typed, "tekst": "Iets."})).content.decode())
    assert "Meer dan één actie heeft deze woorden in de titel: 4, 5." in refused(
        cms, grid, filled({"actie": "meer", "tekst": "Iets."})
    )


@pytest.mark.parametrize(
    ("row", "shared", "told"),
    [
        ({"actie": "99"}, {}, "Rij 1, actie : Dit plan heeft geen actie 99."),
        ({"actie": ""}, {}, "Zeg over welke actie dit gaat"),
        ({"deel": "c"}, {}, "Actie 1 heeft geen deel “c”. Ze heeft de delen a."),
        ({"status": "af"}, {}, "“af” is geen status."),
        ({"tekst": "", "deel": "a"}, {}, "Schrijf wat de bron zegt."),
        ({}, {"stem": ""}, "Voor alle rijen, wie zegt dit : Kies wie dit zegt."),
        ({}, {"bron_titel": ""}, "zonder bron komt niets op de website"),
        ({}, {"datum": "ooit"}, "Deze datum kunnen we niet lezen."),
        ({"datum": "2018-02-30"}, {}, "Rij 1, datum : Deze"),
        ({}, {"datum": "2199"}, "Deze dag moet nog komen."),
        ({"status": "lopend", "stem": "pers"}, {}, "“Pers” zet nooit een status."),
        ({"status": "lopend"}, {"tweedehands": "on"}, "Wat enkel de pers of een blog vertelt, zet geen status."),
        ({"niets_gevonden": "on"}, {}, "Wie zocht en niets vond, is de redactie."),
        ({"verbetert": "1999"}, {}, "Actie 1 heeft geen melding met het adres “1999”."),
        ({}, {"bron_link": "geen adres"}, "Rij 1, link naar de bron"),
        ({}, {"bron_jaar": "'18"}, "Schrijf het jaar met vier cijfers, zoals 2018."),
        ({"tekst": "x\0y"}, {}, "Rij 1, wat zegt de bron"),
    ],
)
def test_what_is_wrong_is_said_by_row_and_what_was_typed_stays(cms, grid, action, row, shared, told):
    ActionPartFactory(page=action, letter="a")
    response = cms.post(grid, filled({"actie": "1", "tekst": "Wat ik typte."} | row, **shared))
    html = response.content.decode()
    assert "preview-form" not in html
    if told.startswith("Rij 1, link"):
        told = "Voor alle rijen, link naar de bron"
    assert told in visible(html)
    if "tekst" not in row:
        assert "Wat ik typte." in html
    assert ActionUpdate.objects.count() == 0


def test_one_wrong_row_keeps_the_others_back(cms, grid, actions):
    rows = [{"actie": "1", "tekst": "Goed."}, {"actie": "2", "tekst": "Fout.", "datum": "31/2/2018"}]
    text = refused(cms, grid, filled(*rows))
    assert "Rij 2, datum : Deze dag bestaat niet." in text
    assert "Rij 1" not in text.partition("Typ hier")[0]


def test_a_row_with_a_source_of_its_own_takes_nothing_of_the_shared_one(cms, grid, action):
    data = filled({"actie": "1", "tekst": "Iets.", "bron_titel": "Een verslag"})
    assert "Rij 1, uitgever van de bron : Zeg wie de bron uitgaf." in refused(cms, grid, data)
    save(cms, grid, data | {"rij-1-bron_uitgever": "Rekenhof"})
    update = ActionUpdate.objects.get()
    assert (update.source_title, update.source_publisher, update.source_year) == ("Een verslag", "Rekenhof", None)


def test_a_row_with_only_an_action_is_no_update(cms, grid, actions):
    html = cms.get(f"{grid}?acties=2,3").content.decode()
    assert html.index('value="2"') < html.index('value="3"')
    text = refused(cms, grid, filled({"actie": "2"}, {"actie": "3"}))
    assert "Vul minstens één rij in" in text


def test_more_rows_come_without_a_script_and_keep_what_was_typed(cms, grid, action):
    html = cms.post(grid, {**filled({"actie": "1", "tekst": "Half"}), "stap": "meer"}).content.decode()
    assert 'name="rij-20-actie"' in html
    assert "Half</textarea>" in html
    data = filled({"actie": "1", "tekst": "Iets."}) | {"aantal": "20", "rij-20-actie": "1", "rij-20-tekst": "Laatste."}
    save(cms, grid, data)
    assert ActionUpdate.objects.filter(text="Laatste.").exists()
    assert 'name="rij-100-actie"' in cms.post(grid, {"aantal": "9999"}).content.decode()


def test_going_back_from_the_preview_keeps_what_was_typed(cms, grid, action):
    kept = preview_of(cms.post(grid, filled({"actie": "1", "tekst": "Bijna."})))
    html = cms.post(grid, {**kept, "stap": "terug"}).content.decode()
    assert "Bijna.</textarea>" in html
    assert f'value="{SHARED["wie"]}"' in html


def test_the_same_update_twice_is_told(cms, grid, action, tell):
    row = {"actie": "1", "tekst": "Hetzelfde."}
    assert "Dit is dezelfde melding als rij 1." in refused(cms, grid, filled(row, row))
    save(cms, grid, filled(row))
    assert "Deze melding staat er al, met het adres “2018-05”." in refused(cms, grid, filled(row))


def test_a_draft_action_is_published_first(cms, grid, plan):
    ActionPageFactory(parent=plan, number=1, live=False)
    assert "Actie 1 staat niet op de website." in refused(cms, grid, filled({"actie": "1", "tekst": "Iets."}))


def test_the_address_is_of_a_plan_only(cms, tracker, action):
    other = ActionPlanPageFactory(parent=tracker)
    assert cms.get(grid_address(action)).status_code == 404
    text = refused(cms, grid_address(other), filled({"actie": "1", "tekst": "Iets."}))
    assert "Dit plan heeft geen actie 1." in text


def test_a_correction_in_the_grid_strikes_what_it_corrects(cms, client, grid, action, tell):
    ActionUpdateFactory(page=action, anchor="2017", status="gerealiseerd", text="Het is af.")
    ActionPage.objects.get().save()
    save(cms, grid, filled({"actie": "1", "tekst": "Nog niet.", "status": "lopend", "verbetert": "2017"}))
    assert "<s>Het is af.</s>" in client.get(action.url).content.decode()
    assert ActionPage.objects.get().reported_status == "lopend"
