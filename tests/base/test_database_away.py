"""A database that is away, or hangs: kept pages go on, everything else says so at once, and nothing needs a restart."""

import sqlite3
import time
import urllib.error
import urllib.request
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import InterfaceError, OperationalError, ProgrammingError, connection

from base.database_watch import PATIENCE, says_away, watch
from tests.database_link import DatabaseLink
from tests.processes import end, free_port, manage, wait_for


@pytest.fixture
def away(monkeypatch):
    """A process that found its database away."""
    monkeypatch.setattr(watch, "away", True)


@pytest.mark.parametrize(
    "address", ["/", "/zoeken/?q=a", "/health/", "/cms/login/", "/api/v1/search", "/documenten/1/x.pdf"]
)
def test_what_needs_the_database_is_answered_without_asking_it(client, away, address, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        answer = client.get(address)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "Content-Security-Policy" in answer
    assert answer["Cache-Control"] == "no-store"
    if address.startswith("/api/"):
        assert answer["Content-Type"] == "application/problem+json"
    else:
        assert "even niet" in answer.content.decode()


@pytest.mark.parametrize("address", ["/media/images/weg.png", "/static/css/site.css"])
def test_files_need_no_database(client, away, address, django_assert_num_queries, db):
    picture = Path(settings.MEDIA_ROOT) / "images" / "weg.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(b"x")
    with django_assert_num_queries(0):
        assert client.get(address).status_code == 200


def test_a_kept_page_is_served_on_and_nothing_new_is_kept(store, home, monkeypatch):
    store.get("/")
    monkeypatch.setattr(watch, "away", True)
    monkeypatch.setattr("base.page_store.freshness.LATE", -1)  # nobody has asked for long
    assert store.get("/").status == 200
    assert store.get("/zoeken/").status == 503
    assert len(store) == 1


def failure(kind, cause):
    error = kind("weg")
    error.__cause__ = cause
    return error


def of_postgres(state):
    error = psycopg.OperationalError("weg")
    error.sqlstate = state
    return error


def of_sqlite(code):
    error = sqlite3.OperationalError("weg")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "away"),
    [
        (failure(OperationalError, of_postgres(None)), True),
        (failure(OperationalError, of_postgres("57P03")), True),
        (failure(OperationalError, of_postgres("08006")), True),
        (failure(InterfaceError, psycopg.InterfaceError("the connection is closed")), True),
        (failure(OperationalError, of_sqlite(sqlite3.SQLITE_CANTOPEN)), True),
        (failure(OperationalError, of_sqlite(sqlite3.SQLITE_IOERR_READ)), True),
        (failure(OperationalError, of_sqlite(sqlite3.SQLITE_FULL)), False),
        (failure(OperationalError, of_sqlite(sqlite3.SQLITE_BUSY)), False),
        (failure(OperationalError, of_postgres("40P01")), False),
        (failure(OperationalError, of_postgres("57014")), False),
        (failure(ProgrammingError, None), False),
        (RuntimeError(), False),
    ],
)
def test_an_error_says_whether_the_database_is_away(error, away):
    assert says_away(error) is away


@pytest.mark.parametrize(("state", "status"), [(None, 503), ("40P01", 500)])
def test_a_request_that_loses_the_database_halfway_says_that_it_passes(client, home, monkeypatch, state, status):
    def fail(*args, **kwargs):
        raise OperationalError("weg") from of_postgres(state)

    monkeypatch.setattr("base.page_store.middleware.content_version.current", fail)
    client.raise_request_exception = False
    answer = client.get("/")
    assert answer.status_code == status
    assert ("Retry-After" in answer) == (status == 503)


def ask(port, address="/"):
    """Return (status, Retry-After, seconds that it took); status 0 when nobody answers."""
    start = time.monotonic()
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=30) as answer:
            answer.read()
            return answer.status, None, time.monotonic() - start
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Retry-After"], time.monotonic() - start
    except OSError:
        return 0, None, time.monotonic() - start


@pytest.mark.skipif(connection.vendor != "postgresql", reason="a file does not go away")
def test_a_server_goes_on_with_what_it_keeps_while_the_database_is_away_and_recovers(tmp_path, committed, home):
    assert manage(tmp_path, "collectstatic", "--no-input", "-v0").wait() == 0
    link, port = DatabaseLink(), free_port()
    with (tmp_path / "log").open("w") as log:
        options = {"variables": {"DATABASE_URL": link.address}, "stdout": log, "stderr": log}
        server = manage(tmp_path, "serve", "--port", str(port), "--workers", "1", **options)
        try:
            wait_for(lambda: ask(port, "/health/")[0] == 200 or server.poll() is not None)
            assert ask(port)[0] == 200
            for turn, (stop, start) in enumerate(((link.hang, link.go_on), (link.cut, link.mend)) * 2):
                stop()
                for address in (f"/zoeken/?q=wacht{turn}", "/health/"):  # Before anybody has found out.
                    status, retry, took = ask(port, address)
                    assert (status, retry) == (503, "5")
                    assert took < PATIENCE + 10
                for address in ("/health/", "/zoeken/?q=nieuw", "/cms/login/"):
                    assert ask(port, address)[:2] == (503, "5")
                assert ask(port)[0] == 200
                start()
                wait_for(lambda: ask(port, "/health/")[0] == 200)
                assert ask(port, f"/zoeken/?q=wacht{turn}")[0] == 200
        finally:
            end(server)
