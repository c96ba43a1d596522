"""The files of a release: written once, the same byte for byte, described, safe, and gone when it is withdrawn."""

import csv
import hashlib
import io
import json
import zipfile
from decimal import Decimal

import pytest
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from figures import files
from figures.files import rows, tables
from figures.models import Footnote


@pytest.fixture
def release(release_of_four):
    """A published release with four figures."""
    return release_of_four


def content(release, form):
    """Return the bytes of a file of a release, from the disk."""
    return release.files.get(form=form).file.read()


def archive(release):
    """Return the archive of a release, opened."""
    return zipfile.ZipFile(io.BytesIO(content(release, "zip")))


def table(opened, name="cijfers.csv"):
    """Return the rows of a CSV file in an archive, as dicts of texts."""
    return list(csv.DictReader(io.StringIO(opened.read(name).decode())))


def test_the_archive_has_every_figure_with_its_codes_and_labels(release):
    found = table(archive(release))
    assert list(found[0]) == rows.NAMES
    cells = [(row["gebied_code"], row["periode"], row["waarde"], row["symbool"], row["OBS_STATUS"]) for row in found]
    assert cells == [
        ("44021", "2020-2021", "", "[x]", "O"),
        ("44021", "2021-2022", "-0.3", "", "A"),
        ("VLO", "2020-2021", "12", "[p]", "P"),
        ("VLO", "2021-2022", "14.10", "", "A"),
    ]
    assert {row["CONF_STATUS"] for row in found} == {"F"}
    assert found[0]["gebied"] == "'=Gent"  # no program takes it for a formula
    assert found[0]["ontbreekt"] == "we konden de waarde in de bron niet lezen"
    assert (found[3]["teller"], found[3]["noemer"], found[3]["titel"]) == ("1410", "", "Jongeren zonder kwalificatie")


def test_the_archive_says_what_it_holds_in_words_and_for_programs(release, indicator):
    opened = archive(release)
    told = json.loads(opened.read("datapackage.json"))
    assert (told["name"], told["version"], told["sources"][0]["path"]) == ("sv2024-v1", "1", release.url)
    assert told["licenses"][0]["name"] == "CC-BY-4.0"
    for resource in told["resources"]:
        data = opened.read(resource["path"])
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert next(csv.reader(io.StringIO(data.decode()))) == names
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resource["bytes"] == len(data)
    figures = told["resources"][0]
    keys = [tuple(row[name] for name in figures["schema"]["primaryKey"]) for row in table(opened)]
    assert len(set(keys)) == len(keys) == 4
    for field in figures["schema"]["fields"]:
        codes = field.get("constraints", {}).get("enum")
        assert codes is None or {row[field["name"]] for row in table(opened)} <= {*codes, ""}
    for key in figures["schema"]["foreignKeys"]:
        known = {row["code"] for row in table(opened, f"codelijsten/{key['reference']['resource']}.csv")}
        assert {row[key["fields"][0]] for row in table(opened)} <= known
    guide = opened.read("leeswijzer.md").decode()
    assert f"## {indicator.title}" in guide
    assert "Het zegt niets over wie nog op school zit." in guide
    assert table(opened, "voetnoten.csv")[0]["noot"] == "'=Zonder leerlingen die verhuisden."
    assert "CC BY 4.0" in opened.read("licentie.txt").decode()


def test_the_sums_in_the_archive_are_those_of_its_files(release):
    opened = archive(release)
    lines = opened.read("SHA256SUMS").decode().splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert sums.keys() == set(opened.namelist()) - {"SHA256SUMS"}
    assert all(hashlib.sha256(opened.read(name)).hexdigest() == digest for name, digest in sums.items())


def test_a_flemish_spreadsheet_reads_its_own_file(release):
    text = content(release, "csv").decode("utf-8-sig")
    assert content(release, "csv").startswith(b"\xef\xbb\xbf")
    found = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["waarde"] for row in found] == ["", "-0,3", "12", "14,10"]


def test_the_workbook_has_a_guide_figures_and_notes_and_its_numbers_are_numbers(release):
    book = load_workbook(io.BytesIO(content(release, "xlsx")))
    assert book.sheetnames == ["Leeswijzer", "Cijfers", "Voetnoten"]
    found = list(book["Cijfers"].iter_rows(values_only=True))
    assert [row[rows.NAMES.index("waarde")] for row in found[1:]] == [None, -0.3, 12, 14.1]
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_files_written_again_are_the_same_byte_for_byte(release):
    before = {each.form: (each.sha256, each.size) for each in release.files.all()}
    assert before.keys() == {"zip", "csv", "xlsx"}
    files.remove(release)
    files.write(release)
    assert {each.form: (each.sha256, each.size) for each in release.files.all()} == before
    for form, (digest, size) in before.items():
        assert (hashlib.sha256(content(release, form)).hexdigest(), len(content(release, form))) == (digest, size)


def test_what_changes_afterwards_does_not_change_the_files(release, indicator):
    before = content(release, "zip")
    indicator.definition = "<p>Een andere definitie.</p>"
    indicator.save_revision().publish()
    release.refresh_from_db()
    release.title = "Een betere titel"
    release.save()
    assert content(release, "zip") == before
    assert release.files.count() == 3


@given(st.lists(st.decimals(-1000, 1000, places=2), max_size=20), st.text(st.characters(codec="utf-8"), max_size=20))
def test_every_number_and_text_is_read_back_from_both_kinds_of_csv(numbers, text):
    found = [[text.replace("\0", "").replace("\r", ""), number] for number in [*numbers, None]]
    for write, delimiter, encoding in ((tables.write_csv, ",", "utf-8"), (tables.write_flemish_csv, ";", "utf-8-sig")):
        file = io.BytesIO()
        write(file, ["naam", "waarde"], found)
        read = list(csv.reader(io.StringIO(file.getvalue().decode(encoding), newline=""), delimiter=delimiter))[1:]
        values = [row[1].replace(",", ".") for row in read]
        assert [row[0] for row in read] == [row[0] for row in found]
        assert [Decimal(value) if value else None for value in values] == [row[1] for row in found]


def test_a_lost_file_is_written_again_only_when_that_gives_the_same(release, client, indicator):
    stored, before = release.files.get(form="zip"), content(release, "zip")
    default_storage.delete(stored.file.name)
    assert client.get(stored.get_absolute_url()).getvalue() == before
    Footnote.objects.update(text="Een andere noot.")
    default_storage.delete(stored.file.name)
    assert client.get(stored.get_absolute_url()).status_code == 404
    assert not default_storage.exists(stored.file.name)


def test_a_release_that_was_out_before_files_were_gets_them_from_the_worker(release, work):
    before = {each.form: each.sha256 for each in release.files.all()}
    files.remove(release)
    work()
    assert {each.form: each.sha256 for each in release.files.all()} == before
