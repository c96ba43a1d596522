"""One writer of the page tree at a time.

The tree keeps paths and counts of children in its rows; treebeard reads them, reckons and writes them
back. Two writers at once corrupt them, so every writer takes this lock before it reads.
"""

from django.db import connection

# Any number that no other advisory lock of this database uses.
LOCK_KEY = 727_683_001


def lock():
    """Wait until this transaction is the only one that may write the tree.

    The lock ends with the transaction. On SQLite an IMMEDIATE transaction is this lock already.

    Raises:
        RuntimeError: outside a transaction, where the lock would protect nothing.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Take the tree lock inside a transaction.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_KEY])
