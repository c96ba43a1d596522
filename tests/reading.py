"""What a visitor reads on a page, and what it costs to make."""

import csv
import io
import json
import re
from html import unescape

from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext


def html(client, address, status=200):
    """Give an answer as text; its status must be the one expected."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def main(client, address):
    """Give what stands between header and footer."""
    return html(client, address).split("<main")[1].split("</main>")[0]


def graph(client, address):
    """Give what search engines read of the page itself, as a dict."""
    data = html(client, address).split('<script type="application/ld+json">')[1].split("</script>")[0]
    return json.loads(data)["@graph"][0]


def titles(text):
    """Give the titles of the pages that a list or a result shows, in order."""
    return [unescape(title) for title in re.findall(r"<h3>\s*<a [^>]*>([^<]*)</a>\s*</h3>", text)]


def cost(client, address):
    """Give the number of queries of an address without its kept page, once sites and types are known."""
    client.get(address)
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as captured:
        html(client, address)
    return len(captured)


def spreadsheet(answer):
    """Give the rows of a CSV answer, the heading first, as a Flemish spreadsheet reads them."""
    text = answer.content.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
