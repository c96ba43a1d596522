"""Whatever becomes of the index or of who writes it, nobody waits, nobody is told wrong, and it heals by itself."""

import shutil

import pytest

from base import content_version
from base.models import Change, ContentVersion
from base.tasks import queue
from search.engine import schema
from search.indexing import building, consistency_check, log, reader, storage, updating
from search.indexing.tasks import follow_log
from search.indexing.updating import Outcome, update
from tests.factories.practices import PracticePageFactory
from tests.tasks import pass_time


def _replace(name, content):
    """Put something else in the place of every file of the index in use whose name ends so.

    Not written over: the system ends a process that reads a file it holds in memory and finds it shorter.
    """
    for path in storage.in_use().iterdir():
        if path.name.endswith(name):
            path.unlink()
            path.write_bytes(content)


def _other_version(monkeypatch):
    monkeypatch.setattr(schema, "schema_version", lambda: "another")


def _shorten_log(monkeypatch):
    for _ in range(3):
        content_version.record(content_version.NOTHING)
    Change.objects.filter(version__lt=content_version.current()).delete()


def _restore_backup(monkeypatch):
    """Put back a database of before, in which since then as much happened as in the one it was lost with."""
    Change.objects.filter(version=content_version.current()).update(stamp=999_999)


def _restore_older_backup(monkeypatch):
    last = content_version.current()
    Change.objects.filter(version=last).delete()
    ContentVersion.objects.update(value=last - 1)


ACCIDENTS = {
    "its folder is gone": lambda monkeypatch: shutil.rmtree(storage.in_use()),
    "everything is gone": lambda monkeypatch: shutil.rmtree(storage.root()),
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
def test_the_worker_heals_what_a_request_only_steps_around(site, built, monkeypatch, accident):
    ACCIDENTS[accident](monkeypatch)
    reader.close()
    with monkeypatch.context() as patched:
        # Nobody in a request builds.
        patched.setattr(building, "rebuild", None)
        assert update() is Outcome.UNUSABLE
        reader.current(content_version.current())
    assert consistency_check.compare().unusable
    assert building.is_needed()
    follow_log.call()
    assert not consistency_check.compare()
    assert reader.current(content_version.current()).engine.contents()


def test_an_index_that_is_further_than_the_database_is_not_believed_for_long(site, built, monkeypatch):
    assert built().version == content_version.current()
    _restore_older_backup(monkeypatch)
    assert reader.current(content_version.current()) is not None
    monkeypatch.setattr(reader, "AHEAD_FOR", 0)
    assert reader.current(content_version.current()) is None


def test_an_index_that_stays_behind_is_not_asked_for_long(site, built, monkeypatch):
    built()
    content_version.record(content_version.NOTHING)
    assert reader.current(content_version.current()) is not None
    monkeypatch.setattr(reader, "BEHIND_FOR", 0)
    assert reader.current(content_version.current()) is None
    assert update() is Outcome.DONE
    monkeypatch.undo()
    assert reader.current(content_version.current()) is not None


def test_a_build_that_fails_is_tried_again_after_a_while_and_leaves_nothing(
    site, index_folder, work, monkeypatch, caplog
):
    tries = []

    def fail(pks):
        tries.append(pks)
        raise OSError("de schijf is vol")

    monkeypatch.setattr(building, "_documents", fail)
    work()
    work()
    assert len(tries) == 1
    assert "follow_log failed" in caplog.text
    assert not [path for path in index_folder.glob("index-*") if path.is_dir()]
    pass_time(queue.RETRY_DELAYS[0])
    work()
    assert len(tries) == 2


def test_a_panic_of_the_engine_stops_the_worker_no_more_than_an_error(site, built, work, monkeypatch, caplog):
    class Panic(BaseException):
        pass

    def fail(**options):
        raise Panic

    monkeypatch.setattr(updating, "update", fail)
    content_version.record(content_version.NOTHING)
    work()
    assert "follow_log failed" in caplog.text


def test_a_position_is_a_whole_number_that_fits_the_engine(db):
    position = log.Position(version=2**40, stamp=999_999)
    assert log.Position.of(int(position)) == position
    assert int(position) < 2**63


def test_an_index_that_fails_while_it_answers_leaves_the_list_to_the_database(client, practices, built):
    page = PracticePageFactory(parent=practices, title="Iets", approach="<p>Zij gaan samen kajakken.</p>")
    built()
    assert client.get("/zoeken/?q=kajakken").context["listing"].total == 1
    for path in storage.in_use().glob("*.store"):
        # As long as it was, for a process that holds it in memory.
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
    answer = client.get("/zoeken/?q=kajakken&x=1")
    assert answer.status_code == 200
    assert f'<a href="{page.url}">{page.title}</a>' in answer.content.decode()
