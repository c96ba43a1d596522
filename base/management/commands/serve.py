import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

PUBLISH_EVERY = 60  # seconds
START_AGAIN = 5  # seconds after the keeper of the search index ended by itself
LAST_ROUND = 10  # seconds that it gets to end


class Command(BaseCommand):
    help = "Dien de site op met granian, voer elke minuut geplande publicaties uit en hou de zoekindex bij."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
        parser.add_argument("--workers", type=int, default=int(os.environ.get("WORKERS", "2")))

    def handle(self, host, port, workers, **options):
        granian = Path(sys.executable).with_name("granian")
        server = subprocess.Popen(  # noqa: S603 our own arguments
            [
                str(granian) if granian.exists() else shutil.which("granian"),
                "--interface",
                "wsgi",
                "--host",
                host,
                "--port",
                str(port),
                "--workers",
                str(workers),
                "--blocking-threads",
                "4",
                "--no-ws",
                "vsv_site.wsgi:application",
            ],
            # Ctrl+C reaches only us, and we stop the server once.
            start_new_session=True,
        )
        keeper = self.keep()
        asked = []

        def stop(number, frame):
            asked.append(number)
            server.terminate()

        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, stop)
        last = time.monotonic()
        while server.poll() is None:
            time.sleep(0.5)
            if time.monotonic() - last >= PUBLISH_EVERY:
                last = time.monotonic()
                self.publish()
            keeper = self.keep(keeper)
        self.end(keeper)
        if not asked:
            # Nobody asked it to end: take its workers along and fail, so that a service manager starts anew.
            with suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)
            sys.exit(1)

    def keep(self, keeper=None):
        """Give the process that keeps the search index, started anew when it ended; it ends with this one.

        Args:
            keeper: Popen of the one there is.
        """
        if keeper is not None and (keeper.poll() is None or time.monotonic() - self.kept_since < START_AGAIN):
            return keeper
        self.kept_since = time.monotonic()
        manage = str(settings.BASE_DIR / "manage.py")
        command = [sys.executable, manage, "keep_search", "--parent", str(os.getpid())]
        return subprocess.Popen(command, start_new_session=True)  # noqa: S603 our own arguments

    @staticmethod
    def end(keeper):
        """Let the keeper end its round, or end it: what it is building is not in use yet."""
        keeper.terminate()
        try:
            keeper.wait(LAST_ROUND)
        except subprocess.TimeoutExpired:
            keeper.kill()

    def publish(self):
        """Publish what is due; a failure is reported and tried again a minute later."""
        close_old_connections()
        try:
            call_command("publish_scheduled", verbosity=0)
        except Exception as error:  # noqa: BLE001 the site must stay up
            self.stderr.write(f"publish_scheduled: {error}")
