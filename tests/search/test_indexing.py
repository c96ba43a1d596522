"""The index follows the database: whatever an editor does, it says the same a moment later."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from base import content_version, protection
from base.keys import key_of
from base.models import Change, Term
from base.request_state import state_of
from search.engine.index import Engine
from search.indexing import building, consistency_check, reader, storage, updating
from search.indexing.documents import all_keys
from search.indexing.updating import MOST_AT_ONCE, Outcome, apply_committed, update
from tests.factories.base import TermFactory
from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticePageFactory

ACTS = {
    "publish a page": lambda site: StandardPageFactory(parent=site.home, title="Nieuw"),
    "change a text": lambda site: _change(site.practice, title="Heel anders"),
    "unpublish a page with others below": lambda site: _on_purpose(site.practices.unpublish),
    "delete a page with others below": lambda site: _on_purpose(_fresh(site.practices).delete),
    "move a page": lambda site: _fresh(site.standard).move(_fresh(site.practice), pos="last-child"),
    "move a page before others": lambda site: Page.objects.get(pk=site.standard.pk).move(
        _fresh(site.home), "first-child"
    ),
    "restrict a page with others below": lambda site: PageViewRestriction.objects.create(
        page=_fresh(site.practices), restriction_type="login"
    ),
    "rename a term": lambda site: _change(site.theme, name="Anders", slug="anders"),
    "give a term synonyms": lambda site: _change(site.theme, synonyms="spieken"),
    "merge a term": lambda site: site.child_theme.merge_into(site.theme),
    "merge a term that has others below": lambda site: site.theme.merge_into(TermFactory(name="Opvolger")),
    "put a term elsewhere": lambda site: _change(site.child_theme, parent=None),
    "rank evidence anew": lambda site: TermFactory(facet="bewijs", name="A", order=0),
    "delete a term": lambda site: site.child_theme.delete(),
    "let a page end": lambda site: _change(site.practice, expire_at=timezone.now() - dt.timedelta(hours=1)),
    "change everything": lambda site: content_version.record(),
}


def _on_purpose(act):
    with protection.lifted():
        act()


def _delete_many(terms):
    """As the list of the CMS does it, past the model."""
    Term.objects.filter(pk__in=[term.pk for term in terms]).delete()


def _fresh(page):
    return Page.objects.get(pk=page.pk)


def _change(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


PARTINGS = {
    "let go of a merged term": lambda old, third: _change(old, merged_into=None),
    "merge a merged term into another": lambda old, third: _change(old, merged_into=third),
    "delete a merged term": lambda old, third: _delete_many([old]),
}


@pytest.mark.parametrize("act", PARTINGS)
def test_the_pages_of_a_successor_let_go_of_the_words_of_a_term_as_well(site, built, act):
    old, third = TermFactory(name="Vroeger", synonyms="oudwoord"), TermFactory(name="Derde")
    old.merge_into(site.theme)
    built()
    PARTINGS[act](old, third)
    built()
    assert not consistency_check.compare()


def test_evidence_keeps_its_order_when_terms_go_from_the_list(practices, built):
    weak, middle, strong = (TermFactory(facet="bewijs", name=name, order=order) for order, name in enumerate("abc"))
    PracticePageFactory(parent=practices, terms=[middle])
    PracticePageFactory(parent=practices, terms=[strong])
    built()
    _delete_many([weak])
    built()
    assert not consistency_check.compare()


@pytest.mark.parametrize("act", ACTS)
def test_whatever_an_editor_does_the_index_follows(site, built, act):
    ACTS[act](site)
    assert consistency_check.compare()
    built()
    assert not consistency_check.compare()


def test_an_update_writes_only_what_was_touched(site, built, monkeypatch):
    written, write = [], Engine.write

    def spy(engine, documents, deleted=(), **options):
        written.append(([document.key for document in documents], list(deleted)))
        write(engine, documents, deleted, **options)

    monkeypatch.setattr(Engine, "write", spy)
    _change(site.practice, title="Heel anders")
    site.standard.unpublish()
    assert update() is Outcome.DONE
    assert update() is Outcome.DONE
    assert written == [([key_of(site.practice)], [key_of(site.standard)])]


def test_nothing_is_there_until_something_is_built(site, index_folder):
    assert reader.current() is None
    assert update() is Outcome.UNUSABLE
    assert reader.current() is None


def test_what_many_pages_touch_is_left_to_the_worker(site, built):
    for _ in range(3):
        StandardPageFactory(parent=site.home)
    assert update(most=2) is Outcome.LARGE
    assert update(most=3) is Outcome.DONE
    assert MOST_AT_ONCE >= 100


def test_whoever_publishes_never_hears_of_a_failing_index(site, built, monkeypatch, caplog):
    class Panic(BaseException):
        pass

    def fail(*args, **kwargs):
        raise Panic

    monkeypatch.setattr("search.indexing.updating.update", fail)
    apply_committed()
    assert "was not updated" in caplog.text


@pytest.mark.usefixtures("committed")
def test_a_publication_is_found_as_soon_as_it_is_committed(home, built):
    with content_version.transaction():
        page = StandardPageFactory(parent=home)
        assert key_of(page) not in reader.current().engine.contents()
    found = reader.current(content_version.current())
    assert key_of(page) in found.engine.contents()
    assert found.version == content_version.current()


def test_a_page_that_ends_is_expired_though_nothing_changed(practices, built, monkeypatch):
    end = timezone.now() + dt.timedelta(hours=1)
    page = PracticePageFactory(parent=practices, expire_at=end)
    found = built()
    assert found.expired() == frozenset()
    monkeypatch.setattr(timezone, "now", lambda: end + dt.timedelta(seconds=1))
    assert found.expired() == {key_of(page)}
    assert key_of(page) not in all_keys()
    assert not consistency_check.compare()


def test_what_stands_under_a_page_that_ends_is_expired_with_it(practices, built, monkeypatch):
    end = timezone.now() + dt.timedelta(hours=1)
    page = PracticePageFactory(parent=practices, expire_at=end + dt.timedelta(hours=1))
    Page.objects.filter(pk=practices.pk).update(expire_at=end)
    content_version.record(content_version.TREE, practices.pk)
    found = built()
    monkeypatch.setattr(timezone, "now", lambda: end + dt.timedelta(seconds=1))
    assert found.expired() == {key_of(practices), key_of(page)}
    assert key_of(page) not in all_keys()


def test_a_process_asks_no_query_when_it_knows_the_sequence(site, built, django_assert_num_queries):
    version = content_version.current()
    with django_assert_num_queries(0):
        assert reader.current(version).version == version


def test_a_process_counts_at_most_once_a_second(site, built, django_assert_num_queries):
    reader.close()
    with django_assert_num_queries(1):
        assert all(reader.current() for _ in range(20))


def test_another_process_sees_what_was_applied(site, built, monkeypatch):
    before = reader.current(content_version.current())
    page = StandardPageFactory(parent=site.home)
    other = Engine.open(storage.in_use())
    updating.apply(other)
    other.tidy()
    monkeypatch.setattr(reader, "LOOK_AGAIN", 0)
    after = reader.current(content_version.current())
    assert after.version > before.version
    assert key_of(page) in after.engine.contents()


def test_an_answer_is_kept_under_the_sequence_of_the_index_it_was_made_of(site, built, rf):
    request = rf.get("/zoeken/")
    state_of(request).content_version = content_version.current()
    _change(site.practice, title="Heel anders")
    state_of(request).content_version = content_version.current()
    found = reader.for_request(request)
    assert found.version < content_version.current()
    assert state_of(request).index_version == found.version


def test_a_new_index_takes_the_place_of_the_old_which_goes_once_nobody_reads_it(site, built, index_folder):
    old = reader.current(content_version.current())
    building.rebuild()
    assert storage.in_use() != old.folder
    assert old.folder.exists()
    assert old.engine.contents()
    reader.close()
    del old
    storage.remove_unused()
    assert [path for path in index_folder.glob("index-*") if path.suffix != ".lock"] == [storage.in_use()]
    assert {path.stem for path in index_folder.glob("index-*.lock")} <= {storage.in_use().name}


def test_what_changes_during_a_build_is_in_what_it_built(site, index_folder, monkeypatch):
    later = []
    usual = building._documents

    def documents(keys):
        yield from usual(keys)
        later.append(key_of(StandardPageFactory(parent=site.home)))
        site.practice.unpublish()

    monkeypatch.setattr(building, "_documents", documents)
    assert building.rebuild()
    assert not consistency_check.compare()
    assert set(later) <= set(reader.current().engine.contents())


def test_an_index_that_was_built_before_there_was_a_log_follows_it(site, index_folder):
    Change.objects.all().delete()
    building.rebuild()
    site.practice.unpublish()
    assert update() is Outcome.DONE
    assert not consistency_check.compare()


def test_only_one_builds_and_only_one_writes(site, built):
    with storage.alone("build"):
        assert building.rebuild() is False
    StandardPageFactory(parent=site.home)
    with storage.alone("update"):
        assert update() is Outcome.BUSY
    assert update() is Outcome.DONE
