"""Servers with a page store of their own, and visitors who never stop asking them."""

import re
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections import deque
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from tests.processes import free_port, manage, wait_for

# The application as granian has it, in four threads, without the worker beside it: nothing here depends on an index.
SERVE = """
from concurrent.futures import ThreadPoolExecutor
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from vsv_site.wsgi import application
class Server(ThreadingMixIn, WSGIServer):
    request_queue_size, threads = 128, ThreadPoolExecutor(4)
    def process_request(self, *given):
        self.threads.submit(self.process_request_thread, *given)
class Silent(WSGIRequestHandler):
    def log_message(self, *args):
        pass
make_server("127.0.0.1", {port}, application, Server, Silent).serve_forever()
"""


PAUSE = 0.01  # seconds of a visitor between two pages: others need the machine too


class Seen(NamedTuple):
    """What a visitor saw, and when he asked, by the clock that never goes back."""

    asked: float
    address: str
    text: str


def _lasting(text):
    """Return a text without the moment at which a feed without entries was made, the only one in any answer."""
    return text if "<entry>" in text else re.sub("<updated>[^<]*</updated>", "", text)


@cache
def _collected():
    """Return the folder of the styles and scripts, collected once for all servers."""
    folder = Path(settings.VAR_DIR) / "collected"
    variables = {"STATIC_ROOT": str(folder)}
    assert manage(settings.VAR_DIR, "collectstatic", "--no-input", "-v0", variables=variables).wait() == 0
    return folder


class Server:
    """One server.

    Args:
        folder: Path of the machine that it runs on.
        variables: of the environment.
    """

    def __init__(self, folder, **variables):
        variables |= {"STATIC_ROOT": str(_collected())}
        self.port = free_port()
        code = SERVE.format(port=self.port)
        self.process = manage(
            folder, "shell", "--no-imports", "-c", code, variables=variables, stderr=subprocess.DEVNULL
        )
        wait_for(lambda: self.get("/health/")[0] == 200)
        assert self.get("/")[0] == 200

    def get(self, address, *, anew=False):
        """Return (status, text) of an address.

        Args:
            address: path with its question.
            anew: rendered now, because a cookie of ours passes the store.
        """
        headers = {"Cookie": "csrftoken=x"} if anew else {}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{address}", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, _lasting(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def differing(self, addresses):
        """Return ``[(address, what a visitor gets, what is rendered anew), …]`` where these are not the same."""
        both = [(address, self.get(address), self.get(address, anew=True)) for address in addresses]
        return [each for each in both if each[1] != each[2]]

    def settle(self, addresses, seconds):
        """Wait until a visitor gets what is rendered anew, and return how long that took.

        Raises:
            AssertionError: it took longer than some seconds.
        """
        start = time.monotonic()
        while differing := self.differing(addresses):
            assert time.monotonic() - start < seconds, [list(each) for each in differing]
        return time.monotonic() - start

    def stop(self):
        self.process.kill()
        self.process.wait()

    @contextmanager
    def visited(self, addresses, visitors=1):
        """Let visitors ask addresses in turn within the block; yield what they `Seen`, of the last ten thousand.

        Args:
            addresses: list, which may change meanwhile.
            visitors: how many at once.
        """
        seen, ended = deque(maxlen=10_000), threading.Event()

        def visit(number):
            while not ended.is_set():
                number += 1
                address, asked = addresses[number % len(addresses)], time.monotonic()
                seen.append(Seen(asked, address, self.get(address)[1]))
                time.sleep(PAUSE)

        threads = [threading.Thread(target=visit, args=[number]) for number in range(visitors)]
        for thread in threads:
            thread.start()
        try:
            yield seen
        finally:
            ended.set()
            for thread in threads:
                thread.join()
