"""The CMS speaks Dutch of its own: no English, no "u", no name of the program it is made with."""

import ast
import gettext
import re
from pathlib import Path

import pytest
import wagtail
from django.conf import settings
from django.utils import translation
from django.utils.html import strip_tags

from tests.factories.base import UserFactory

CATALOGUE = settings.BASE_DIR / "base/locale/nl/LC_MESSAGES"
LINE = re.compile(r'(?:(msgid_plural|msgid|msgstr(?:\[\d\])?) )?(".*")')


def entries(path):
    """Yield each entry of a catalogue as ``{keyword: text}``."""
    for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
        entry, keyword = {}, None
        for line in filter(None, map(LINE.fullmatch, paragraph.splitlines())):
            keyword = line[1] or keyword
            entry[keyword] = entry.get(keyword, "") + ast.literal_eval(line[2])
        if entry.get("msgid"):
            yield entry


def read_text(response):
    html = re.sub(r"(?s)<(script|style|template|head).*?</\1>", " ", response.content.decode())
    return " ".join(strip_tags(html).split())


def test_the_catalogue_that_is_read_is_made_of_the_one_that_is_written():
    """Else `msgfmt` was not run: see CONTRIBUTING.md."""
    with (CATALOGUE / "django.mo").open("rb") as file:
        read = gettext.GNUTranslations(file)._catalog
    written = {}
    for entry in entries(CATALOGUE / "django.po"):
        for keyword, text in entry.items():
            if keyword == "msgstr":
                written[entry["msgid"]] = text
            elif keyword.startswith("msgstr["):
                written[entry["msgid"], int(keyword[7])] = text
    assert {key: text for key, text in read.items() if key} == written


def test_every_correction_is_of_a_message_that_wagtail_has():
    ours = {entry["msgid"] for entry in entries(CATALOGUE / "django.po")}
    files = Path(wagtail.__file__).parent.rglob("locale/nl/LC_MESSAGES/django.po")
    assert ours - {entry["msgid"] for file in files for entry in entries(file)} == set()


def test_a_correction_wins_of_wagtail():
    with translation.override("nl"):
        told = translation.gettext("%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s")
    assert told % {"start_index": 1, "end_index": 50, "items_count": 62, "model_name": "pagina’s"} == (
        "1 tot 50 van 62 pagina’s"
    )


def test_nobody_is_addressed_as_u():
    texts = [text for entry in entries(CATALOGUE / "django.po") for key, text in entry.items() if "str" in key]
    assert [text for text in texts if re.search(r"\b[uU]w?\b", text)] == []


def test_the_login_page_is_ours(client, home):
    text = read_text(client.get("/cms/login/"))
    assert "Redactie van Samen tegen schooluitval" in text
    assert "Wachtwoord" in text
    assert not re.search("wagtail|password|sign in", text, re.IGNORECASE)


@pytest.mark.parametrize(
    "address", ["/cms/", "/cms/nergens/", "/cms/handleiding/", "/cms/account/", "/cms/reports/aging-pages/"]
)
def test_no_page_names_the_program(cms, home, address):
    assert "wagtail" not in read_text(cms.get(address)).lower()


def test_the_start_screen_greets_by_name(client, home):
    client.force_login(UserFactory(first_name="Noor", is_superuser=True))
    assert "Dag Noor" in read_text(client.get("/cms/"))


def test_a_page_that_nobody_published_names_nobody(cms, home):
    assert "None" not in read_text(cms.get("/cms/reports/aging-pages/"))
