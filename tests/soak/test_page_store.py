"""A hundred thousand addresses that nobody asks twice leave memory and disk as they were."""

import os
import random
import socket
import threading
from pathlib import Path

import pytest

from tests.store_servers import Server

pytestmark = pytest.mark.soak
ADDRESSES = int(os.environ.get("EXAMPLES", "100000"))
VISITORS = 4
REPORT = 20_000  # bytes: what the server says that it is asked most, twice a minute in the same file
GROWTH = 24 * 1024 * 1024  # bytes: what the store may fill (PAGE_STORE_MB) and some of Python's own


def memory(pid):
    """Return the bytes of memory that a process takes."""
    (line,) = (line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024


def disk(folder):
    """Return the bytes that the files of a server take, without those that SQLite and its log need."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and "sqlite3" not in path.name)


def made_up(chance):
    """Return (host, address) of something that nobody asks twice."""
    word = f"{chance.getrandbits(64):x}"
    return chance.choice(
        [
            ("localhost", f"/{word}/"),
            ("localhost", f"/PRAKTIJKEN//?{word}"),
            ("localhost", f"/praktijken/?q={word}"),
            ("localhost", f"/praktijken/?{word}=1"),
            ("localhost", f"/?utm_source={word}"),
            ("localhost", f"/zoeken/suggesties/?q={word[:5]}"),
            (f"localhost:{chance.randrange(1, 65536)}", "/"),
        ]
    )


def ask(port, seed, number):
    """Ask made-up addresses, over one connection each, as scanners do."""
    chance = random.Random(seed)
    for _ in range(number):
        host, address = made_up(chance)
        with socket.create_connection(("127.0.0.1", port)) as link:
            link.sendall(f"GET {address} HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
            while link.recv(65536):
                pass


def ask_all(port, number, seed):
    """Ask made-up addresses as several visitors at once."""
    threads = [threading.Thread(target=ask, args=[port, seed + n, number // VISITORS]) for n in range(VISITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_made_up_addresses_leave_memory_and_disk_flat(committed, home, practices, tmp_path):
    server = Server(tmp_path, PAGE_STORE_MB="4")
    try:
        ask_all(server.port, ADDRESSES // 10, seed=1)
        before = memory(server.process.pid), disk(tmp_path)
        ask_all(server.port, ADDRESSES, seed=100)
        after = memory(server.process.pid), disk(tmp_path)
        assert after[0] - before[0] < GROWTH, (before, after)
        assert after[1] - before[1] < REPORT
        assert server.get("/")[0] == 200
    finally:
        server.stop()
