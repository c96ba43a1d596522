"""An abbreviation is written out once on a page: where it stands first, unless the page does so itself."""

import pytest

from content.glossary import Entry, link, write_out
from tests.factories.bodies import fill
from tests.factories.content import GlossaryEntryPageFactory, GlossaryPageFactory, StandardPageFactory
from tests.reading import html, main

FULL = "centrum voor leerlingenbegeleiding"
CLB = Entry(1, "CLB", "/w/clb/", "Helpt leerlingen.", FULL, ("CLB’s", "pms-centrum"))
NEET = Entry(2, "NEET", "/w/neet/", "Niet op school.", "not in education & training", language="en")
ASO = Entry(3, "aso", "/w/aso/", "Een vorm.", "algemeen secundair onderwijs")
WORD = Entry(4, "Spijbelen", "/w/spijbelen/", "Wegblijven.")


def written(text, lead=""):
    linked, used = link(text, (CLB, NEET, ASO, WORD))
    return write_out(linked, used, lead)


def test_the_full_form_stands_behind_the_first_link_only():
    first = f'<a class="term" href="/w/clb/">CLB</a> ({FULL})'
    assert written("<p>Bel het CLB. Het CLB helpt.</p>") == f"<p>Bel het {first}. Het CLB helpt.</p>"
    assert written("<p>Twee CLB’s.</p>") == f'<p>Twee <a class="term" href="/w/clb/">CLB’s</a> ({FULL}).</p>'


def test_every_abbreviation_is_written_out_and_no_other_word():
    text = written("<p>Spijbelen in het aso: bel het CLB.</p>")
    assert text.count("(") == 2
    assert "aso</a> (algemeen secundair onderwijs): bel" in text


@pytest.mark.parametrize(
    "text",
    [
        f"<p>Het CLB ({FULL}) helpt.</p>",
        f"<p>Het CLB helpt.</p><h2>Een {FULL.capitalize()}</h2>",
        "<p>Het CLB helpt, een <b>centrum</b>\n voor leerlingenbegeleiding.</p>",
    ],
)
def test_what_the_page_writes_out_somewhere_is_not_written_out_again(text):
    assert "</a> (centrum" not in written(text).replace(f"</a> ({FULL}) helpt", "")
    assert written(text).casefold().count("leerlingenbegeleiding") == 1


def test_what_the_lead_writes_out_is_not_written_out_again():
    assert FULL not in written("<p>Het CLB helpt.</p>", f"Over het CLB ({FULL}).")


def test_a_form_that_is_no_abbreviation_is_not_written_out():
    assert FULL not in written("<p>Het pms-centrum helpt.</p>")


def test_a_full_form_in_another_language_says_so_and_is_escaped():
    assert written("<p>NEET</p>").endswith('</a> (<span lang="en">not in education &amp; training</span>)</p>')


def test_a_page_of_an_editor_writes_out_what_it_does_not_explain(client, home):
    glossary = GlossaryPageFactory(parent=home)
    GlossaryEntryPageFactory(parent=glossary, title="CLB", written_out=FULL)
    page = StandardPageFactory(parent=home, search_description="Wie er helpt.")
    fill(page, body=[{"type": "text", "value": "<p>Bel het CLB.</p>"}])
    assert f"CLB</a> ({FULL})." in main(client, page.url)
    page.search_description = f"Het CLB ({FULL}) helpt."
    page.save()
    assert "CLB</a>." in main(client, page.url)
    assert main(client, page.url).count(FULL) == 1


def test_the_glossary_says_the_language_of_a_full_form(client, home):
    glossary = GlossaryPageFactory(parent=home)
    full = "not in education"
    entry = GlossaryEntryPageFactory(parent=glossary, title="NEET", written_out=full, written_out_language="en")
    assert f'lang="en">({full})' in html(client, glossary.url)
    assert f'<span lang="en">{full}</span>' in html(client, entry.url)
