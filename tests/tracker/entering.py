"""Acts like an editor who enters many updates: fills in the grid, looks at the preview, saves."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from base.spreadsheets import csv_file
from tracker.models import ActionUpdate
from tracker.tables import UPDATE_COLUMNS

SHARED = {
    "datum": "2018-05",
    "stem": "uitvoerder",
    "wie": "departement Onderwijs",
    "bron_titel": "Stand van zaken",
    "bron_uitgever": "Departement Onderwijs",
    "bron_jaar": "2018",
}


def grid_address(plan):
    """Return the address of the grid of a plan."""
    return reverse("tracker_grid", args=[plan.pk])


def filled(*rows, **shared):
    """Return the data of the grid with some rows, each a dict by column, and what is the same for all."""
    data = {"aantal": "10", **{f"alle-{column}": cell for column, cell in {**SHARED, **shared}.items()}}
    for number, row in enumerate(rows, 1):
        data |= {f"rij-{number}-{column}": cell for column, cell in row.items()}
    return data


def preview_of(response):
    """Return the data that the form of a preview sends again, without its buttons."""
    html = response.content.decode()
    assert "Wat er verandert" in html, visible(html)
    return querydict_from_html(html, form_id="preview-form").dict()


def save(client, address, data):
    """Look at the preview of what was typed, save it, and return the answer."""
    kept = preview_of(client.post(address, {**data, "stap": "bekijk"}))
    return client.post(address, {**kept, "stap": "bewaar"})


def visible(html):
    """Return the words in the main part of a page of the CMS."""
    main = html.partition("<main")[2] or html
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def upload(content, name="meldingen.csv"):
    content = content.encode() if isinstance(content, str) else content
    return {"bestand": SimpleUploadedFile(name, content)}


def with_rows(client, plan, *rows, change=None):
    """Return the CSV file of the site with new rows; ``change`` replaces cells of its first update."""
    content = client.get(f"{plan.url}voortgang/?vorm=csv").content.decode()
    first = content.removeprefix("\ufeff").split("\r\n")[1]
    for old, new in (change or {}).items():
        assert old in first
        content = content.replace(first, first.replace(old, new))
    added = csv_file([[row.get(column, "") for column in UPDATE_COLUMNS] for row in rows]).removeprefix("\ufeff")
    return content + added


def refused_file(cms, address, content, name="meldingen.csv"):
    """Import a file that is not accepted, and return the words on the page; nothing is written."""
    before = ActionUpdate.objects.count()
    html = cms.post(address, upload(content, name)).content.decode()
    assert "preview-form" not in html
    assert "Er is niets bewaard" in html
    assert ActionUpdate.objects.count() == before
    return visible(html).partition("Download de meldingen")[0]
