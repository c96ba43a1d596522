"""How fast the site is, beside a static file of the same size from nginx, in one run: `make bench`.

It loads the real content on SQLite, serves it as in production with nginx in front (deploy/nginx), and prints Markdown
tables: each page as a file, as nginx keeps it, as the site keeps it, and rendered anew. Quote the ratios: the
machine's own speed falls out of them. `BESIDE=http://127.0.0.1:8001/` asks another site too.
"""

import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = {
    "practice": "/praktijken/naft-halle/",
    "cause": "/oorzaken/spijbelen/",
    "home": "/",
    "list": "/praktijken/",
    "search": "/zoeken/?q=spijbelen",
    "term": "/onderwerpen/thema/spijbelen/",
    "guide": "/stappenplannen/vijf-b-codes/",
}
ROUNDS = 5
# Of ours, so that no copy is given; it stands for no session.
PASSES_COPIES = "csrftoken=bench"
# Of a static file's requests per second, that a page reaches at least; milliseconds.
AIMS = {"nginx's copy": 0.80, "the site's copy": 0.45}
LONGEST = 60


def prepare(directory):
    """Make a site in a directory of its own."""
    os.environ |= {"VAR_DIR": directory, "DEBUG": "0", "DJANGO_SETTINGS_MODULE": "vsv_site.settings.dev"}
    os.environ |= {"NGINX_IN_FRONT": "1"}
    os.environ.pop("DATABASE_URL", None)
    for command in (["migrate", "-v0"], ["load_content"], ["collectstatic", "--no-input", "-v0"], ["rebuild_search"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def count_queries():
    """Return ``{page: number of queries}`` of a page rendered anew: nothing kept but what a process keeps anyway."""
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, counts = Client(HTTP_HOST="127.0.0.1"), {}
    for name, address in PAGES.items():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts[name] = len(queries)
    return counts


def write_static_twin(name, site):
    """Put a page beside the static files, compressed as the site sends it.

    Returns:
        Its bytes as sent, and whether nginx may keep it.
    """
    request = urllib.request.Request(f"{site}{PAGES[name]}", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        body, may_keep = answer.read(), "stale-if-error" in answer.headers["Cache-Control"]
    target = Path(os.environ["VAR_DIR"]) / "static" / "bench" / f"{name}.html"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(gzip.decompress(body))
    target.with_name(f"{name}.html.gz").write_bytes(body)
    return len(body), may_keep


def measure(name, front, site, pids, may_keep):
    """Return ``{way: [Cost of each round]}`` for a page; the ways take turns, so that each meets the same machine."""
    from tests.bench.load import load

    ways = {"static file": (f"{front}/static/bench/{name}.html", "")}
    if may_keep:
        ways["nginx's copy"] = (f"{front}{PAGES[name]}", "")
    ways |= {"the site's copy": (f"{site}{PAGES[name]}", ""), "rendered anew": (f"{site}{PAGES[name]}", PASSES_COPIES)}
    if beside := os.environ.get("BESIDE"):
        ways["beside"] = (beside, "")
    found = {way: [] for way in ways}
    for _ in range(ROUNDS):
        for way, (address, cookie) in ways.items():
            found[way].append(load(address, pids, cookie=cookie))
    return found


def middle(costs, column):
    """Return the median of a column of some `Cost`."""
    return statistics.median(getattr(cost, column) for cost in costs)


def share(found, way):
    """Return the median, over the rounds, of a way's requests per second beside those of the file."""
    pairs = zip(found[way], found["static file"], strict=True)
    return statistics.median(cost.rate / file.rate for cost, file in pairs)


def report(name, size, queries, found):
    """Print a row for each way in which a page was asked."""
    for way, costs in found.items():
        rate, p50, p99, processor = (middle(costs, column) for column in ("rate", "p50", "p99", "processor"))
        numbers = f"{rate:.0f} | {share(found, way):.2f} | {p50:.2f} | {p99:.1f} | {processor:.0f}"
        print(f"| {name} | {way} | {size} | {queries} | {numbers} |", flush=True)


def report_aims(pages):
    """Print what was asked of the whole: of nginx and of the store the middle page, of rendering the slowest."""
    for way, aim in AIMS.items():
        shares = [share(found, way) for found in pages.values() if way in found]
        print(f"- {way}: {statistics.median(shares):.2f} of the static file (median of {len(shares)}; aim {aim:.2f})")
    slowest = max(middle(found["rendered anew"], "p99") for found in pages.values())
    print(f"- rendered anew: p99 at most {slowest:.0f} ms (aim {LONGEST})")


def main():
    from tests.bench.load import CONNECTIONS, memory, say_how
    from tests.bench.serving import serve

    with tempfile.TemporaryDirectory(prefix="vsv-bench-") as directory:
        prepare(directory)
        queries = count_queries()
        from tests.front.nginx import nginx

        folder, process, port = Path(directory), *serve()
        roots = {"static_root": folder / "static", "media_root": folder / "media"}
        try:
            with nginx(folder / "nginx", port, workers=os.cpu_count(), **roots) as (front_port, front):
                say_how()
                print(f"\n{CONNECTIONS} connections, {os.cpu_count()} cores, medians of {ROUNDS}\n")
                print("| page | way | bytes | queries | requests/s | of static | p50 ms | p99 ms | processor ms/1000 |")
                print("|---|---|--:|--:|--:|--:|--:|--:|--:|")
                pages, site = {}, f"http://127.0.0.1:{port}"
                for name in PAGES:
                    size, may_keep = write_static_twin(name, site)
                    urls = f"http://127.0.0.1:{front_port}", site
                    pages[name] = measure(name, *urls, [front.pid, process.pid], may_keep)
                    report(name, size, queries[name], pages[name])
                print(f"\nmemory: nginx {memory(front.pid):.0f} MB, the site {memory(process.pid):.0f} MB\n")
                report_aims(pages)
        finally:
            process.terminate()
            process.wait(timeout=20)


if __name__ == "__main__":
    main()
