"""Serves the site on a port of this machine, with its WSGI application."""

from contextlib import contextmanager
from threading import Thread

from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler


class QuietHandler(WSGIRequestHandler):
    """Answers without logging requests."""

    def log_message(self, format, *args):
        """Log nothing."""


class Server(ThreadedWSGIServer):
    """Waits for its threads at the end, because each closes its own connection to the test database."""

    daemon_threads = False


@contextmanager
def served():
    """Serve the application while the block runs, and yield its origin. Close every browser before the block ends."""
    server = Server(("127.0.0.1", 0), QuietHandler)
    server.set_app(WSGIHandler())
    thread = Thread(target=server.serve_forever, name="site", daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
