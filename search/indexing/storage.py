"""The folders and locks of the index on this machine.

``settings.SEARCH_INDEX_DIR`` holds a folder for each index and a link to the one in use, so that a new index replaces
the old one in one step. Locks are files beside them; the system releases a lock when its process ends, however it ends.
"""

import fcntl
import os
import shutil
import time
import uuid
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

LINK = "current"
FOLDERS = "index-*"
LOCK = ".lock"


def root():
    """Return the folder of everything that belongs to the index, as a Path."""
    return Path(settings.SEARCH_INDEX_DIR)


def in_use():
    """Return the folder of the index in use as a Path, or None when there is none."""
    with suppress(OSError):
        return root() / os.readlink(root() / LINK)
    return None


def new_folder():
    """Return the Path of a folder for a new index, which does not exist yet."""
    root().mkdir(parents=True, exist_ok=True)
    return root() / FOLDERS.replace("*", uuid.uuid4().hex[:12])


def switch(folder):
    """Put the index in a folder in use, in one step: a reader sees the old one or the new one."""
    waiting = root() / "next"
    waiting.unlink(missing_ok=True)
    waiting.symlink_to(folder.name)
    waiting.replace(root() / LINK)


def retire(folder):
    """Take the index in a folder out of use: lists ask the database until the worker has built another."""
    if in_use() == folder:
        (root() / LINK).unlink(missing_ok=True)


def hold(folder):
    """Keep other processes from removing an index that this process reads, until the returned file is closed.

    Raises:
        FileNotFoundError: the index is being removed.
    """
    file = _held_by(folder).open("a")
    fcntl.flock(file, fcntl.LOCK_SH)
    if not folder.exists():
        file.close()
        raise FileNotFoundError(folder)
    return file


def remove_unused():
    """Remove every index that is not in use and that no process reads, such as one that was never finished."""
    for name in {path.name.removesuffix(LOCK) for path in root().glob(FOLDERS)}:
        folder = root() / name
        if folder == in_use():
            continue
        with _held_by(folder).open("a") as file, suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
            _held_by(folder).unlink(missing_ok=True)


def has_unused():
    """Return whether there is an index that is not in use."""
    return any(path.is_dir() and path != in_use() for path in root().glob(FOLDERS))


def _held_by(folder):
    return folder.with_name(f"{folder.name}{LOCK}")


@contextmanager
def alone(task, patience=0.0):
    """Hold the lock of a task that one process of this machine may do at a time.

    Args:
        task: "update" or "build".
        patience: seconds to wait for the process that holds it.

    Yields:
        Whether this process holds the lock.
    """
    root().mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + patience
    with (root() / f"{task}.lock").open("a") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() < end:
                    time.sleep(0.005)
                    continue
                yield False
                return
            break
        yield True
