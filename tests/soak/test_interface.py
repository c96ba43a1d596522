"""The API against a public fuzzer that knows its description alone (Schemathesis), with pages that exist."""

import json
import os
import subprocess
import sys
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.soak
EXAMPLES = os.environ.get("EXAMPLES", "30")  # for each address and phase
SEED = "20261128"


def get(address):
    """Return the JSON of an address."""
    with urlopen(address) as answer:
        return json.load(answer)


def ids(address):
    """Yield the numbers of all pages of a type."""
    while address:
        data = get(address)
        yield from (item["id"] for item in data["results"])
        address = data["next"]


def description(root):
    """Return the description, in which the number of a page is one that exists; without the types that have no page."""
    document = get(f"{root}/openapi.json")
    for path in [path for path in document["paths"] if path.endswith("/{id}")]:
        known = list(ids(f"{root}{path.removesuffix('/{id}')}?aantal=100"))
        document["paths"][path]["get"]["parameters"][0]["schema"]["enum"] = known
        if not known:
            del document["paths"][path]
    return document


def test_a_fuzzer_finds_no_broken_promise(origin, tmp_path):
    root, described = f"{origin}/api/v1", tmp_path / "openapi.json"
    document = description(root)
    assert any(path.endswith("/{id}") for path in document["paths"])
    described.write_text(json.dumps(document))
    command = [sys.executable, "-m", "schemathesis.cli", "run", str(described), "--url", root, "--checks", "all"]
    command += ["--max-examples", EXAMPLES, "--seed", SEED, "--continue-on-failure", "--no-color"]
    # How long this machine takes to make up a question says nothing of the answers.
    command += ["--suppress-health-check", "all"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr
    assert "passed" in done.stdout
