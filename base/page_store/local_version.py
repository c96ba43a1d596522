"""The last content version that a process of this machine committed, which every other one sees at once.

A file of eight bytes is mapped into the memory of each process: reading it is reading memory, so it is looked at with
every request. It is a sign to ask the database, not the truth. Who is killed between committing and writing here leaves
it behind; the others then hear within half a second, when they ask anyway.
"""

import mmap
import struct
from functools import cache
from pathlib import Path

from django.conf import settings

from base import content_version

NUMBER = struct.Struct("@q")  # native, so that it is read and written in one step


class LocalVersion:
    """The number in a file that processes of one machine share; 0 before somebody wrote it.

    Args:
        path: of the file; it is made when it is not there.
    """

    def __init__(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            if file.tell() < NUMBER.size:
                file.truncate(NUMBER.size)
            self._memory = mmap.mmap(file.fileno(), NUMBER.size)

    def read(self):
        """Return what was written last."""
        return NUMBER.unpack_from(self._memory)[0]

    def write(self, version):
        """Write a content version, which the other processes of the machine read."""
        NUMBER.pack_into(self._memory, 0, version)


@cache
def of_machine():
    """Return the `LocalVersion` of this machine."""
    return LocalVersion(Path(settings.VAR_DIR) / "content-version")


def connect():
    """Write each content version as soon as it is committed, before anything else is done with it."""
    content_version.committed.connect(_committed, dispatch_uid="base.page_store.local_version")


def _committed(version, **kwargs):
    of_machine().write(version)
