"""The storage of uploads: a file is stored completely or not at all, and is rolled back with its transaction."""

import errno
import os
from contextlib import contextmanager, suppress
from contextvars import ContextVar

from django.core.files.storage import FileSystemStorage
from django.utils.crypto import get_random_string

DISK_FULL = (
    "Er is nu geen plaats meer om iets te bewaren, en er is niets bewaard. Laat het de beheerder van de site weten."
)
DISK_FULL_ERRORS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# Errors of a file system without hard links.
NO_HARD_LINK_ERRORS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
# Messages of SQLite and PostgreSQL.
DATABASE_FULL_MESSAGES = ("disk is full", "No space left on device")

# None outside `file_transaction()`; inside, (paths of written files, paths of files to delete).
_pending: ContextVar[tuple[list, list] | None] = ContextVar("pending", default=None)


class LibraryStorage(FileSystemStorage):
    """A file system storage that handles a full disk and takes part in `file_transaction`."""

    def _save(self, name, content):
        part = f"{name}.{get_random_string(12)}.part"
        try:
            super()._save(part, content)
            # Moving a large upload from another disk raises no error when its last bytes do not fit.
            if os.path.getsize(self.path(part)) < content.size:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            while True:
                try:
                    # Unlike a rename, this never replaces another file.
                    os.link(self.path(part), self.path(name))
                    break
                except FileExistsError:
                    name = self.get_available_name(name)
                except OSError as error:
                    if error.errno not in NO_HARD_LINK_ERRORS:
                        raise
                    os.rename(self.path(part), self.path(name))
                    break
        finally:
            with suppress(OSError):
                os.remove(self.path(part))
        if pending := _pending.get():
            pending[0].append(self.path(name))
        return name

    def delete(self, name):
        """Delete a file, inside `file_transaction` only at its end: until then its row may be rolled back."""
        if name and (pending := _pending.get()):
            pending[1].append(self.path(name))
        else:
            super().delete(name)


@contextmanager
def file_transaction():
    """Run a block; when it fails, remove the files that it wrote, otherwise those that it deleted.

    Yields a function that marks the block as failed, for a block that raises no exception. Nested blocks join the outer
    one.
    """
    written, deleted = [], []
    failed = []
    token = _pending.set((written, deleted))
    try:
        yield lambda: failed.append(True)
    except BaseException:
        failed.append(True)
        raise
    finally:
        _pending.reset(token)
        outer = _pending.get()
        if failed or not outer:
            for path in written if failed else deleted:
                with suppress(OSError):
                    os.remove(path)
        else:
            outer[0].extend(written)
            outer[1].extend(deleted)


def is_disk_full(error):
    """Return whether an exception means that a disk is full: of uploads, temporary files or the database."""
    if getattr(error, "errno", None) in DISK_FULL_ERRORS:
        return True
    return any(message in str(error) for message in DATABASE_FULL_MESSAGES)
