"""Whoever writes the index is killed at any moment, or is not alone: it heals by itself."""

import signal

import pytest

from base import content_version
from search.indexing import building, consistency_check, reader, storage
from search.indexing.updating import update
from tests.factories.base import TermFactory
from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticePageFactory
from tests.processes import manage, run, wait_for, workers_of

DIE = """
import os, signal
from search.engine.index import Engine
from search.indexing import building, storage, updating
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
    "before the new one takes its place": "storage.switch = die",
    "right after the new one took its place": """
switch = storage.switch
def switch_and_die(folder):
    switch(folder)
    die()
storage.switch = switch_and_die""",
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
    with storage.alone("update"):  # keeps this process from applying what it commits
        content[0].unpublish()
        StandardPageFactory(parent=content[1].get_parent().get_parent())
    ended = run(index_folder.parent, f"{DIE}\n{IN_UPDATE[moment]}\nupdating.update()")
    assert ended == -signal.SIGKILL
    update()
    assert not consistency_check.compare()


@pytest.mark.parametrize("moment", IN_BUILD)
def test_a_build_that_is_killed_leaves_the_old_index_or_a_whole_new_one(content, index_folder, moment):
    before = storage.in_use()
    ended = run(index_folder.parent, f"{DIE}\n{IN_BUILD[moment]}\nbuilding.rebuild()")
    assert ended == -signal.SIGKILL
    assert not consistency_check.compare()
    assert (storage.in_use() == before) is (moment != "right after the new one took its place")
    reader.close()
    building.rebuild()
    assert len([path for path in index_folder.glob("index-*") if path.is_dir()]) == 1
    assert not consistency_check.compare()


def test_two_workers_of_one_machine_and_one_of_another_all_arrive_at_the_same(
    content, index_folder, tmp_path, settings
):
    there = tmp_path / "elsewhere"
    workers = [manage(folder, "work") for folder in (index_folder.parent, index_folder.parent, there)]
    try:
        wait_for(lambda: (len(workers_of(index_folder.parent)), len(workers_of(there))) == (2, 1))
        parent = content[0].get_parent()
        for number in range(6):
            with content_version.transaction(lock_tree=True):
                PracticePageFactory(parent=parent.specific_class.objects.get(pk=parent.pk), title=f"Later {number}")
            content[number % 4].refresh_from_db()
            content[number % 4].unpublish()
        for folder in (index_folder, there / "search"):
            settings.SEARCH_INDEX_DIR = folder
            reader.close()
            wait_for(lambda: not consistency_check.compare())
    finally:
        for worker in workers:
            worker.terminate()
        assert [worker.wait(timeout=60) for worker in workers] == [0, 0, 0]
