"""How fast pages and files of figures are with a million observations: `python -m tests.bench.figures`.

It makes one indicator with a figure of every municipality in many periods and categories, publishes them as one release
on SQLite, serves that as in production with nginx in front, and prints Markdown. The figures are made up, and stay in a
temporary folder. `OBSERVATIONS=10000` makes fewer.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.serving import ROOT

WANTED = int(os.environ.get("OBSERVATIONS", "1000000"))
PERIODS = [f"{year}-{year + 1}" for year in range(2006, 2026)]
BATCH = 10_000  # rows in one statement
ROUNDS, TIMES = 5, 40
CONNECTIONS, SENT = 4, 400_000_000  # of a load on a file: connections at once, bytes in all
LONGEST = 60  # milliseconds that a page may take when it is made anew
PASSES_COPIES = "csrftoken=bench"  # Of ours, so that no copy is given; it stands for no session.


def prepare(directory):
    """Make a site without content in a directory of its own."""
    os.environ |= {"VAR_DIR": directory, "DEBUG": "0", "DJANGO_SETTINGS_MODULE": "vsv_site.settings.dev"}
    os.environ |= {"NGINX_IN_FRONT": "1"}
    os.environ.pop("DATABASE_URL", None)
    for command in (["migrate", "-v0"], ["collectstatic", "--no-input", "-v0"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()


def make_release():
    """Make an indicator with a release of so many observations; return ``(page, release, seconds of each step)``."""
    from decimal import Decimal

    from figures.layout.tiles import tiles
    from figures.models import Observation, Series
    from tests.factories.figures import (
        AreaFactory,
        CategoryFactory,
        DimensionFactory,
        FiguresIndexPageFactory,
        IndicatorPageFactory,
        ReleaseFactory,
    )
    from tests.factories.site import make_home

    start = time.monotonic()
    page = IndicatorPageFactory(parent=FiguresIndexPageFactory(parent=make_home()), slug="veel", code="veel")
    release = ReleaseFactory(code="veel")
    areas = [AreaFactory()]
    areas += [AreaFactory(code=tile.nis, name=tile.name, level="gemeente", scheme="nis") for tile in tiles().values()]
    number = max(1, round(WANTED / len(areas) / len(PERIODS)))
    sex = DimensionFactory(code="indeling", name="Indeling")
    categories = [CategoryFactory()]
    categories += [CategoryFactory(dimension=sex, code=f"c{each}", name=f"groep {each}") for each in range(1, number)]
    made = Series.objects.bulk_create(
        (
            Series(indicator=page, area=area, category=category, basis="woonplaats")
            for area in areas
            for category in categories
        ),
        batch_size=BATCH,
    )
    rows = (
        Observation(
            series=series,
            release=release,
            period=period,
            value=Decimal(series.pk * 7 + place * 13) % 400 / 10,
            decimals=1,
        )
        for series in made
        for place, period in enumerate(PERIODS)
    )
    Observation.objects.bulk_create(rows, batch_size=BATCH)
    loaded = time.monotonic()
    release.publish()
    return page, release, loaded - start, time.monotonic() - loaded


def milliseconds(port, address):
    """Return the time of each of some requests, one after the other, of a page made anew; the first is left out."""
    import http.client

    connection, found = http.client.HTTPConnection("127.0.0.1", port, timeout=120), []
    for _ in range(TIMES + 1):
        begun = time.perf_counter()
        connection.request("GET", address, headers={"Cookie": PASSES_COPIES})
        answer = connection.getresponse()
        body = answer.read()
        found.append((time.perf_counter() - begun) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"{address}: {answer.status}")
    return found[0], sorted(found[1:]), len(body)


def report_pages(port, page):
    """Print a row for each page, and return the median milliseconds of the one that an indicator opens with."""
    print("| page | bytes | the first time, ms | p50 ms | p99 ms |\n|---|--:|--:|--:|--:|")
    medians = []
    for name, question in (
        ("indicator", ""),
        ("one town", "?gebied=44021"),
        ("one town by category", "?gebied=44021&naar=indeling"),
        ("map of all towns", "?naar=gemeente"),
    ):
        first, times, size = milliseconds(port, f"{page.url}{question}")
        medians.append(statistics.median(times))
        print(
            f"| {name} | {size} | {first:.0f} | {medians[-1]:.1f} | {times[int(len(times) * 0.99) - 1]:.1f} |",
            flush=True,
        )
    return medians[0]


def report_files(front_port, release, folder):
    """Print for each file how fast it comes beside the same file from nginx's disk alone, in turn."""
    from tests.bench.client import measure

    print("\n| file | bytes | static file, requests/s | the release's file / static |\n|---|--:|--:|--:|")
    for stored in release.files.all():
        twin = folder / "static" / "bench" / stored.name
        twin.parent.mkdir(exist_ok=True)
        shutil.copy(stored.file.path, twin)
        addresses = f"/static/bench/{stored.name}", stored.get_absolute_url()
        # Enough to fill a second or so, however large the file is.
        asked = {"requests": max(2 * CONNECTIONS, min(1600, SENT // stored.size)), "connections": CONNECTIONS}
        rates = [[measure(front_port, each, **asked).rate for each in addresses] for _ in range(ROUNDS)]
        ratio = statistics.median(own / static for static, own in rates)
        static = statistics.median(static for static, _own in rates)
        print(f"| {stored.form} | {stored.size} | {static:.1f} | {ratio:.2f} |", flush=True)


def main():
    with tempfile.TemporaryDirectory(prefix="vsv-bench-") as directory:
        prepare(directory)
        page, release, loading, publishing = make_release()
        from tests.bench.load import memory, say_how
        from tests.bench.serving import serve
        from tests.front.nginx import nginx

        folder, process, port = Path(directory), *serve()
        roots = {"static_root": folder / "static", "media_root": folder / "media"}
        try:
            with nginx(folder / "nginx", port, workers=os.cpu_count(), **roots) as (front_port, _front):
                say_how()
                count = release.observations.count()
                print(f"\n{count} observations: {loading:.0f} s to write, {publishing:.0f} s to publish with files\n")
                median = report_pages(port, page)
                report_files(front_port, release, folder)
                print(f"\n- indicator made anew: {median:.0f} ms (aim {LONGEST})")
                print(f"- memory of the site: {memory(process.pid):.0f} MB")
        finally:
            process.terminate()
            process.wait(timeout=20)


if __name__ == "__main__":
    main()
