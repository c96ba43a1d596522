"""Editors who save updates at the very same moment, each on a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from tests.factories.base import UserFactory
from tests.factories.tracker import ActionPageFactory
from tests.tracker.entering import filled, grid_address, preview_of, visible
from tracker.models import ActionPage, ActionUpdate

ROW = {"actie": "1", "status": "lopend", "tekst": "Wat de eerste typte."}
OTHER = {"status": "gerealiseerd", "tekst": "Wat de tweede typte."}

pytestmark = pytest.mark.usefixtures("committed")


def logged_in():
    client = Client()
    client.force_login(UserFactory(is_superuser=True))
    return client


def all_at_once(address, *saved):
    """Save previews at the same moment, and return the answers in the order of the previews.

    Args:
        saved: pairs of a client and the data of its preview.
    """
    together = Barrier(len(saved))

    def save(pair):
        client, kept = pair
        together.wait(timeout=20)
        try:
            return client.post(address, {**kept, "stap": "bewaar"})
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(saved)) as threads:
        return list(threads.map(save, saved))


def test_a_save_that_is_sent_twice_at_once_writes_once(plan, action):
    client, grid = logged_in(), grid_address(plan)
    kept = preview_of(client.post(grid, filled(ROW)))
    first, second = all_at_once(grid, (client, kept), (client, kept))
    assert (first.status_code, second.status_code, first.url) == (302, 302, second.url)
    assert ActionUpdate.objects.get().text == ROW["tekst"]


def test_two_editors_with_updates_of_two_actions_both_write(plan, action):
    ActionPageFactory(parent=plan, number=2)
    (one, other), grid = (logged_in(), logged_in()), grid_address(plan)
    kept = [preview_of(one.post(grid, filled(ROW))), preview_of(other.post(grid, filled({"actie": "2", **OTHER})))]
    answers = all_at_once(grid, (one, kept[0]), (other, kept[1]))
    assert [answer.status_code for answer in answers] == [302, 302]
    assert dict(ActionPage.objects.values_list("number", "reported_status")) == {1: "lopend", 2: "gerealiseerd"}


def test_of_two_editors_of_one_action_the_second_sees_what_the_first_saved(plan, action):
    (one, other), grid = (logged_in(), logged_in()), grid_address(plan)
    kept = [preview_of(one.post(grid, filled(ROW))), preview_of(other.post(grid, filled({"actie": "1", **OTHER})))]
    answers = all_at_once(grid, (one, kept[0]), (other, kept[1]))
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    refused = next(answer for answer in answers if answer.status_code == 200)
    assert "Iemand anders veranderde intussen actie 1." in visible(refused.content.decode())
    late = other if refused is answers[1] else one
    assert late.post(grid, {**preview_of(refused), "stap": "bewaar"}).status_code == 302
    assert set(ActionUpdate.objects.values_list("text", flat=True)) == {ROW["tekst"], OTHER["tekst"]}
