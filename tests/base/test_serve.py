"""The one command that serves the site: it starts granian and the worker, answers, and stops when told."""

import os
import re
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings

from base import slow_clients
from base.management.commands import serve
from tests.processes import children, end, free_port, granian_workers, manage, wait_for


def get(address):
    """Return (status, text); (0, "") while nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except (urllib.error.URLError, OSError):
        return 0, ""


# Each stops halfway its body, on a road that would wait for the rest. A longer form is refused unread.
UNFINISHED = {
    "form": "POST /cms/pages/ HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n",
    "upload": "POST /cms/images/multiple/add/ HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\n",
    "expecting": "POST /cms/x/ HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\nExpect: 100-continue\r\n",
}


def hang(port, head, body="--x\r\n", length=2_000_000):
    """Send a request without the end of its body, or one of which the answer is not read, and give the connection."""
    connection = socket.create_connection(("127.0.0.1", port))
    more = f"Host: 127.0.0.1\r\nCookie: sessionid=x\r\nContent-Length: {length}\r\n\r\n"
    connection.sendall(f"{head}{more}{body}".encode())
    return connection


def arrives(port, address):
    """Return whether a file arrives, without reading it all."""
    with (
        suppress(urllib.error.HTTPError),
        urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=30) as file,
    ):
        return bool(file.read(1))
    return False


def refused(connections):
    """Count those that were refused by now."""
    count = 0
    for connection in connections:
        connection.settimeout(0.05)
        with suppress(TimeoutError):
            count += b" 503 " in connection.recv(40, socket.MSG_PEEK)
    return count


def test_the_command_serves_the_site_and_stops_when_told(tmp_path, committed):
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
            # Bodies that never end: half of the threads wait for one, and who comes on top hears so at once.
            slow = [hang(port, head) for head in UNFINISHED.values() for _ in range(16)]
            wait_for(lambda: refused(slow) >= len(slow) - slow_clients.THREADS // 2)
            for address in ("/health/", stylesheet, "/bestaat-niet/", "/cms/login/"):
                assert get(f"http://127.0.0.1:{port}{address}")[0] in {200, 404}, address
            # Also while they wait, it ends when told.
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=60) == 0
            assert get(f"http://127.0.0.1:{port}/health/")[0] == 0
        finally:
            end(server)
    assert "Traceback" not in (tmp_path / "log").read_text()


@pytest.fixture
def long_picture():
    """The address of a file longer than what the buffers between the site and a reader hold."""
    file = Path(settings.MEDIA_ROOT) / "images" / "lang.webp"
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as content:
        content.truncate(60_000_000)
    yield "/media/images/lang.webp"
    file.unlink()


def test_who_reads_nothing_of_a_long_file_holds_up_nobody_and_makes_room_when_gone(tmp_path, committed, long_picture):
    port = free_port()
    with (tmp_path / "log").open("w") as log:
        server = manage(tmp_path, "serve", "--port", str(port), "--workers", "1", stdout=log, stderr=log)
        try:
            wait_for(lambda: get(f"http://127.0.0.1:{port}/health/") == (200, "ok") or server.poll() is not None)
            for _ in range(2):
                slow = [hang(port, f"GET {long_picture} HTTP/1.1\r\n", length=0, body="") for _ in range(12)]
                wait_for(lambda slow=slow: refused(slow) == len(slow) - slow_clients.THREADS // 2)
                for address in ("/health/", "/robots.txt", "/health/"):
                    assert get(f"http://127.0.0.1:{port}{address}")[0] == 200, address
                for connection in slow:
                    connection.close()
                # An answer that its reader left gives its place back.
                wait_for(lambda: arrives(port, long_picture))
        finally:
            end(server)


def test_a_worker_that_dies_is_replaced_however_many_die_at_once(tmp_path, committed):
    port = free_port()
    address = f"http://127.0.0.1:{port}/health/"
    with (tmp_path / "log").open("w") as log:
        server = manage(tmp_path, "serve", "--port", str(port), "--workers", "2", stdout=log, stderr=log)
        try:
            wait_for(lambda: get(address) == (200, "ok") and len(granian_workers(server)) == 2)
            for died in (1, 2):
                first = sorted(granian_workers(server))
                for worker in first[:died]:
                    os.kill(worker, signal.SIGKILL)
                wait_for(lambda first=first, died=died: not set(first[:died]) & granian_workers(server))
                wait_for(lambda: len(granian_workers(server)) == 2 and get(address) == (200, "ok"))
            # Also when the server itself dies, workers and all.
            (granian,) = {child for child in children(server.pid) if children(child)}
            os.kill(granian, signal.SIGKILL)
            wait_for(lambda granian=granian: not Path(f"/proc/{granian}").exists())
            wait_for(lambda: len(granian_workers(server)) == 2 and get(address) == (200, "ok"))
            assert server.poll() is None
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=60) == 0
        finally:
            end(server)


def test_a_server_that_never_comes_up_is_given_up_after_some_tries(tmp_path, committed):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        server = manage(tmp_path, "serve", "--port", str(taken.getsockname()[1]), stderr=subprocess.PIPE, text=True)
        _, said = server.communicate(timeout=120)
    assert server.returncode == 1
    assert said.count("started again") == serve.MAX_STARTS - 1


@pytest.mark.parametrize("name", ["PORT", "WORKERS"])
def test_the_environment_sets_the_port_and_the_number_of_workers(monkeypatch, name):
    monkeypatch.setenv(name, "7")
    parser = serve.Command().create_parser("manage.py", "serve")
    assert getattr(parser.parse_args([]), name.lower()) == 7
