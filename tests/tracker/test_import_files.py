"""A file that can't be read, or that is too large, is told in plain words; nothing is written."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from base.spreadsheets import xlsx_file
from tests.tracker.entering import refused_file
from tracker.entry import sheets
from tracker.tables import UPDATE_COLUMNS

HEADINGS = ";".join(UPDATE_COLUMNS)


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        ("", "x.csv", "Dit bestand is leeg."),
        ("\r\n\r\n", "x.csv", "Dit bestand is leeg."),
        ("actie;datum\r\n1;2018", "x.csv", "ontbreken de kolommen “deel”, “datum_noot”"),
        (HEADINGS.replace(";tekst", ""), "x.csv", "ontbreekt de kolom “tekst”"),
        (f"{HEADINGS};tekst", "x.csv", "De kolom “tekst” staat er twee keer."),
        (f"{HEADINGS}\r\n1;;;;;;;;één".encode("cp1252"), "x.csv", "Bewaar het als “CSV UTF-8”"),
        (f'{HEADINGS}\r\n1;;"2018', "x.csv", "klopt een aanhalingsteken niet"),
        (b"PK\x03\x04 en dan niets", "x.xlsx", "Dit Excel-bestand is beschadigd."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.xls", "Dit is een oud Excel-bestand, of het heeft een wachtwoord."),
        (f"{HEADINGS}\r\n" + "1\r\n" * 100_000, "x.csv", "Dit bestand heeft meer dan 5000 rijen. Er is niets gelezen."),
    ],
)
def test_a_file_that_can_not_be_read_is_told(cms, plan, import_address, content, name, message):
    assert message in refused_file(cms, import_address, content, name)


def test_a_workbook_with_too_many_rows_is_told_before_it_is_read_in_full(cms, plan, import_address):
    content = xlsx_file([UPDATE_COLUMNS, *([["1"]] * 6000)], "Veel")
    assert "meer dan 5000 rijen" in refused_file(cms, import_address, content, "x.xlsx")
    book = Workbook()
    book.active.append(UPDATE_COLUMNS)
    book.active.cell(row=200_000, column=1, value="1")
    file = io.BytesIO()
    book.save(file)
    assert "meer dan 5000 rijen" in refused_file(cms, import_address, file.getvalue(), "x.xlsx")


def test_a_file_that_is_too_large_is_not_opened(cms, plan, import_address, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_BYTES", 1000)
    monkeypatch.setattr(sheets, "_text", None)
    assert "Dit bestand is te groot" in refused_file(cms, import_address, "x" * 2000)


def test_a_damaged_workbook_never_fails(told_action, plan, client):
    whole = client.get(f"{plan.url}voortgang/?vorm=xlsx").content
    refusals = set()
    for cut in range(0, len(whole), 97):
        for broken in (whole[:cut], whole[:cut] + b"\xff" + whole[cut + 1 :]):
            try:
                sheets.read(SimpleUploadedFile("x.xlsx", broken), UPDATE_COLUMNS)
            except sheets.UnreadableFileError as error:
                refusals.add(str(error).partition(".")[0])
    assert "Dit Excel-bestand is beschadigd" in refusals


def test_no_file_is_told(cms, import_address):
    assert "Kies eerst een bestand." in cms.post(import_address, {}).content.decode()
