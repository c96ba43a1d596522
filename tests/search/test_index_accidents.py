"""Whatever becomes of the index or of who writes it, nobody waits, nobody is told wrong, and it heals by itself."""

import shutil
import signal
from time import monotonic, sleep

import pytest

from base import changes
from base.models import Change, Sequence
from search.engine import schema
from search.indexing import building, comparing, log, opened, place
from search.indexing.keeper import Keeper
from search.indexing.updating import Outcome, update
from tests.factories.base import TermFactory
from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticePageFactory
from tests.processes import manage, run


def _replace(name, content):
    """Put something else in the place of every file of the index in use whose name ends so.

    Not written over: the system ends a process that reads a file it holds in memory and finds it shorter.
    """
    for path in place.in_use().iterdir():
        if path.name.endswith(name):
            path.unlink()
            path.write_bytes(content)


def _other_version(monkeypatch):
    monkeypatch.setattr(schema, "schema_version", lambda: "another")


def _shorten_log(monkeypatch):
    for _ in range(3):
        changes.record(changes.NOTHING)
    Change.objects.filter(sequence__lt=changes.current()).delete()


def _restore_backup(monkeypatch):
    """Put back a database of before, in which since then as much happened as in the one it was lost with."""
    Change.objects.filter(sequence=changes.current()).update(stamp=999_999)


def _restore_older_backup(monkeypatch):
    last = changes.current()
    Change.objects.filter(sequence=last).delete()
    Sequence.objects.update(value=last - 1)


ACCIDENTS = {
    "its folder is gone": lambda monkeypatch: shutil.rmtree(place.in_use()),
    "everything is gone": lambda monkeypatch: shutil.rmtree(place.root()),
    "its description is empty": lambda monkeypatch: _replace("meta.json", b""),
    "its description is nonsense": lambda monkeypatch: _replace("meta.json", b"\xff{"),
    "its files are empty": lambda monkeypatch: _replace("", b""),
    "its texts are gone": lambda monkeypatch: _replace(".store", b""),
    "its words are cut off": lambda monkeypatch: _replace(".term", b"x" * 50),
    "another version made it": _other_version,
    "it is older than the log": _shorten_log,
    "the database is another": _restore_backup,
    "the database is an older one": _restore_older_backup,
}


@pytest.mark.parametrize("accident", ACCIDENTS)
def test_the_keeper_heals_what_a_request_only_steps_around(site, built, monkeypatch, accident):
    ACCIDENTS[accident](monkeypatch)
    opened.close()
    with monkeypatch.context() as patched:
        # Nobody in a request builds.
        patched.setattr(building, "rebuild", None)
        assert update() is Outcome.UNUSABLE
        opened.current(changes.current())
    assert comparing.compare().unusable
    assert building.is_needed()
    Keeper().follow()
    assert not comparing.compare()
    assert opened.current(changes.current()).engine.contents()


def test_an_index_that_is_further_than_the_database_is_not_believed_for_long(site, built, monkeypatch):
    assert built().sequence == changes.current()
    _restore_older_backup(monkeypatch)
    assert opened.current(changes.current()) is not None
    monkeypatch.setattr(opened, "AHEAD_FOR", 0)
    assert opened.current(changes.current()) is None


def test_an_index_that_stays_behind_is_not_asked_for_long(site, built, monkeypatch):
    built()
    changes.record(changes.NOTHING)
    assert opened.current(changes.current()) is not None
    monkeypatch.setattr(opened, "BEHIND_FOR", 0)
    assert opened.current(changes.current()) is None
    assert update() is Outcome.DONE
    monkeypatch.undo()
    assert opened.current(changes.current()) is not None


def test_a_build_that_fails_is_tried_again_after_a_while_and_leaves_nothing(site, index_folder, monkeypatch, caplog):
    tries = []

    def fail(pks):
        tries.append(pks)
        raise OSError("de schijf is vol")

    monkeypatch.setattr(building, "_documents", fail)
    keeper = Keeper()
    keeper.round()
    keeper.round()
    assert len(tries) == 1
    assert "failed to follow" in caplog.text
    assert not [path for path in index_folder.glob("index-*") if path.is_dir()]
    keeper.build_from = 0
    keeper.round()
    assert len(tries) == 2


