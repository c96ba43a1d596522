"""The one command that serves the site: it starts granian, answers, publishes what is due and stops when told."""

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from base.management.commands import serve
from tests.processes import manage


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(address):
    """Give (status, text); (0, "") while nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except (urllib.error.URLError, OSError):
        return 0, ""


def wait_for(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "took too long"
        time.sleep(0.1)


def test_the_command_serves_the_site_and_stops_when_told(tmp_path, django_db_setup):
    assert manage(tmp_path, "collectstatic", "--no-input", "-v0").wait() == 0
    port = free_port()
    with (tmp_path / "log").open("w") as log:
        server = manage(tmp_path, "serve", "--port", str(port), "--workers", "1", stdout=log, stderr=log)
        try:
            wait_for(lambda: get(f"http://127.0.0.1:{port}/health/") == (200, "ok") or server.poll() is not None)
            status, html = get(f"http://127.0.0.1:{port}/cms/login/")
            assert (status, "Inloggen" in html or "Aanmelden" in html) == (200, True)
            stylesheet = re.search(r'href="(/static/[^"]+\.css)"', html)[1]
            assert get(f"http://127.0.0.1:{port}{stylesheet}")[0] == 200
            assert get(f"http://127.0.0.1:{port}/bestaat-niet/")[0] == 404
            # The index is made beside it, and no request waits for that.
            wait_for((tmp_path / "search" / "current").exists)
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=30) == 0
            assert get(f"http://127.0.0.1:{port}/health/")[0] == 0
        finally:
            server.kill()
            server.wait()
    assert "Traceback" not in (tmp_path / "log").read_text()


def test_the_keeper_of_the_search_index_ends_when_it_is_told_or_when_nobody_serves_any_more(tmp_path, django_db_setup):
    keeper = manage(tmp_path, "keep_search")
    wait_for((tmp_path / "search" / "current").exists)
    serve.Command.end(keeper)
    assert keeper.poll() == 0
    assert manage(tmp_path, "keep_search", "--parent", "1").wait(timeout=60) == 0


def test_a_keeper_that_ends_by_itself_is_started_again_after_a_while(monkeypatch):
    started = []

    def start(command, **options):
        started.append(command)
        return subprocess_popen([sys.executable, "-c", ""])

    subprocess_popen = subprocess.Popen
    monkeypatch.setattr(serve.subprocess, "Popen", start)
    command = serve.Command()
    first = command.keep()
    first.wait()
    assert command.keep(first) is first
    monkeypatch.setattr(serve, "START_AGAIN", 0)
    second = command.keep(first)
    assert second is not first
    assert [each[2] for each in started] == ["keep_search", "keep_search"]
    second.wait()


def test_a_keeper_that_hears_nothing_is_ended(monkeypatch):
    monkeypatch.setattr(serve, "LAST_ROUND", 0.5)
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); signal.pause()"
    keeper = subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE)
    keeper.stdout.readline()
    serve.Command.end(keeper)
    assert keeper.wait(timeout=10) == -signal.SIGKILL


def test_a_publication_that_fails_is_reported_and_the_site_stays_up(monkeypatch, capsys):
    def fail(*args, **kwargs):
        raise RuntimeError("de databank is even weg")

    monkeypatch.setattr(serve, "call_command", fail)
    monkeypatch.setattr(serve, "close_old_connections", lambda: None)
    serve.Command().publish()
    assert "publish_scheduled: de databank is even weg" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["PORT", "WORKERS"])
def test_the_environment_sets_the_port_and_the_number_of_workers(monkeypatch, name):
    monkeypatch.setenv(name, "7")
    parser = serve.Command().create_parser("manage.py", "serve")
    assert getattr(parser.parse_args([]), name.lower()) == 7
