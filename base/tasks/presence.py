"""Which workers run on this machine: each holds a file lock, which the system releases when its process ends.

A machine is identified by its ``settings.VAR_DIR``, the folder that only processes of one machine write to.
"""

import fcntl
import os
import uuid
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

LOCK = ".lock"


def _folder():
    folder = Path(settings.VAR_DIR) / "workers"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def machine():
    """Return the name of this machine, which is created once and is also the name of its queue."""
    path = _folder() / "machine"
    if not path.exists():
        temporary = path.with_name(uuid.uuid4().hex)
        temporary.write_text(f"machine-{uuid.uuid4().hex[:12]}")
        # Atomic: processes that start at the same time read the same, complete name.
        with suppress(FileExistsError):
            os.link(temporary, path)
        temporary.unlink()
    return path.read_text()


def new_worker():
    """Return a unique name for a worker of this machine."""
    return f"{machine()}-{os.getpid()}-{uuid.uuid4().hex[:8]}"


@contextmanager
def alive(worker):
    """Hold the lock of a worker while the block runs.

    Args:
        worker: its name.
    """
    path = _path(worker)
    file = _open_locked(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        file.close()


def _open_locked(path):
    while True:
        file = path.open("a")
        fcntl.flock(file, fcntl.LOCK_EX)
        if path.exists():
            return file
        # Another process removed the file before this one had the lock.
        file.close()


def is_on_this_machine(worker):
    """Return whether a worker is or was one of this machine."""
    return worker.startswith(f"{machine()}-")


def has_ended(worker):
    """Return whether a worker of this machine no longer runs; remove its lock then."""
    path = _path(worker)
    if not path.exists():
        return True
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        path.unlink(missing_ok=True)
    return True


def remove_stale_locks():
    """Remove the locks of workers that were killed."""
    for path in _folder().glob(f"*{LOCK}"):
        has_ended(path.name.removesuffix(LOCK))


def _path(worker):
    return _folder() / f"{worker}{LOCK}"