def test_a_panic_of_the_engine_stops_the_keeper_no_more_than_an_error(site, built, monkeypatch, caplog):
    class Panic(BaseException):
        pass

    def fail(**options):
        raise Panic

    monkeypatch.setattr("search.indexing.keeper.update", fail)
    Keeper().round()
    assert "failed to follow" in caplog.text


# Killed

DIE = """
import os, signal
from search.engine.index import Engine
from search.indexing import building, place, updating
def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
def dying(documents):
    yield from documents
    die()
"""
IN_UPDATE = {
    "before it writes": "Engine.write = die",
    "before it commits": """
write = Engine.write
Engine.write = lambda engine, documents, **options: write(engine, dying(documents), **options)""",
    "right after it commits": """
write = Engine.write
def write_and_die(*args, **options):
    write(*args, **options)
    die()
Engine.write = write_and_die""",
}
IN_BUILD = {
    "before it commits": """
documents = building._documents
building._documents = lambda pks: dying(documents(pks))""",
    "before the new one takes its place": "place.switch = die",
    "right after the new one took its place": """
switch = place.switch
def switch_and_die(folder):
    switch(folder)
    die()
place.switch = switch_and_die""",
}


@pytest.fixture
def content(committed, home, practices, index_folder):
    """A few pages and an index of them, committed for every process to see."""
    theme = TermFactory(name="Spijbelen")
    pages = [PracticePageFactory(parent=practices, terms=[theme]) for _ in range(4)]
    building.rebuild()
    return pages


@pytest.mark.parametrize("moment", IN_UPDATE)
def test_an_update_that_is_killed_is_done_by_the_next(content, index_folder, moment):
    with place.alone("update"):  # keeps this process from applying what it commits
        content[0].unpublish()
        StandardPageFactory(parent=content[1].get_parent().get_parent())
    ended = run(index_folder.parent, f"{DIE}\n{IN_UPDATE[moment]}\nupdating.update()")
    assert ended == -signal.SIGKILL
    update()
    assert not comparing.compare()


@pytest.mark.parametrize("moment", IN_BUILD)
def test_a_build_that_is_killed_leaves_the_old_index_or_a_whole_new_one(content, index_folder, moment):
    before = place.in_use()
    ended = run(index_folder.parent, f"{DIE}\n{IN_BUILD[moment]}\nbuilding.rebuild()")
    assert ended == -signal.SIGKILL
    assert not comparing.compare()
    assert (place.in_use() == before) is (moment != "right after the new one took its place")
    opened.close()
    building.rebuild()
    assert len([path for path in index_folder.glob("index-*") if path.is_dir()]) == 1
    assert not comparing.compare()


def test_two_keepers_of_one_machine_and_one_of_another_all_arrive_at_the_same(
    content, index_folder, tmp_path, settings
):
    there = tmp_path / "elsewhere"
    keepers = [manage(folder, "keep_search") for folder in (index_folder.parent, index_folder.parent, there)]
    try:
        parent = content[0].get_parent()
        for number in range(6):
            with changes.transaction(lock_tree=True):
                PracticePageFactory(parent=parent.specific_class.objects.get(pk=parent.pk), title=f"Later {number}")
            content[number % 4].refresh_from_db()
            content[number % 4].unpublish()
        for folder in (index_folder, there / "search"):
            settings.SEARCH_INDEX_DIR = folder
            opened.close()
            _wait_until(lambda: not comparing.compare())
    finally:
        for keeper in keepers:
            keeper.terminate()
        assert [keeper.wait(timeout=60) for keeper in keepers] == [0, 0, 0]


def _wait_until(condition, seconds=60):
    end = monotonic() + seconds
    while not condition():
        assert monotonic() < end, "it never came so far"
        sleep(0.2)


def test_a_position_is_a_whole_number_that_fits_the_engine(db):
    position = log.Position(sequence=2**40, stamp=999_999)
    assert log.Position.of(int(position)) == position
    assert int(position) < 2**63


def test_an_index_that_fails_while_it_answers_leaves_the_list_to_the_database(client, practices, built):
    page = PracticePageFactory(parent=practices, title="Iets", approach="<p>Zij gaan samen kajakken.</p>")
    built()
    assert client.get("/zoeken/?q=kajakken").context["listing"].total == 1
    for path in place.in_use().glob("*.store"):
        # As long as it was, for a process that holds it in memory.
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
    answer = client.get("/zoeken/?q=kajakken&x=1")
    assert answer.status_code == 200
    assert f'<a href="{page.url}">{page.title}</a>' in answer.content.decode()
