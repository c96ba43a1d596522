"""The index on disk: what is written is there, at its position, and what cannot be read says so."""

import datetime
import os
import threading
from dataclasses import replace

import pytest

from base.keys import Key, page_key
from search.engine import schema
from search.engine.documents import Document, Question
from search.engine.index import Engine, UnreadableIndexError
from tests.search.engine.pages import pages

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def test_a_new_index_is_empty_and_at_the_beginning(engine):
    assert (engine.position, engine.contents()) == (0, {})
    assert engine.search(Question()).total == 0


def test_an_index_is_never_made_over_another(engine, tmp_path):
    with pytest.raises(FileExistsError):
        Engine.create(tmp_path / "index")


def test_documents_and_position_come_in_one_commit(engine, tmp_path):
    engine.write([Document(page_key(1), "Kat"), Document(page_key(2), "Hond")], position=7)
    other = Engine.open(tmp_path / "index")
    assert other.position == 7
    assert set(other.contents()) == {*pages(1, 2)}
    engine.write([], deleted=pages(1), position=8)
    assert (other.position, set(other.contents())) == (7, {*pages(1, 2)})
    other.reload()
    assert (other.position, set(other.contents())) == (8, {*pages(2)})


def test_a_document_written_again_replaces_what_was_there(engine):
    old, new = Document(page_key(1), "Kat"), Document(page_key(1), "Hond")
    engine.write([old], position=1)
    engine.write([new], position=2)
    assert engine.contents() == {page_key(1): new.digest}
    assert engine.search(Question("kat")).total == 0


def test_a_write_that_fails_leaves_nothing_behind(engine):
    def documents():
        yield Document(page_key(1), "Kat")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        engine.write(documents(), position=5)
    assert (engine.position, engine.contents()) == (0, {})
    engine.write([Document(page_key(2), "Hond")], position=6)
    assert set(engine.contents()) == {*pages(2)}


def test_a_record_of_the_number_of_a_page_is_another_document(engine, tmp_path):
    """Each kind counts from one; what stands on disk says which is which."""
    keys = [Key("", 1), Key("toy", 1), Key("toy2", 1), Key("toy", 2**40)]
    engine.write([Document(key, "Kat", body=str(key)) for key in reversed(keys)], position=1)
    other = Engine.open(tmp_path / "index")
    assert other.search(Question("kat")).keys == (keys[0], keys[1], keys[3], keys[2])
    assert [other.body(key) for key in keys] == ["1", "toy-1", "toy2-1", "toy-1099511627776"]
    other.write([Document(Key("ball", 1), "Kat")], deleted=[keys[0], keys[3]], position=2)
    engine.reload()
    assert set(engine.contents()) == {keys[1], keys[2], Key("ball", 1)}
    assert engine.search(Question("kat", without=frozenset([keys[1]]))).keys == (Key("ball", 1), keys[2])


def test_many_documents_are_taken_one_by_one(engine):
    seen = []
    engine.write_many((Document(page_key(pk), f"Kat {pk}") for pk in range(1, 300)), position=3, progress=seen.append)
    assert seen == list(range(1, 300))
    assert len(engine.contents()) == 299
    assert engine.position == 3


def test_what_is_written_can_be_found_before_the_pieces_are_joined(engine):
    for pk in range(1, 12):
        engine.write([Document(page_key(pk), "Kat")], position=pk, tidy=False)
        assert engine.search(Question("kat")).total == pk
    engine.tidy()
    assert len(engine.contents()) == 11


def test_a_writer_that_joins_nothing_leaves_room_for_the_next_which_joins_all(engine, tmp_path):
    for pk in range(1, 12):
        engine.write([Document(page_key(pk), "Kat")], position=pk, tidy=False)
        engine.release()
        # Another process may write at once.
        other = Engine.open(tmp_path / "index")
        other.write([Document(page_key(100 + pk), "Hond")], position=pk, tidy=False)
        other.release()
        engine.reload()
    many = engine.pieces
    assert len(engine.contents()) == 22
    engine.write([], position=11)
    assert engine.pieces < many
    assert len(engine.contents()) == 22


@pytest.mark.parametrize("field", ["title", "summary", "body", "path"])
def test_a_digest_differs_when_anything_does(field):
    page = Document(page_key(1), "Kat", summary="a", body="b", path="c")
    assert replace(page, **{field: "anders"}).digest != page.digest == replace(page).digest


def test_a_missing_index_says_so(tmp_path):
    with pytest.raises(UnreadableIndexError):
        Engine.open(tmp_path / "nowhere")


