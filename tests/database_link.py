"""The network between a process and PostgreSQL, which a test can let hang or cut."""

import socket
import threading
from contextlib import suppress

from django.db import connection

from tests.processes import database_url


class DatabaseLink:
    """A port that passes on what it gets to PostgreSQL and back.

    Fields:
        address: of the database through this link.
    """

    def __init__(self):
        named = connection.settings_dict
        self._server = (named["HOST"], int(named["PORT"]))
        self._flows = threading.Event()
        self._flows.set()
        self._sockets, self._lock = [], threading.Lock()
        self._listen()
        port = self._listener.getsockname()[1]
        self.address = database_url().replace(f"@{named['HOST']}:{named['PORT']}/", f"@127.0.0.1:{port}/")

    def _listen(self, port=0):
        self._listener = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self._accept, args=[self._listener], daemon=True).start()

    def hang(self):
        """Pass on nothing any more: who asks hears nothing, not even an error."""
        self._flows.clear()

    def go_on(self):
        """Pass on again, also what came meanwhile."""
        self._flows.set()

    def cut(self):
        """Close every connection, and refuse new ones."""
        self.port = self._listener.getsockname()[1]
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            for each in self._sockets:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)
                each.close()
            self._sockets.clear()

    def mend(self):
        """Take connections again, at the same port."""
        self._listen(self.port)

    def _accept(self, listener):
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            server = socket.create_connection(self._server)
            with self._lock:
                self._sockets += [client, server]
            for pair in ((client, server), (server, client)):
                threading.Thread(target=self._pass_on, args=pair, daemon=True).start()

    def _pass_on(self, source, target):
        with suppress(OSError):
            while data := source.recv(65536):
                self._flows.wait()
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
