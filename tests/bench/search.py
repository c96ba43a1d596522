"""Measures searching and publishing on a site of some size: `make bench SIZE=10000`.

Writes a made-up site of that size into a PostgreSQL of its own, builds the index, and prints a Markdown table of
everything asked of the search: alone, as a page, and beside the search that comes with the CMS on the same database.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from itertools import islice
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = 1000
FEW = 50  # samples of slow operations
OFTEN = 5000  # page views, most of them cached
FIRST = 1000  # pages of which the costs are compared with those of the whole site
PASSES_COPIES = "csrftoken=bench"  # a cookie of ours, so that no copy is given; it stands for no session


def row(name, value):
    """Print a row immediately, because a run is long."""
    print(f"| {name} | {value} |", flush=True)


def percentiles(call, cases):
    """Return "p50, p99" in milliseconds of calling something once for each case."""
    taken = []
    for case in cases:
        start = time.perf_counter()
        call(case)
        taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    return f"{statistics.median(taken):.2f} ms, {taken[int(len(taken) * 0.99)]:.2f} ms"


def manage(*command):
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def peak(*command):
    """Run a command of the site and return (seconds, maximum megabytes of memory)."""
    start = time.perf_counter()
    code = (
        "import resource, sys; from django.core.management import execute_from_command_line as run; run(sys.argv[1:]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code, *command], cwd=ROOT, check=True, capture_output=True, text=True)
    return time.perf_counter() - start, int(done.stdout.split()[-1])


def measure_engine(corpus, questions):
    from search import indexing

    engine = indexing.current().engine
    engine.search(questions[0])
    engine.correct("eerste keeer")  # the words of the index are read once
    row("query with all facets: p50, p99", percentiles(engine.search, questions))
    row("suggestion: p50, p99", percentiles(engine.suggest, [corpus.prefix() for _ in range(SAMPLES)]))


def measure_page(questions):
    """Measure the search page in Django, in one thread and without cache."""
    view = viewer()
    addresses = [f"/zoeken/?q={urllib.request.quote(question.text)}" for question in questions]
    view(addresses[0])
    row("page-view of /zoeken/, nothing kept: p50, p99", percentiles(view, addresses))


def viewer():
    """Return a function that renders the page of an address in this process."""
    from django.test import Client

    client = Client(HTTP_HOST="127.0.0.1")

    def view(address):
        assert client.get(address).status_code == 200

    return view


def processor_times():
    """Return ``{kind of page: milliseconds of processor}``, medians of pages rendered one after another."""
    from base import versioned_cache
    from practices.models import PracticePage

    versioned_cache.clear()
    view = viewer()
    view("/")
    slugs = PracticePage.objects.order_by("pk").values_list("slug", flat=True)[: 2 * FEW]
    kinds = {
        "practice": [f"/praktijken/{slug}/" for slug in slugs],
        "list": ["/praktijken/"] * FEW,
        "home": ["/"] * FEW,
    }
    found = {}
    for kind, addresses in kinds.items():
        taken = []
        for address in addresses:
            start = time.thread_time()
            view(address)
            taken.append((time.thread_time() - start) * 1000)
        found[kind] = statistics.median(taken)
    return found


def measure_growth(before, size):
    """Print what a page costs now beside what it cost when the site had `FIRST` pages."""
    for kind, now in processor_times().items():
        times = f"{before[kind]:.1f} ms, {now:.1f} ms, {now / before[kind]:.2f}"
        row(f"{kind} rendered anew: {FIRST:,} pages, {size:,} pages, growth", times)


def measure_served(questions):
    """Measure the search page of the server with two workers."""
    from tests.bench.client import measure
    from tests.bench.serving import serve

    process, port = serve()
    try:
        addresses = [f"/zoeken/?q={urllib.request.quote(question.text)}" for question in questions]
        measure(port, addresses, requests=100, cookie=PASSES_COPIES)
        # Many connections, or the machine gives one worker more of them than the other.
        runs = [measure(port, addresses, requests=SAMPLES, connections=20, cookie=PASSES_COPIES) for _ in range(3)]
        row("page-views of /zoeken/, nothing kept, served: per second", f"{sorted(run.rate for run in runs)[1]:.0f}")
        alone = measure(port, addresses, requests=SAMPLES, connections=1, cookie=PASSES_COPIES)
        row("the same, one visitor at a time: p50, p99", f"{alone.p50:.1f} ms, {alone.p99:.1f} ms")
        # By Zipf's law, a few queries are frequent and most are rare; pages are cached.
        weights = [1 / place for place in range(1, len(addresses) + 1)]
        asked = Random(1).choices(addresses, weights, k=OFTEN)
        usual = measure(port, asked, requests=OFTEN, connections=20)
        row("page-views of /zoeken/, some questions often, served: per second", f"{usual.rate:.0f}")
        measure_publishing(port)
    finally:
        process.terminate()
        process.wait(timeout=30)


def measure_publishing(port):
    """Measure the time from publishing until a unique word finds the page, in this process and in others."""
    from base import content_version
    from practices.models import PracticePage
    from search import indexing
    from search.engine.documents import Question

    pages = list(PracticePage.objects.order_by("pk")[:FEW])
    here, there, saving = [], [], []
    for number, page in enumerate(pages):
        word = f"zeldzaam{number}woord{time.time_ns()}"
        page.title = f"{page.title[:80]} {word}"
        start = time.perf_counter()
        with content_version.transaction(lock_tree=True):
            page.save_revision(log_action=False).publish(log_action=False)
        committed = time.perf_counter()
        while not indexing.current(content_version.current()).engine.search(Question(word)).total:
            time.sleep(0.001)
        here.append((time.perf_counter() - committed) * 1000)
        saving.append((committed - start) * 1000)
        while word not in read(port, f"/zoeken/?q={word}&pagina=1&x={time.time_ns()}").partition('class="rows')[2]:
            time.sleep(0.01)
        there.append((time.perf_counter() - committed) * 1000)
    for name, times in (
        ("publishing itself, index included: p50, most", saving),
        ("published to found, in the publishing process: p50, most", here),
        ("published to found, in the server's processes: p50, most", there),
    ):
        row(name, f"{statistics.median(times):.1f} ms, {max(times):.1f} ms")


def read(port, address):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=30) as answer:
        return answer.read().decode()


def measure_database_search(questions):
    """Measure Wagtail's own search on the same database: the first twenty results, the total and counts by term."""
    from django.db import connection
    from django.db.models import Count

    from base.models import TermAssignment
    from practices.models import PracticePage

    if connection.vendor != "postgresql":
        return
    seconds, _ = peak("manage.py", "update_index")
    row("the CMS's own search: build time", f"{seconds:.0f} s")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")

    def query(question):
        found = PracticePage.objects.live().search(question.text, operator="or")
        list(found[:20])
        found.count()
        pks = found.get_queryset().values("pk")
        list(TermAssignment.objects.filter(content_object_id__in=pks).values("tag").annotate(number=Count("pk")))

    row("the CMS's own search with counts by term: p50, p99", percentiles(query, questions[:FEW]))


