"""Helpers that read a page like a visitor, and count its queries."""

import csv
import io
import json
import re
from html import unescape

from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook


def html(client, address, status=200):
    """Return an answer as text; its status must be the one expected."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def main(client, address):
    """Return the HTML between header and footer."""
    return html(client, address).split("<main")[1].split("</main>")[0]


def graph(client, address):
    """Return the structured data of the page, as a dict."""
    data = html(client, address).split('<script type="application/ld+json">')[1].split("</script>")[0]
    return json.loads(data)["@graph"][0]


def titles(text):
    """Return the titles of the pages in a list, a search result or an answer of the directory, in order."""
    return [unescape(title) for title in re.findall(r"<h[34]>\s*<a [^>]*>([^<]*)</a>\s*</h[34]>", text)]


def cost(client, address):
    """Return the number of queries of an uncached page, with sites and content types cached."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200, address
    return len(captured)


def spreadsheet(answer):
    """Return the rows of a CSV answer, the heading first."""
    return _rows(answer.content)


def workbook(answer):
    """Return the rows of an Excel answer as texts, the heading first; an empty cell is ""."""
    sheet = load_workbook(io.BytesIO(answer.content)).active
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def text_of(answer):
    """Return the text of an answer in any form of a list: of an Excel file, its cells with a tab between them."""
    if answer.headers["Content-Type"].startswith("application/vnd.openxmlformats"):
        return "\n".join("\t".join(row) for row in workbook(answer))
    return answer.content.decode()


def spreadsheet_file(path):
    """Return the rows of a CSV file that was downloaded, the heading first."""
    return _rows(path.read_bytes())


def _rows(content):
    text = content.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def listed_titles(client, address):
    """Return the titles of a list, in order, from its spreadsheet."""
    answer = client.get(f"{address}{'&' if '?' in address else '?'}vorm=csv")
    return [row[0] for row in spreadsheet(answer)[1:]]
