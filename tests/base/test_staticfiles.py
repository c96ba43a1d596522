"""One stylesheet from many: joined in reading order, written anew when a part changes."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage

from base.staticfiles import NAME, StylesheetFinder


def rule(part):
    """Return a stylesheet with a rule that carries the name of its part."""
    return f'/* Why {part} is so. */\n.a::after {{\ncontent: "{part}";\n}}\n'


@pytest.fixture
def sheets(tmp_path, settings):
    """A folder with a part of each kind, and a finder that joins them."""
    css = tmp_path / "static" / "css"
    (css / "components").mkdir(parents=True)
    for part in ("print.css", "components/b.css", "components/a.css", "base.css", "tokens.css"):
        (css / part).write_text(rule(part))
    (css / "cms.css").write_text(rule("cms.css"))
    settings.STATICFILES_DIRS = [tmp_path / "static"]
    settings.VAR_DIR = tmp_path / "var"
    return css, StylesheetFinder()


def test_the_parts_stand_in_reading_order(sheets):
    _, finder = sheets
    with open(finder.find(NAME), encoding="utf-8") as file:
        joined = file.read()
    parts = ("tokens.css", "base.css", "components/a.css", "components/b.css", "print.css")
    assert re.findall(r'"(.*?)"', joined) == list(parts)


def test_a_visitor_gets_no_comments_and_no_ends_of_lines(sheets):
    _, finder = sheets
    assert finder.build().read_text().startswith('.a::after {content: "tokens.css";}.a::after {content: "base.css";}')


def test_a_changed_part_shows_at_the_next_find_and_an_unchanged_one_writes_nothing(sheets):
    css, finder = sheets
    first = finder.build()
    written = first.stat().st_mtime_ns
    assert finder.build().stat().st_mtime_ns == written
    (css / "components" / "b.css").write_text(rule("nieuw"))
    assert '"nieuw"' in finder.build().read_text()
    assert [path.name for path in first.parent.iterdir()] == ["site.css"]


def test_only_the_joined_stylesheet_is_found_here_and_it_is_collected(sheets):
    _, finder = sheets
    assert finder.find("css/base.css") == []
    assert [name for name, _storage in finder.list([])] == [NAME]
    assert finder.find(NAME, find_all=True) == [finder.find(NAME)]


def test_the_sites_own_stylesheet_is_found_and_served(client, db):
    assert finders.find(NAME)
    assert StaticFilesStorage().url(NAME) == "/static/css/site.css"
    response = client.get("/static/css/site.css")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/css")
