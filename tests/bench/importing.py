"""Measures how long it takes to examine and to publish a file of 100,000 rows, and how much memory.

Run it alone: ``python -m tests.bench.importing csv`` or ``xlsx``, ``ods``.
"""

import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vsv_site.settings.test")
ROWS = 100_000
HEAD = ("periode", "gebied", "geslacht", "teller", "noemer", "percentage")


def table(seed=1):
    """Yield the rows of a file: 830 municipalities, two sexes and many years, without small groups."""
    chance = random.Random(seed)
    areas = [f"{number:05d}" for number in range(20001, 20001 + 830)]
    yield HEAD
    made = 1
    for year in range(1980, 2025):
        for area in areas:
            whole = [chance.randint(150, 3000) for _sex in range(2)]
            left = [chance.randint(10, each - 20) for each in whole]
            pairs = (("totaal", sum(left), sum(whole)), ("man", left[0], whole[0]), ("vrouw", left[1], whole[1]))
            for code, part, group in pairs:
                if made > ROWS:
                    return
                percentage = f"{part / group * 100:.1f}".replace(".", ",")
                yield f"{year}-{year + 1}", area, code, str(part), str(group), percentage
                made += 1


def as_csv():
    """Return the table as a CSV file."""
    return "\n".join(map(";".join, table())).encode()


def as_xlsx():
    """Return the table as an Excel workbook, with numbers as numbers."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Cijfers")
    for number, row in enumerate(table()):
        numbers = [int(cell) if number and at in {3, 4} else cell for at, cell in enumerate(row)]
        sheet.append(numbers)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def as_ods():
    """Return the table as an OpenDocument spreadsheet."""
    from tests.figures.importing.sheets import NAMES, ods_row

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        with packed.open("content.xml", "w") as part:
            part.write(f'<office:document-content {NAMES}><table:table table:name="a">'.encode())
            for row in table():
                part.write(ods_row(*row).encode())
            part.write(b"</table:table></office:document-content>")
    return file.getvalue()


def peak():
    """Return the most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def prepare(form):
    """Make a database with an import that is not examined yet."""
    from django.core.management import call_command
    from wagtail.models import Page

    from figures.models import Area
    from tests.factories.figures import FiguresIndexPageFactory, IndicatorPageFactory
    from tests.factories.importing import make_import, make_profile, make_rule, places

    call_command("migrate", verbosity=0)
    places()
    names = [f"{number:05d}" for number in range(20001, 20831)]
    Area.objects.bulk_create(
        Area(code=name, slug=name, name=f"Gemeente {name}", level="gemeente", scheme="nis", parent_id="10000")
        for name in names
    )
    make_rule()
    index = FiguresIndexPageFactory(parent=Page.objects.get(depth=1))
    indicator = IndicatorPageFactory(parent=index, slug="vsv", code="vsv")
    content = {"csv": as_csv, "xlsx": as_xlsx, "ods": as_ods}[form]()
    make_import(make_profile(indicator), content.decode() if form == "csv" else content)


def measure():
    """Print how long examining and publishing take, and the memory of the whole process."""
    from django.contrib.auth import get_user_model

    from figures.importing.outcome import examine
    from figures.importing.stored import keep
    from figures.importing.writing import approve
    from figures.models import FiguresImport

    made, before, start = FiguresImport.objects.get(), peak(), time.perf_counter()
    outcome = examine(made)
    told = time.perf_counter() - start
    print(f"{len(outcome.figures)} figures, {outcome.problems.errors} errors")
    print(f"examined in {told:.1f} s; process {before:.0f} MB before, {peak():.0f} MB at its most")
    keep(made, outcome)
    made.submit(made.uploaded_by, "Gemeten.")
    del outcome
    start = time.perf_counter()
    approve(made.pk, get_user_model().objects.create(username="collega", is_superuser=True))
    print(f"examined again and published in {time.perf_counter() - start:.1f} s; {peak():.0f} MB at its most")


def main():
    """Prepare and measure, each in a process of its own: preparing takes memory that importing does not."""
    form = sys.argv[1] if len(sys.argv) > 1 else "csv"
    with tempfile.TemporaryDirectory() as folder:
        address = os.environ.get("DATABASE_URL") or f"sqlite:///{folder}/db.sqlite3"
        for step in ("prepare", "measure"):
            subprocess.run(
                [sys.executable, "-m", __spec__.name, form, step],
                env={**os.environ, "DATABASE_URL": address, "VAR_DIR": folder},
                check=True,
            )


if __name__ == "__main__":
    if len(sys.argv) < 3:
        main()
    else:
        django.setup()
        prepare(sys.argv[1]) if sys.argv[2] == "prepare" else measure()
