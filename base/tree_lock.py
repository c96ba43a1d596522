"""The lock of the page tree, which one writer holds at a time.

The rows of the tree hold paths and numbers of children. treebeard reads these, calculates new ones and writes them
back. Two concurrent writers would corrupt them, so every writer takes this lock before it reads.
"""

from django.db import connection

# Any number that no other advisory lock of this database uses.
LOCK_KEY = 727_683_001


def lock():
    """Wait for the lock of the page tree and hold it until the end of the transaction.

    On SQLite an IMMEDIATE transaction is exclusive already.

    Raises:
        RuntimeError: there is no transaction, so the lock would be released at once.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Take the tree lock inside a transaction.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_KEY])
