"""How fast the site is, beside a static file of the same size on the same server, in one run.

`make bench` loads the real content on SQLite, serves it with granian and prints a Markdown table. Quote
the ratios: the machine's own speed falls out of them.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = {
    "home": "/",
    "index": "/praktijken/",
    "practice": "/praktijken/naft-halle/",
    "cause": "/oorzaken/spijbelen/",
    "term": "/onderwerpen/thema/spijbelen/",
    "guide": "/stappenplannen/vijf-b-codes/",
    "question": "/diploma/keuzehulp/",
    "directory": "/hulp/?waar=8800",
    "publication": "/onderzoek/evidence-based-beleid-2015/",
    "policy": "/beleid/rekenhof-2021/",
    "role": "/voor/directeur/",
    "glossary": "/woordenlijst/",
}
ROUNDS = 3


def prepare(directory):
    """Make a site in a directory of its own, with a static file beside it for every page."""
    os.environ |= {"VAR_DIR": directory, "DEBUG": "0", "DJANGO_SETTINGS_MODULE": "vsv_site.settings.dev"}
    os.environ.pop("DATABASE_URL", None)
    for command in (["migrate", "-v0"], ["load_content"], ["collectstatic", "--no-input", "-v0"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def count_queries():
    """Give ``{page: number of queries}`` for a first visit: nothing kept but what a process keeps anyway."""
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.core.cache import caches
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, counts = Client(HTTP_HOST="127.0.0.1"), {}
    for name, address in PAGES.items():
        client.get(address)
        caches["pages"].clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts[name] = len(queries)
    return counts


def write_static_twins():
    """Put beside every page a file whose body is as large, before the server lists its files."""
    from django.test import Client

    for name, address in PAGES.items():
        body = Client(HTTP_HOST="127.0.0.1").get(address, headers={"Accept-Encoding": "gzip"}).content
        target = Path(os.environ["VAR_DIR"]) / "static" / "bench" / f"{name}.bin"
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(os.urandom(len(body)))


def main():
    from tests.bench.client import measure
    from tests.bench.serving import serve

    with tempfile.TemporaryDirectory(prefix="vsv-bench-") as directory:
        prepare(directory)
        queries = count_queries()
        write_static_twins()
        process, port = serve()
        try:
            for address in PAGES.values():
                measure(port, address, requests=40)
            print(
                "| page | bytes (gzip) | queries | requests/s | p50 ms | p99 ms | static requests/s | page / static "
                "| rendered anew: requests/s | p50 ms | p99 ms |"
            )
            print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
            for name, address in PAGES.items():
                kept = [measure(port, address) for _ in range(ROUNDS)]
                static = [measure(port, f"/static/bench/{name}.bin") for _ in range(ROUNDS)]
                anew = measure(port, address, requests=300, unique=True)
                best, twin = (sorted(runs, key=lambda run: run.rate)[ROUNDS // 2] for runs in (kept, static))
                print(
                    f"| {name} | {best.size} | {queries[name]} | {best.rate:.0f} | {best.p50:.2f} | {best.p99:.2f} "
                    f"| {twin.rate:.0f} | {best.rate / twin.rate:.2f} | {anew.rate:.0f} | {anew.p50:.1f} "
                    f"| {anew.p99:.1f} |"
                )
        finally:
            process.terminate()
            process.wait(timeout=20)


main()
