import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from base import slow_clients

RESTART_DELAY = 5  # seconds between two starts of the task worker
WORKER_TIMEOUT = 10  # seconds for the task worker to end; it gives the running task some of these (base.tasks.worker)
REQUEST_TIMEOUT = 5  # seconds for a worker of granian to finish its requests
MAX_STARTS = 5  # of granian within `START_PERIOD`; after that, another start would fail too
START_PERIOD = 60  # seconds


class Command(BaseCommand):
    help = "Dien de site op met granian, en doe het werk op de achtergrond."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
        parser.add_argument("--workers", type=int, default=int(os.environ.get("WORKERS", "2")))

    def handle(self, host, port, workers, **options):
        address = ["--host", host, "--port", str(port), "--workers", str(workers)]
        server, starts = self.serve(address), [time.monotonic()]
        worker = self.work()
        stop_signals = []

        def stop(number, frame):
            stop_signals.append(number)
            server.terminate()

        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, stop)
        while True:
            time.sleep(0.5)
            if server.poll() is not None:
                # Workers that granian left behind would keep the port.
                with suppress(ProcessLookupError):
                    os.killpg(server.pid, signal.SIGKILL)
                starts = [start for start in starts if time.monotonic() - start < START_PERIOD]
                if stop_signals or len(starts) >= MAX_STARTS:
                    break
                self.stderr.write("granian ended by itself and is started again")
                server = self.serve(address)
                starts.append(time.monotonic())
                if stop_signals:
                    server.terminate()
            worker = self.work(worker)
        self.end(worker)
        if not stop_signals:
            # Fails, so that a service manager restarts the service or alerts somebody.
            sys.exit(1)

    @staticmethod
    def serve(address):
        """Start granian and return its process.

        Args:
            address: granian's arguments for host, port and number of workers.

        Granian restarts a worker that dies, but ends when a worker dies again within seconds; `handle` restarts it
        then.
        """
        granian = Path(sys.executable).with_name("granian")
        command = [str(granian) if granian.exists() else shutil.which("granian"), "--interface", "wsgi", *address]
        command += ["--blocking-threads", str(slow_clients.THREADS), "--no-ws", "--respawn-failed-workers"]
        command += ["--workers-kill-timeout", str(REQUEST_TIMEOUT), "vsv_site.wsgi:application"]
        # In a session of its own, Ctrl+C does not reach it: `handle` stops it.
        return subprocess.Popen(command, start_new_session=True)  # noqa: S603 our own arguments

    def work(self, worker=None):
        """Return the process of the task worker, restarted when it ended; it ends when this process does.

        Args:
            worker: Popen of the present worker, if any.
        """
        if worker is not None and (worker.poll() is None or time.monotonic() - self.started < RESTART_DELAY):
            return worker
        self.started = time.monotonic()
        manage = str(settings.BASE_DIR / "manage.py")
        command = [sys.executable, manage, "work", "--parent", str(os.getpid())]
        return subprocess.Popen(command, start_new_session=True)  # noqa: S603 our own arguments

    @staticmethod
    def end(worker):
        """Stop the task worker, by force after a timeout: the next worker recovers its task."""
        worker.terminate()
        try:
            worker.wait(WORKER_TIMEOUT)
        except subprocess.TimeoutExpired:
            worker.kill()