def test_a_folder_with_something_else_says_so(tmp_path):
    (tmp_path / "meta.json").write_text("{}")
    with pytest.raises(UnreadableIndexError):
        Engine.open(tmp_path)


def test_an_index_of_another_version_says_so(engine, tmp_path, monkeypatch):
    monkeypatch.setattr(schema, "schema_version", lambda: "another")
    with pytest.raises(UnreadableIndexError, match="version"):
        Engine.open(tmp_path / "index")


@pytest.mark.parametrize("suffix", [".idx", ".term", ".store", ".fast"])
def test_a_damaged_index_says_so(engine, tmp_path, suffix):
    engine.write([Document(page_key(pk), f"Kat {pk}", body="x " * 50) for pk in range(50)], position=1)
    for path in (tmp_path / "index").glob(f"*{suffix}"):
        os.truncate(path, path.stat().st_size // 3)
    with pytest.raises(UnreadableIndexError):
        Engine.open(tmp_path / "index").search(Question("kat", sort="titel"))


def test_an_index_that_is_gone_says_so_and_can_still_be_searched(engine, tmp_path):
    engine.write([Document(page_key(1), "Kat")], position=1)
    (tmp_path / "index").rename(tmp_path / "away")
    with pytest.raises(UnreadableIndexError):
        engine.reload()
    assert engine.search(Question("kat")).keys == pages(1)


def test_what_is_past_its_time_is_named(engine):
    second = datetime.timedelta(seconds=1)
    ends = {1: NOW, 2: NOW + second, 3: None}
    engine.write([Document(page_key(pk), "Kat", expires=end) for pk, end in ends.items()], position=1)
    assert engine.expired(NOW - second) == frozenset()
    assert engine.expired(NOW) == {*pages(1)}
    assert engine.expired(NOW + second) == {*pages(1, 2)}


def test_the_body_is_kept(engine):
    engine.write([Document(page_key(1), "Kat", body="Een “kat” & co")], position=1)
    assert (engine.body(page_key(1)), engine.body(page_key(2))) == ("Een “kat” & co", "")


def test_text_that_is_no_text_breaks_nothing(engine):
    odd = "\ud800 \x00 " + "x" * 100_000
    engine.write([Document(page_key(1), odd, body=odd, terms=(odd,), facets=(("type", "a=b"),))], position=1)
    assert engine.search(Question(counted=("type",))).counts == {"type": {"a=b": 1}}


def test_threads_read_while_one_writes(engine):
    engine.write([Document(page_key(pk), "Kat") for pk in range(1, 20)], position=1)
    seen, going = [], threading.Event()

    def read():
        while not going.is_set():
            found = engine.search(Question("kat", size=100, counted=("type",)))
            seen.append(found.total == len(found.keys) == len(set(found.keys)) >= 19)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for pk in range(20, 30):
        engine.write([Document(page_key(pk), "Kat")], position=pk)
    going.set()
    for reader in readers:
        reader.join()
    assert seen
    assert all(seen)


def test_a_second_writer_is_refused_until_the_first_is_done(engine, tmp_path):
    other = Engine.open(tmp_path / "index")
    engine.write([Document(page_key(1), "Kat")], position=1, tidy=False)
    with pytest.raises(UnreadableIndexError, match="(?i)lock"):
        other.write([Document(page_key(2), "Vis")], position=2)
    engine.tidy()
    other.write([Document(page_key(2), "Vis")], position=2)
    assert set(other.contents()) == {*pages(1, 2)}
    # Columns are given out by whoever writes, from where the last one left them.
    carried = {3: (("a", "1"),), 4: (("b", "1"), ("a", "2"))}
    engine.write([Document(page_key(3), "Mus", facets=carried[3])], position=3)
    other.write([Document(page_key(4), "Ree", facets=carried[4])], position=4)
    assert other.search(Question(counted=("a", "b"))).counts == {"a": {"1": 1, "2": 1}, "b": {"1": 1}}


@pytest.mark.parametrize("fault", [TypeError, ValueError, KeyError, OSError])
def test_a_fault_of_our_own_is_not_told_as_a_damaged_index(engine, monkeypatch, fault):
    engine.write([Document(page_key(1), "Kat")], position=1)

    def fail(*args):
        raise fault("ours")

    monkeypatch.setattr("search.engine.searching.make_plan", fail)
    with pytest.raises(fault, match="ours"):
        engine.search(Question("kat"))
