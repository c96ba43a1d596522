"""The one command that serves the site: it starts granian, answers, publishes what is due and stops when told."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from base.management.commands import serve


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


def address_of_the_database():
    """Give the migrated database of this run as the environment names it."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{connection.settings_dict['NAME']}"
    named = {key.lower(): quote(str(value), safe="") for key, value in connection.settings_dict.items()}
    return "postgres://{user}:{password}@{host}:{port}/{name}".format(**named)


def test_the_command_serves_the_site_and_stops_when_told(tmp_path, django_db_setup):
    environment = {name: value for name, value in os.environ.items() if name != "PORT"}
    environment |= {"DATABASE_URL": address_of_the_database(), "VAR_DIR": str(tmp_path)}
    environment |= {"DJANGO_SETTINGS_MODULE": "vsv_site.settings.dev", "DEBUG": "0"}

    def manage(*command):
        return [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), *command]

    collect = manage("collectstatic", "--no-input", "-v0")
    subprocess.run(collect, env=environment, cwd=settings.BASE_DIR, check=True)
    port = free_port()
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(
            manage("serve", "--port", str(port), "--workers", "1"),
            env=environment, cwd=settings.BASE_DIR, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            wait_for(lambda: get(f"http://127.0.0.1:{port}/health/") == (200, "ok") or server.poll() is not None)
            status, html = get(f"http://127.0.0.1:{port}/cms/login/")
            assert (status, "Inloggen" in html or "Aanmelden" in html) == (200, True)
            stylesheet = re.search(r'href="(/static/[^"]+\.css)"', html)[1]
            assert get(f"http://127.0.0.1:{port}{stylesheet}")[0] == 200
            assert get(f"http://127.0.0.1:{port}/bestaat-niet/")[0] == 404
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=30) == 0
            assert get(f"http://127.0.0.1:{port}/health/")[0] == 0
        finally:
            server.kill()
            server.wait()
    assert "Traceback" not in (tmp_path / "log").read_text()


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
