"""A small load generator: keep-alive connections, prebuilt requests and plain sockets."""

import socket
import threading
import time
from dataclasses import dataclass


@dataclass
class Measurement:
    """The result of a load.

    Args:
        rate: requests per second, all connections together.
        p50, p99: milliseconds.
        size: bytes of one answer's body as sent.
    """

    rate: float
    p50: float
    p99: float
    size: int


def measure(port, address, *, requests=2000, connections=4, cookie=""):
    """Ask one address, or several in turn, many times.

    Args:
        port: of the server on loopback.
        address: path, or a list of them; parameters of their own stay.
        requests: in all.
        connections: at once, each in a thread.
        cookie: name and value to send along.

    Returns:
        Measurement.
    """
    addresses = [address] if isinstance(address, str) else address
    times, sizes, lock = [], [], threading.Lock()
    each = requests // connections
    more = f"Accept-Encoding: gzip\r\n{f'Cookie: {cookie}' if cookie else 'Accept: */*'}\r\n\r\n"

    def ask(number):
        own_times, size = [], 0
        with socket.create_connection(("127.0.0.1", port)) as link:
            reader = link.makefile("rb")
            for turn in range(each):
                path = addresses[(number * each + turn) % len(addresses)]
                request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{more}"
                start = time.perf_counter()
                link.sendall(request.encode())
                size = _read(reader)
                own_times.append(time.perf_counter() - start)
        with lock:
            times.extend(own_times)
            sizes.append(size)

    threads = [threading.Thread(target=ask, args=[number]) for number in range(connections)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    passed = time.perf_counter() - start
    times.sort()
    return Measurement(
        len(times) / passed, times[len(times) // 2] * 1000, times[int(len(times) * 0.99)] * 1000, max(sizes)
    )


def _read(reader):
    status = reader.readline()
    if b" 200 " not in status:
        raise RuntimeError(f"Answer was {status!r}")
    length, chunked = None, False
    while (line := reader.readline().strip()) != b"":
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
        if name.lower() == b"transfer-encoding":
            chunked = b"chunked" in value.lower()
    if not chunked:
        return len(reader.read(length))
    size = 0
    while count := int(reader.readline(), 16):
        size += len(reader.read(count + 2)) - 2
    reader.readline()
    return size
