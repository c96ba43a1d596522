"""What the worker does for the index and the library: only when it is needed, a part at a time."""

import pytest

from base import content_version
from base.tasks import queue
from search.extraction import tasks as extraction_tasks
from search.indexing import consistency_check, reader, storage, tasks, updating
from search.indexing.updating import apply_committed
from search.models import DocumentText
from tests.factories import papers
from tests.factories.bodies import document
from tests.factories.content import StandardPageFactory

# Tantivy begins to join pieces, in a thread of its own, when there are this many.
FEWEST_JOINED = 8


def done():
    """Return the names of the tasks that were done."""
    return {path.rpartition(".")[2] for path in queue.rows().values_list("task_path", flat=True)}


def test_without_an_index_the_worker_builds_one_and_then_leaves_it_alone(site, work):
    work()
    assert not consistency_check.compare()
    assert "follow_log" in done()
    queue.rows().delete()
    work()
    assert done() & {"follow_log", "tidy_index"} == set()


def test_the_worker_brings_the_index_up_to_what_the_log_says(site, built, work):
    StandardPageFactory(parent=site.home)
    assert updating.is_behind()
    work()
    assert not consistency_check.compare()


@pytest.fixture
def publish(site, built):
    """Publish some pages, each in a write of its own, as the process that publishes does it."""

    def publish(number):
        for _ in range(number):
            StandardPageFactory(parent=site.home)
            apply_committed()
        return reader.refresh().engine

    return publish


def test_who_publishes_leaves_the_index_in_pieces_and_the_worker_joins_them(publish, work, monkeypatch):
    engine = publish(FEWEST_JOINED - 1 - publish(0).pieces)
    assert engine.pieces == FEWEST_JOINED - 1
    monkeypatch.setattr(updating, "SOME_PIECES", FEWEST_JOINED - 2)
    assert tasks.is_untidy()
    work()
    assert reader.refresh().engine.pieces <= updating.SOME_PIECES
    assert not consistency_check.compare()


def test_without_a_worker_the_index_never_falls_into_too_many_pieces(publish, monkeypatch):
    monkeypatch.setattr(updating, "MOST_PIECES", 12)
    assert publish(30).pieces <= updating.MOST_PIECES + 1
    assert not consistency_check.compare()


def test_an_index_that_nobody_reads_any_more_is_removed(site, built, work):
    storage.new_folder().mkdir()
    assert tasks.is_untidy()
    work()
    assert not storage.has_unused()


def test_new_files_are_read_by_the_worker(work):
    paper = document("brief.docx", papers.word("Dag"))
    work()
    assert DocumentText.objects.get(document=paper).text.strip() == "Dag"
    assert "read_documents" in done()


def test_many_files_are_read_a_part_at_a_time(db, monkeypatch):
    monkeypatch.setattr(extraction_tasks, "READ_FOR", 0)
    for number in range(3):
        document(f"brief-{number}.docx", papers.word("Dag"))
    for number in range(1, 4):
        extraction_tasks.read_documents.call()
        assert DocumentText.objects.count() == number


def test_pages_that_are_due_and_old_rows_of_the_log_are_the_work_of_the_worker(db, work, monkeypatch):
    monkeypatch.setattr(content_version, "VERSIONS_KEPT", 0)
    content_version.record(content_version.NOTHING)
    work()
    assert done() >= {"publish_scheduled", "prune_logs"}
    assert not content_version.Change.objects.exists()
