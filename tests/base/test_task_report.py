"""Editors read how the work on the background goes: what runs, what failed, when each last succeeded."""

import pytest
from django.contrib.auth.models import Group

from base.tasks import presence, queue, registry
from base.tasks.registry import PeriodicTask
from tests import tasks
from tests.factories.base import UserFactory
from tests.tasks import pass_time

REPORT = "/cms/reports/achtergrondtaken/"
SILENT = "Verwittig wie de site beheert"


@pytest.fixture
def report(cms, monkeypatch):
    """Read the report of two periodic tasks as text: ``report()``; one goes well, the other goes wrong."""
    monkeypatch.setattr(registry, "_registered", {})
    registry.register(PeriodicTask(tasks.nothing, "Iets doen", 60), PeriodicTask(tasks.fail, "Iets breken", 60))
    return lambda: cms.get(REPORT).content.decode()


@pytest.fixture
def reader(client, db):
    """Somebody who writes pages, and administers nothing."""
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


def test_before_anything_ran_it_says_so(report):
    page = report()
    assert "Er is nog niets uitgevoerd" in page
    assert SILENT in page
    assert page.count("Was nog niet nodig") == 2


def test_it_says_what_succeeded_and_what_failed_and_when_it_is_tried_again(report, work):
    work()
    page = report()
    assert SILENT not in page
    assert page.index("Iets doen") < page.index("In orde") < page.index("Iets breken") < page.index("nieuwe poging op")
    for pause in queue.RETRY_DELAYS:
        pass_time(pause)
        work()
    assert "Mislukt op " in report()


def test_what_succeeded_after_a_failure_is_in_order(report, work, monkeypatch):
    work()
    monkeypatch.setattr("tests.tasks.fail", tasks.nothing)
    pass_time(queue.RETRY_DELAYS[0])
    work()
    page = report()
    assert "Mislukt" not in page
    assert page.count("In orde") == 2


def test_it_says_what_runs_and_what_waits(report):
    worker = presence.new_worker()
    tasks.nothing.enqueue()
    assert "Wacht op zijn beurt" in report()
    queue.claim(worker)
    assert "Bezig sinds" in report()


def test_a_worker_of_which_nothing_is_heard_is_missed(report, work):
    work()
    pass_time(200)
    page = report()
    assert "Er is niets meer uitgevoerd sinds" in page
    assert SILENT in page


def test_a_task_that_nobody_declared_is_shown_too(report, work, tmp_path):
    tasks.note.enqueue(str(tmp_path / "notes"), "eens")
    work()
    assert "tests.tasks.note" in report()


def test_it_costs_as_many_queries_for_few_tasks_as_for_many(report, work, cms, django_assert_max_num_queries):
    work()
    with django_assert_max_num_queries(30) as few:
        report()
    for number in range(10):
        tasks.nothing.enqueue()
        queue.rows().filter(status=queue.READY, task_path="tests.tasks.nothing").update(task_path=f"tests.{number}")
    with django_assert_max_num_queries(30) as many:
        report()
    assert len(many) == len(few)


def test_an_editor_finds_it_in_the_menu_and_reads_no_errors_a_visitor_does_not_see_it(report, work, reader, client):
    work()
    page = reader.get(REPORT)
    assert page.status_code == 200
    assert "Mislukt" in page.content.decode()
    assert "de schijf is vol" not in page.content.decode()
    assert REPORT in reader.get("/cms/").content.decode()
    client.logout()
    assert client.get(REPORT).status_code == 302


def test_an_administrator_reads_what_went_wrong(report, work):
    work()
    assert "RuntimeError: de schijf is vol" in report()
