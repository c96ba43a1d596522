"""Files that can't be read at all, each with its one fault."""

import io
import struct
import zipfile

from openpyxl import Workbook

from tests.factories.importing import COLUMNS, HEAD
from tests.figures.importing.broken import GOOD, LINES, Broken, with_head
from tests.figures.importing.sheets import ods, ods_row, saved, with_part, xlsx, zipped

TABLE = [line.split(";") for line in (HEAD, *LINES)]
WHOLE = "Het hele bestand: "
DAMAGED = f"{WHOLE}Dit rekenblad is beschadigd of heeft een wachtwoord."


def _far():

    book = Workbook()
    for row in TABLE:
        book.active.append(row)
    book.active["XFD3"] = "x"
    return saved(book)


def _lying():
    """Return a workbook whose index says that a part is smaller than it is."""
    content = bytearray(xlsx(TABLE))
    at = content.rindex(b"xl/workbook.xml") - 46
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(content)


def _bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed, packed.open("xl/workbook.xml", "w") as part:
        for _megabyte in range(260):
            part.write(bytes(1024 * 1024))
    return file.getvalue()


def _million():
    line = "2023-2024;02000;totaal;400;4000;10,0\n"
    return HEAD + "\n" + line * 170_000


def without(*roles):
    """Return the columns of the profile without some roles."""
    return tuple(column for column in COLUMNS if column[1] not in roles)


FILES = [
    Broken("empty", b"", f"{WHOLE}Dit bestand is leeg."),
    Broken("only line ends", "\n\n \n", f"{WHOLE}Dit bestand is leeg."),
    Broken("too large", lambda: b"x" * (30 * 1024**2 + 1), "Het mag hoogstens 30 MB zijn."),
    Broken(
        "old Excel or a password", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Dit is een oud Excel-bestand, of het heeft"
    ),
    Broken("a zip of something else", zipped({"a.txt": "a"}), "Dit is geen Excel-werkmap (.xlsx) en geen OpenDocument"),
    Broken("a document of Word", zipped({"word/document.xml": "<w/>"}), "Dit is geen Excel-werkmap (.xlsx)"),
    Broken("cut off", lambda: xlsx(TABLE)[:2000], DAMAGED),
    Broken("XML that does not end", with_part(xlsx(TABLE), "xl/workbook.xml", "<workbook><sheets>"), DAMAGED),
    Broken(
        "XML with entities", with_part(xlsx(TABLE), "xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), DAMAGED
    ),
    Broken(
        "a row without a number", with_part(xlsx(TABLE), "xl/worksheets/sheet1.xml", "<a><row r='x'/></a>"), DAMAGED
    ),
    Broken("an index that lies", _lying, DAMAGED),
    Broken("a bomb", _bomb, "Dit rekenblad is uitgepakt groter dan 250 MB."),
    Broken("an OpenDocument that is cut off", lambda: ods({"Blad": ods_row("a")})[:300], DAMAGED),
    Broken(
        "another sheet",
        xlsx(TABLE, "Uitleg"),
        "Dit rekenblad heeft geen blad “Cijfers”. Het heeft “Uitleg”.",
        {"sheet": "Cijfers"},
    ),
    Broken(
        "another sheet in OpenDocument",
        ods({"Uitleg": ods_row("a")}),
        "Dit rekenblad heeft geen blad “Cijfers”. Het heeft “Uitleg”.",
        {"sheet": "Cijfers"},
    ),
    Broken("a cell far away", _far, "In rij 3 staat iets voorbij kolom 500."),
    Broken(
        "a cell far away in OpenDocument",
        ods(
            {
                "Blad": ods_row("a").replace(
                    "<table:table-cell", '<table:table-cell table:number-columns-repeated="99999"'
                )
            }
        ),
        "In rij 1 staat iets voorbij kolom 500.",
    ),
    Broken("UTF-16", GOOD.encode("utf-16"), "Dit bestand zegt zelf dat het UTF-16 is."),
    Broken(
        "UTF-8 where Windows was said",
        GOOD.encode("utf-8-sig"),
        "Dit bestand zegt zelf dat het UTF-8 is.",
        {"encoding": "cp1252"},
    ),
    Broken(
        "Windows where UTF-8 was said",
        with_head("geslacht", "geslacht é").encode("cp1252"),
        "Rond rij 1 staan letters die niet",
    ),
    Broken("bytes of nothing", GOOD.replace("12,5", "12\0,5"), "staan letters die niet in de tekenset"),
    Broken(
        "commas where semicolons were said",
        GOOD.replace(",", ".").replace(";", ","),
        "In dit bestand staan komma’s tussen de kolommen",
    ),
    Broken("tabs where semicolons were said", GOOD.replace(";", "\t"), "In dit bestand staan tabs tussen de kolommen"),
    Broken(
        "a quotation mark that stays open",
        GOOD.replace("2023-2024;10000", '"2023-2024;10000'),
        "klopt een aanhalingsteken niet",
    ),
    Broken(
        "text after a quotation mark",
        GOOD.replace("2023-2024;10000", '"2023"-2024;10000'),
        "klopt een aanhalingsteken niet",
    ),
    Broken("more than a million cells", _million, "Dit bestand heeft meer dan een miljoen cellen: na rij"),
    Broken("more than 500 columns", GOOD + ";".join("x" * 501) + "\n", "Rij 7 heeft meer dan 500 kolommen."),
    Broken("no headings", GOOD, "In rij 9 staat niets, en daar verwacht het profiel de koppen.", {"header_row": 9}),
    Broken("nothing below the headings", HEAD + "\n", "In dit bestand staat geen enkel cijfer onder de koppen."),
    Broken("only a note below the headings", HEAD + "\nBron: een dienst\n", "In dit bestand staat geen enkel cijfer"),
    Broken(
        "a heading that is missing",
        with_head("noemer", "aantal"),
        "De kolom “noemer” staat niet in rij 1. Daar staat: “periode”",
    ),
    Broken("a heading that is there twice", with_head("teller", "noemer"), "De k", errors=1),
    Broken(
        "no column with figures",
        GOOD,
        "Het profiel zegt niet in welke kolom de cijfers staan.",
        {"columns": COLUMNS[:3]},
    ),
    Broken(
        "no column with the area",
        GOOD,
        "Het profiel zegt niet in welke kolom het gebied staat",
        {"columns": without("gebied")},
    ),
    Broken(
        "no column with the period",
        GOOD,
        "Het profiel zegt niet in welke kolom de periode staat",
        {"columns": without("periode")},
    ),
    Broken(
        "a breakdown without its name",
        GOOD,
        "Het profiel zegt niet bij welke indeling de kolom “geslacht” hoort.",
        {"columns": (*without("indeling"), ("geslacht", "indeling"))},
    ),
]
