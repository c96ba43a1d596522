"""Helpers that start other processes on the database of a test."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection


def database_url():
    """Return the DATABASE_URL of the test database."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{connection.settings_dict['NAME']}"
    named = {key.lower(): quote(str(value), safe="") for key, value in connection.settings_dict.items()}
    return "postgres://{user}:{password}@{host}:{port}/{name}".format(**named)


def manage(folder, *command, variables=None, **options):
    """Start manage.py with the settings of the demonstration, and return its process.

    Args:
        folder: Path for all files that it writes.
        command: with its arguments.
        variables: of the environment, beside those that make the demonstration.
        options: for Popen.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PORT"}
    environment |= {"DATABASE_URL": database_url(), "VAR_DIR": str(folder)}
    environment |= {"DJANGO_SETTINGS_MODULE": "vsv_site.settings.dev", "DEBUG": "0"}
    environment |= {"MEDIA_ROOT": str(settings.MEDIA_ROOT), "SEARCH_INDEX_DIR": str(folder / "search")}
    environment |= variables or {}
    arguments = [sys.executable, str(settings.BASE_DIR / "manage.py"), *command]
    return subprocess.Popen(arguments, env=environment, cwd=settings.BASE_DIR, **options)


def run(folder, code):
    """Run Python code in the shell of manage.py, and return its exit code; see `manage`."""
    return manage(folder, "shell", "--no-imports", "-c", code).wait(timeout=120)


def free_port():
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(condition, seconds=120):
    """Wait until a condition is true; fail after a number of seconds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "took too long"
        time.sleep(0.1)


def workers_of(folder):
    """Return the names of the workers with a lock in a folder: running, or killed and not noticed yet."""
    return {path.stem for path in (folder / "workers").glob("*.lock")}


def pid_of(worker):
    """Return the pid of a worker."""
    return int(worker.split("-")[2])


def children(pid):
    """Return the pids of the running child processes of a process."""
    stats = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):  # The process ended meanwhile.
            stats.append(stat.read_text().rpartition(")"))
    return {int(name.split()[0]) for name, _, rest in stats if int(rest.split()[1]) == pid and rest.split()[0] != "Z"}


def granian_workers(server):
    """Return the pids of granian's workers: the only grandchildren of `serve`."""
    return {worker for child in children(server.pid) for worker in children(child)}


def end(server):
    """Kill the server of a test with its child processes."""
    for pid in children(server.pid) | granian_workers(server):
        os.kill(pid, signal.SIGKILL)
    server.kill()
    server.wait()
