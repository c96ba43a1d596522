"""Where the index of this machine lies, and who may do what with it.

``settings.SEARCH_INDEX_DIR`` holds a folder for each index and a link to the one in use, so that a new one takes its
place in one step. Locks are files beside them that the system lets go of when a process ends, however it ends.
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
    """Give the folder of everything that belongs to the index, as a Path."""
    return Path(settings.SEARCH_INDEX_DIR)


def in_use():
    """Give the folder of the index in use as a Path, or None when there is none."""
    with suppress(OSError):
        return root() / os.readlink(root() / LINK)
    return None


def new_folder():
    """Give the Path of a folder for a new index; nothing stands there yet."""
    root().mkdir(parents=True, exist_ok=True)
    return root() / FOLDERS.replace("*", uuid.uuid4().hex[:12])


def switch(folder):
    """Put the index in a folder in use, in one step: whoever looks sees the old one or the new one."""
    waiting = root() / "next"
    waiting.unlink(missing_ok=True)
    waiting.symlink_to(folder.name)
    waiting.replace(root() / LINK)


def retire(folder):
    """Put the index in a folder out of use: everybody asks the database until the keeper has built another."""
    if in_use() == folder:
        (root() / LINK).unlink(missing_ok=True)


def hold(folder):
    """Say that this process reads an index; it stays until the file that is given is closed.

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


def _held_by(folder):
    return folder.with_name(f"{folder.name}{LOCK}")


@contextmanager
def alone(task, patience=0.0):
    """Do something that one process of this machine may do at a time.

    Args:
        task: "update" or "build".
        patience: seconds to wait for who is at it.

    Yields:
        Whether it is our turn.
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
