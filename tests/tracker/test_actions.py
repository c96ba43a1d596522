"""An action tells what was promised, by whom, and how far it is by whose word; what was public stays."""

import datetime

import pytest

from tests.factories.base import PageRelationFactory, complete
from tests.factories.content import CausePageFactory
from tests.factories.tracker import ActionPageFactory, ActionPartFactory, ActionUpdateFactory
from tests.reading import main
from tracker.models import ActionPage
from tracker.voices import Status, Voice


def problems(action):
    return [problem.message for problem in action.publication_problems()]


def test_a_page_says_since_when_there_is_no_news(client, action, tell):
    tell(action, status=Status.ONGOING, date_precision="maand", speaker="departement Onderwijs")
    text = main(client, action.url)
    assert "Geen nieuws sinds mei 2018." in text
    assert "zelf gemeld door departement Onderwijs, mei 2018" in text
    assert "Niemand van buiten het bestuur beoordeelde deze actie" in text


def test_each_update_has_an_address_that_stays(action, tell):
    first, second = tell(action), tell(action)
    third = tell(action, date=None)
    anchors = ["2018-05-01", "2018-05-01-2", "zonder-datum"]
    assert [row.anchor for row in (first, second, third)] == anchors
    tell(action, date="2017-02-01", date_precision="maand")
    assert [row.anchor for row in ActionPage.objects.get().updates.all()][:3] == anchors


def test_lists_know_the_status_as_soon_as_it_is_told(action, tell):
    tell(action, status=Status.ONGOING)
    assert ActionPage.objects.get().reported_status == Status.ONGOING
    tell(action, date="2020-01-01", status=Status.DONE, voice=Voice.AUDITOR)
    again = ActionPage.objects.get()
    assert (again.reported_status, again.assessed_status) == (Status.ONGOING, Status.DONE)
    assert again.last_news == datetime.date(2020, 1, 1)


def test_an_update_that_was_public_can_only_be_corrected(editor, action, tell):
    tell(action, status=Status.DONE)
    complete(action, editor).save()
    draft = ActionPage.objects.get()
    draft.updates.all()[0].text = "Iets anders."
    kept = list(draft.updates.all())
    draft.updates = []
    assert "staat op de website en blijft dus zoals ze is" in "".join(problems(draft))
    kept[0].text = "Iets anders."
    draft.updates = kept
    assert "staat op de website en blijft dus zoals ze is" in "".join(problems(draft))
    again = ActionPage.objects.get()
    again.updates.add(ActionUpdateFactory.build(corrects="2018-05-01", date=datetime.date(2018, 6, 1)))
    assert problems(again) == []


def test_a_correction_leaves_a_visible_trace(client, action, tell):
    tell(action, status=Status.DONE, text="Het is klaar.")
    tell(action, date="2018-06-01", status=Status.ONGOING, corrects="2018-05-01", text="Het was nog niet klaar.")
    text = main(client, action.url)
    assert "<s>Het is klaar.</s>" in text
    assert 'lees de melding van <a href="#2018-06-01">' in text
    assert ActionPage.objects.get().reported_status == Status.ONGOING


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"voice": Voice.PRESS, "status": Status.DONE}, "“Pers” zet nooit een status."),
        ({"voice": Voice.EDITORS, "status": Status.DONE}, "“Redactie” zet nooit een status."),
        ({"second_hand": True, "status": Status.DONE}, "Wat enkel de pers of een blog vertelt, zet geen status."),
        ({"part": "c"}, "Er is geen deel “c”."),
        ({"corrects": "1999"}, "Er is geen melding met het adres “1999” om te verbeteren."),
        ({"corrects": "2018-05-01"}, "De melding “2018-05-01” verbetert zichzelf"),
        ({"source_title": ""}, "Dit veld kan niet leeg zijn"),
        ({"date": datetime.date(2999, 1, 1)}, "Deze dag moet nog komen."),
        ({"found_nothing": True}, "Wie zocht en niets vond, is de redactie."),
    ],
)
def test_a_wrong_update_is_refused_in_clear_words(editor, plan, fields, told):
    action = complete(ActionPageFactory(parent=plan), editor)
    action.updates.add(ActionUpdateFactory.build(**{"date_precision": "dag"} | fields))
    assert told in "\n".join(problems(action))


def test_two_actions_of_a_plan_never_have_one_number(editor, plan):
    ActionPageFactory(parent=plan, number=7, title="De eerste", slug="eerste")
    second = ActionPageFactory(parent=plan, number=7, title="De tweede", slug="tweede")
    assert "Actie 7 van dit plan bestaat al: “De eerste”." in problems(complete(second, editor))


def test_actions_are_never_taken_up_in_a_ring(editor, plan):
    first, second, third = (ActionPageFactory(parent=plan) for _ in range(3))
    PageRelationFactory(source=first, kind="taken_up_in", target=second)
    PageRelationFactory(source=second, kind="taken_up_in", target=third)
    assert not [told for told in problems(complete(third, editor)) if "kring" in told]
    PageRelationFactory(source=third, kind="taken_up_in", target=first)
    assert [told for told in problems(complete(ActionPage.objects.get(pk=third.pk), editor)) if "kring" in told]


def test_each_part_has_a_letter_of_its_own_and_a_status(client, editor, action, tell):
    for letter in "ab":
        ActionPartFactory(page=action, letter=letter, title=f"over {letter}")
    action = ActionPage.objects.get()
    tell(action, part="a", status=Status.DONE)
    tell(action, part="b", status=Status.ONGOING)
    assert "lopend, deels gerealiseerd" in main(client, action.url)
    action.parts.add(ActionPartFactory.build(letter="a"))
    assert "Twee delen hebben dezelfde letter. Geef elk deel een eigen letter." in problems(complete(action, editor))


def test_a_cause_shows_what_was_promised_about_it(client, action, causes):
    cause = CausePageFactory(parent=causes)
    PageRelationFactory(source=action, kind="concerns", target=cause)
    assert "Wat hierover beloofd of gevraagd is" in main(client, cause.url)
    assert action.title in main(client, cause.url)
