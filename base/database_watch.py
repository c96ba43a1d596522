"""Whether the database answers, and what is done when it hangs.

A database that is away refuses at once. One that hangs (its machine is frozen, the network drops what it says) keeps
whoever asked waiting, and none of its own timeouts run then. So a thread looks how long the question of
`base.page_store.freshness` has been waiting; after `PATIENCE` it shuts the sockets of all connections of this process,
and whoever waits gets an error. Until that question is answered again nobody else asks
(`base.middleware.DatabaseAwayMiddleware`), so that no thread waits that could serve a kept page.
"""

import logging
import os
import socket
import sqlite3
import threading
import time
from contextlib import contextmanager, suppress
from weakref import WeakSet

import psycopg
from django.db import Error, InterfaceError, OperationalError
from django.db.backends.signals import connection_created

PATIENCE = 2.0  # seconds that a question of a few microseconds may take
LOOK = 0.25  # seconds between two looks
# Of PostgreSQL (its appendix A), beside all that it can't say because it is not there: it stops, starts or is full.
AWAY_STATES = ("08", "57P01", "57P02", "57P03", "53300")
AWAY_CODES = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR}

logger = logging.getLogger(__name__)


class DatabaseWatch:
    """What this process knows of its database.

    Fields:
        away: whether it did not answer when it was last asked.
    """

    def __init__(self):
        self.away = False
        self._asked = None  # the moment at which the question was asked that has no answer yet
        self._connections = WeakSet()
        self._lock = threading.Lock()
        self._thread = None

    def start(self):
        """Begin to look, in a thread that ends with the process."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._look, name="database watch", daemon=True)
            self._thread.start()

    @contextmanager
    def asking(self):
        """Take what is asked within the block for the sign of life; an error says that the database is away."""
        self._asked = time.monotonic()
        try:
            yield
        except Error as error:
            self._say_away(error)
            raise
        else:
            if self.away:
                logger.warning("The database answers again.")
            self.away = False
        finally:
            self._asked = None

    def remember(self, sender, connection, **kwargs):
        """Remember a connection of PostgreSQL, to shut it when it hangs: a receiver of `connection_created`."""
        if connection.vendor == "postgresql":
            with self._lock:
                self._connections.add(connection.connection)

    def look(self):
        """Shut all connections when the question has been waiting too long."""
        asked = self._asked
        if asked is not None and time.monotonic() - asked > PATIENCE and self._connections:
            self._say_away("it hangs")
            with self._lock:
                connections = list(self._connections)
            for connection in connections:
                _shut(connection)

    def _look(self):
        while True:
            time.sleep(LOOK)
            self.look()

    def _say_away(self, why):
        if not self.away:
            logger.error("The database is away: %s", why)
        self.away = True


def _shut(connection):
    """Shut the socket of a psycopg connection, for whatever thread waits for it; closing it is up to that thread."""
    with suppress(psycopg.Error, OSError), socket.socket(fileno=os.dup(connection.pgconn.socket)) as own:
        own.shutdown(socket.SHUT_RDWR)


def says_away(error):
    """Return whether an exception says that the database is not there, rather than that it refuses something."""
    if not isinstance(error, (InterfaceError, OperationalError)):
        return False
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in AWAY_CODES
    return (getattr(cause, "sqlstate", None) or "08").startswith(AWAY_STATES)


watch = DatabaseWatch()


def connect():
    """Watch every connection that is made."""
    connection_created.connect(watch.remember, dispatch_uid="base.database_watch")
