"""Files between the processes of one machine: what they are asked most, and what the worker rendered of that.

A file is written under another name and then renamed, so whoever is killed leaves a whole one or none; what can't be
read is as good as not there. At most `MOST` answers lie here, and one list for each process.
"""

import hashlib
import json
import os
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from base.addresses.parameters import DeclaredParameters
from base.page_store.answers import Answer
from base.page_store.entries import Address, Conditions, Kept

MOST = 50  # answers: what one publication costs the worker is about a second
FORGOTTEN = 600  # seconds after which the list of a process that wrote no more is no longer looked at


class Shelf:
    """The folder of this machine."""

    def __init__(self):
        folder = Path(settings.VAR_DIR) / "page-store"
        self.answers, self.asked = folder / "answers", folder / "asked"
        for each in (self.answers, self.asked):
            each.mkdir(parents=True, exist_ok=True)

    def put(self, address, kept):
        """Lay an answer there for every process.

        Args:
            address: `Address` that a request must have, to the letter.
            kept: `Kept`.
        """
        answer, conditions = kept
        head = {
            "address": address,
            "answer": [answer.status, answer.headers, answer.etag],
            "conditions": [conditions.version, conditions.until, _plain(conditions.parameters), conditions.asked],
            "lengths": {encoding: len(body) for encoding, body in answer.bodies.items()},
        }
        _write(self._path(address), json.dumps(head).encode() + b"\n" + b"".join(answer.bodies.values()))

    def find(self, address):
        """Return the `Kept` answer that lies there for an address, fresh or not, or None."""
        try:
            head, _, rest = self._path(address).read_bytes().partition(b"\n")
            read = json.loads(head)
            bodies = {}
            for encoding, length in read["lengths"].items():
                bodies[encoding], rest = rest[:length], rest[length:]
        except (OSError, ValueError):
            return None
        # Cut off where a machine lost its power, or another address with the same digest.
        if [*map(len, bodies.values())] != [*read["lengths"].values()] or read["address"] != list(address):
            return None
        version, until, parameters, asked = read["conditions"]
        status, headers, etag = read["answer"]
        answer = Answer(status, [tuple(pair) for pair in headers], etag, bodies)
        counted = asked and [tuple(pair) for pair in asked]
        return Kept(answer, Conditions(version, until, _parameters(parameters), counted))

    def keep_only(self, addresses):
        """Take away the answers to other addresses than these."""
        paths = {self._path(address) for address in addresses}
        for path in self.answers.iterdir():
            if path not in paths:
                path.unlink(missing_ok=True)

    def report(self, addresses):
        """Write what this process is asked most, the most first: no questions, for what visitors type is nobody's."""
        _write(self.asked / f"{os.getpid()}.json", json.dumps(addresses).encode())

    def most_asked(self):
        """Return the `Address`es that the processes of this machine are asked most, of each in turn."""
        lists = []
        for path in sorted(self.asked.glob("*.json")):
            with suppress(OSError, ValueError):
                if time.time() - path.stat().st_mtime > FORGOTTEN:
                    path.unlink(missing_ok=True)
                else:
                    lists.append([Address(*each) for each in json.loads(path.read_bytes())])
        longest = max(map(len, lists), default=0)
        in_turn = [each[place] for place in range(longest) for each in lists if place < len(each)]
        return list(dict.fromkeys(in_turn))[:MOST]

    def _path(self, address):
        return self.answers / hashlib.sha256("\n".join(address).encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _plain(parameters):
    """Return `DeclaredParameters`, or None, as JSON can write them."""
    return parameters and [sorted(parameters.names), parameters.passes_over_others]


def _parameters(plain):
    """Return the `DeclaredParameters` that `_plain` was given, or None."""
    return plain and DeclaredParameters(frozenset(plain[0]), plain[1])


def _write(path, data):
    own = path.with_name(f".{path.name}.{os.getpid()}")
    own.write_bytes(data)
    own.replace(path)
