"""Pages that nginx keeps: for seconds, while the site is away for minutes, and never one that names a testimony."""

import sqlite3
import time
from pathlib import Path

import pytest
from django.db import connection

from base import in_front
from content.models import StandardPage
from tests.factories.base import PageRelationFactory
from tests.factories.content import CauseIndexPageFactory, StandardPageFactory
from tests.factories.practices import PracticeIndexPageFactory
from tests.factories.site import HTML, make_home, small_site
from tests.processes import database_url, run, wait_for

WORD = "Kwartelslag"  # stands in the testimony, and in what names it
WITHDRAW = f"from content.models import TestimonyPage as T; T.objects.get(title={WORD!r}).unpublish()"
ALL_OF_IT = 3.5  # seconds: one to keep a page, one to give it meanwhile, each counted in whole seconds of the clock


@pytest.fixture
def site(committed):
    """A whole small site, committed, with a testimony that a practice and a text relate to."""
    home = make_home()
    made = small_site(home, PracticeIndexPageFactory(parent=home), CauseIndexPageFactory(parent=home))
    testimony = made.pages["testimony"]
    testimony.title = testimony.search_description = testimony.quote = WORD
    testimony.save_revision().publish()
    PageRelationFactory(source=made.practice, kind="related", target=testimony)
    PageRelationFactory(source=made.standard, kind="related", target=testimony)
    StandardPageFactory(parent=home, title="Eerste titel")
    return made


def addresses(site):
    """Return every address that a visitor may ask for."""
    questions = [f"/zoeken/?q={WORD}", f"/getuigenissen/?q={WORD}", f"/api/v1/search?q={WORD}", "/api/v1/terms"]
    return [*site.addresses.values(), *questions, "/eerste-titel/", "/"]


def naming(front, site):
    """Ask everything twice and return the addresses that name the testimony."""
    found = {address for address in addresses(site) for _ in range(2) if WORD in front.ask(address).body.decode()}
    assert {site.addresses[name] for name in ("testimony", "testimonies", "practice", "cause", "standard")} <= found
    return found


def test_a_page_is_kept_for_seconds_and_made_anew_behind_the_visitor(front_of_site, site):
    with front_of_site() as front:
        first = front.ask("/eerste-titel/")
        assert first.headers["cache-control"] == in_front.ASKED_EVERY_TIME
        wait_for(lambda: front.ask("/eerste-titel/") and front.kept()[-1][1] == "HIT")
        again = front.ask("/eerste-titel/", If_None_Match=first.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        # Each encoding has its own, and an editor, a question and a sender get none.
        assert front.ask("/eerste-titel/", Accept_Encoding="br, gzip").headers["content-encoding"]
        assert "content-encoding" not in front.ask("/eerste-titel/").headers
        for cookie in ("sessionid=x", "csrftoken=x", "van_een_ander=1; sessionid=x"):
            front.ask("/eerste-titel/", Cookie=cookie)
            assert front.kept()[-1][1] == "-"
        front.ask("/eerste-titel/", Cookie="van_een_ander=1")
        assert front.kept()[-1][1] != "-"
        for address in ("/eerste-titel/?x=1", "/zoeken/?q=spijbelen", "/praktijken/?thema=spijbelen"):
            for _ in range(3):
                front.ask(address)
            assert [how for _, how in front.kept()[-3:]] == ["MISS"] * 3
        assert front.ask("/eerste-titel/", method="POST").status == 405

        page = StandardPage.objects.get(title="Eerste titel")
        page.title = "Tweede titel"
        page.save_revision().publish()
        wait_for(lambda: "Tweede titel" in front.ask("/eerste-titel/").body.decode())
        page.unpublish()
        # Who comes after a quiet while gets nothing old, for the page is not only made anew after him.
        time.sleep(ALL_OF_IT)
        assert front.ask("/eerste-titel/").status == 404


def test_pages_outlive_the_site_for_a_while_and_what_names_a_testimony_does_not(front_of_site, site):
    with front_of_site() as front:
        named = naming(front, site)
        pages = {site.addresses[name] for name in HTML} - named
        front.stop_site()
        time.sleep(ALL_OF_IT)
        kept = {address for address in pages if front.ask(address).status == 200}
        assert {site.addresses[name] for name in ("terms", "glossary", "contact")} <= kept
        assert {front.ask(address).status for address in named} == {502}


def stop_the_database():
    """Make the database unreadable for all processes but this one."""
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        own, name = connection.connection.info.backend_pid, connection.settings_dict["NAME"]
        let_in(False)
        with connection._nodb_cursor() as cursor:
            ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> %s"
            cursor.execute(ended, [name, own])
    else:
        for name in ("", "-wal", "-shm"):
            path = Path(f"{connection.settings_dict['NAME']}{name}")
            path.write_bytes(b"x" * path.stat().st_size)


def let_in(allowed):
    """Allow or refuse connections to the database of PostgreSQL, from another database, as PostgreSQL demands."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'ALTER DATABASE "{connection.settings_dict["NAME"]}" ALLOW_CONNECTIONS {allowed}')


@pytest.fixture
def _database_that_stops(tmp_path, monkeypatch, site):
    """Use a database for the site and the editor that is restored after the test."""
    if connection.vendor == "postgresql":
        yield
        let_in(True)
        return
    own = tmp_path / "own.sqlite3"
    connection.ensure_connection()
    with sqlite3.connect(own) as copy:
        connection.connection.backup(copy)
    copy.close()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(own))
    assert database_url().endswith("own.sqlite3")
    yield


@pytest.mark.usefixtures("_database_that_stops")
def test_a_testimony_that_was_withdrawn_right_before_the_database_stopped_is_shown_nowhere(front_of_site, site):
    with front_of_site() as front:
        named = naming(front, site)
        for address in named:
            front.ask(address)
        assert run(front.folder, WITHDRAW) == 0
        stop_the_database()
        wait_for(lambda: front.ask("/health/").status >= 500)
        for _ in range(2):
            shown = {address for address in named if WORD in front.ask(address).body.decode()}
            assert shown == set()
        front.stop_site()
        assert {address for address in named if WORD in front.ask(address).body.decode()} == set()