def main(size):
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory(prefix="vsv-bench-") as directory:
        os.environ |= {"VAR_DIR": directory, "DEBUG": "0", "DJANGO_SETTINGS_MODULE": "vsv_site.settings.dev"}
        manage("migrate", "-v0")
        manage("collectstatic", "--no-input", "-v0")
        import django

        django.setup()
        from base import facets
        from search.engine.documents import Question
        from tests.bench.corpus import Corpus
        from tests.bench.pages import fill, make_index

        corpus = Corpus()
        print(f"| {size:,} pages | |\n|---|---|")
        start = time.perf_counter()
        index, documents = make_index(), corpus.documents(size)
        fill(index, islice(documents, FIRST))
        manage("rebuild_search")
        before = processor_times()
        fill(index, documents)
        row("writing them into the database", f"{time.perf_counter() - start:.0f} s")
        seconds, megabytes = peak("manage.py", "rebuild_search")
        row("build of the index: time, most memory", f"{seconds:.1f} s, {megabytes} MB")
        disk = sum(path.stat().st_size for path in (Path(directory) / "search").rglob("*") if path.is_file())
        row("index on disk", f"{disk / 1e6:.1f} MB")
        counted = (*facets.FACETS, "type")
        questions = [Question(corpus.question(), counted=counted) for _ in range(SAMPLES)]
        measure_engine(corpus, questions)
        row("memory of this process after 2,000 questions", f"{_held()} MB")
        measure_growth(before, size)
        measure_page(questions)
        measure_served(questions)
        measure_database_search(questions)


def _held():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(int(sys.argv[1].replace("_", "").replace(",", "")))
