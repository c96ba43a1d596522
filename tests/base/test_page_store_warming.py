"""After a publication the worker renders what is asked most; what lies there is whole, true and nobody's question."""

from contextlib import suppress
from pathlib import Path

import pytest

from base.page_store import shelf, warming
from base.page_store.shelf import MOST, Shelf
from tests.factories.content import StandardPageFactory
from tests.store_client import StoreClient


@pytest.fixture(autouse=True)
def _fresh_worker(monkeypatch):
    """A worker that has done nothing yet."""
    monkeypatch.setattr(warming._Done, "version", None)


@pytest.fixture
def page(home):
    return StandardPageFactory(parent=home, title="Eerste titel")


def ask(client, *addresses, times=2):
    for address in addresses * times:
        client.get(address)
    client.report()


def warm():
    """Do what the worker does once a second when it is needed."""
    warming.warm_up.func()


def lying():
    """Return the files of the shelf."""
    return [path for path in Path(Shelf().answers).iterdir() if path.is_file()]


@pytest.mark.parametrize("encoding", ["", "gzip", "br"])
def test_what_is_asked_most_is_ready_for_every_process_after_a_publication(store, home, page, work, encoding):
    ask(store, "/", page.url, "/sitemap.xml")
    page.title = "Tweede titel"
    page.save_revision().publish()
    work()
    for client in (store, StoreClient()):
        client.hear()
        for address in ("/", page.url, "/sitemap.xml"):
            answer = client.get(address, accept_encoding=encoding)
            assert not answer.rendered
            anew = client.get(address, accept_encoding=encoding, cookie="csrftoken=x")
            assert answer.text == anew.text
        assert "Tweede titel" in client.get(page.url).text


def test_it_is_the_same_answer_but_smaller(home, page):
    first = StoreClient()
    ask(first, page.url)
    warm()
    ready, made = StoreClient().get(page.url, accept_encoding="br"), first.get(page.url, accept_encoding="br")
    assert not ready.rendered
    assert len(ready.body) < len(made.body)
    own = {"X-Request-ID": "", "Content-Length": ""}
    assert {**ready.headers, **own} == {**made.headers, **own}


def test_what_lies_there_is_not_served_after_the_next_publication_or_its_moment(store, page, monkeypatch):
    ask(store, page.url)
    warm()
    page.unpublish()
    other = StoreClient()
    other.hear()
    assert other.get(page.url).status == 404
    ask(store, "/")
    warm()
    (address,) = store.store.entries.latest(1)
    until = Shelf().find(address).conditions.until
    assert not StoreClient().get("/").rendered
    monkeypatch.setattr("base.page_store.freshness.time.time", lambda: until)
    assert StoreClient().get("/").rendered


def test_nothing_is_done_twice_for_one_publication(store, page, monkeypatch):
    ask(store, page.url)
    warm()
    assert not warming.is_cold()
    page.save_revision().publish()
    assert warming.is_cold()


def test_a_publication_meanwhile_ends_it_and_it_begins_anew(store, page, monkeypatch):
    ask(store, page.url)
    rendered, render = [], warming.render

    def publish_meanwhile(address):
        rendered.append(address)
        page.save_revision().publish()
        return render(address)

    monkeypatch.setattr(warming, "render", publish_meanwhile)
    warm()
    assert (len(rendered), lying()) == (1, [])
    assert warming.is_cold()


def test_what_a_visitor_asked_of_a_list_is_written_nowhere(store, site):
    ask(store, "/zoeken/?q=geheimpje", "/hulp/?waar=8800", "/zoeken/")
    warm()
    written = [path.read_bytes() for folder in (Shelf().asked, Shelf().answers) for path in folder.iterdir()]
    assert len(written) == 2
    assert not [data for data in written if b"geheimpje" in data or b"8800" in data]


def test_the_shelf_is_never_larger_than_what_is_asked_most(store, home, monkeypatch):
    monkeypatch.setattr(shelf, "MOST", 3)
    ask(store, *(StandardPageFactory(parent=home).url for _ in range(6)))
    warm()
    assert len(lying()) == 3
    for client in (StoreClient(), StoreClient()):
        ask(client, "/")
    StandardPageFactory(parent=home)
    warm()
    assert len(lying()) == 1
    assert MOST > 3


DAMAGE = {
    "cut": lambda data: data[: len(data) // 2],
    "empty": lambda data: b"",
    "without its head": lambda data: data.partition(b"\n")[2],
    "of another address": lambda data: data.replace(b'"testserver"', b'"anderserver"'),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_is_damaged_is_as_good_as_not_there(store, page, damage):
    ask(store, page.url)
    warm()
    (path,) = lying()
    path.write_bytes(DAMAGE[damage](path.read_bytes()))
    answer = StoreClient().get(page.url, accept_encoding="gzip")
    assert answer.rendered
    assert "Eerste titel" in answer.text


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_a_worker_killed_halfway_leaves_a_whole_answer_or_none_and_no_litter(store, page, monkeypatch, step):
    ask(store, page.url)
    real = getattr(Path, step)

    def die(self, *given):
        if step == "write_bytes":
            real(self, given[0][:10])
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, step, die)
        with suppress(KeyboardInterrupt):
            warm()
    assert StoreClient().get(page.url).rendered
    warm()
    assert len(lying()) == 1
    assert not StoreClient().get(page.url).rendered


def test_a_store_without_room_takes_nothing_from_the_shelf(store, page):
    ask(store, page.url)
    warm()
    assert StoreClient(room=0).get(page.url).rendered
