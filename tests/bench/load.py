"""Load on a server, and what it costs the server: requests per second, milliseconds, processor time, memory."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.bench import client

SECONDS = 1  # that a round takes
CONNECTIONS = 16
REPORT = Path(__file__).with_name("report.lua")
TICKS = os.sysconf("SC_CLK_TCK")  # of the processor, a second
WRK = shutil.which("wrk")
WITHOUT_WRK = "wrk is missing (Debian's package wrk): a generator in Python asks, which is slower than nginx by far."


@dataclass
class Cost:
    """What a load showed.

    Args:
        rate: requests per second, all connections together.
        p50, p99: milliseconds.
        processor: milliseconds that the server's processes needed for a thousand requests.
    """

    rate: float
    p50: float
    p99: float
    processor: float


def load(address, pids, *, cookie=""):
    """Ask one address for `SECONDS` on `CONNECTIONS` connections that stay open, and return the `Cost`.

    Args:
        address: whole, on loopback.
        pids: of the processes that answer, of which the time counts; their children count too.
        cookie: name and value to send along.

    Raises:
        RuntimeError: an answer was no 200.
    """
    before = processor_time(pids)
    if WRK:
        found = ask_with_wrk(address, cookie)
        requests, rate = found["requests"], found["requests"] / found["duration"] * 1e6
        p50, p99 = found["p50"] / 1000, found["p99"] / 1000
    else:
        port, path = address.removeprefix("http://127.0.0.1:").split("/", 1)
        asked = {"requests": 50 * CONNECTIONS, "connections": CONNECTIONS, "cookie": cookie}
        found = client.measure(int(port), f"/{path}", **asked)
        requests, rate, p50, p99 = asked["requests"], found.rate, found.p50, found.p99
    return Cost(rate, p50, p99, (processor_time(pids) - before) * 1e6 / requests)


def ask_with_wrk(address, cookie):
    """Return what wrk found, as `report.lua` tells it."""
    headers = ["-H", "Accept-Encoding: gzip", *(["-H", f"Cookie: {cookie}"] if cookie else [])]
    command = [WRK, "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--timeout", "30s", "-s", REPORT, *headers, address]
    done = subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    found = json.loads(done.stderr)
    if found["failed"] or not found["requests"]:
        raise RuntimeError(f"{address}: {found}")
    return found


def family(pid):
    """Return the pids of a process and of all that it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in family(int(child)))]


def processor_time(pids):
    """Return the seconds of processor time that processes took until now, with what they started."""
    ticks = 0
    for each in {each for pid in pids for each in family(pid)}:
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / TICKS


def memory(pid):
    """Return the megabytes that a process and what it started hold, what they share counted once."""
    kilobytes = 0
    for each in family(pid):
        for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                kilobytes += int(line.split()[1])
    return kilobytes / 1024


def say_how():
    """Print with what is asked, when it is not wrk."""
    if not WRK:
        print(WITHOUT_WRK, file=sys.stderr)
