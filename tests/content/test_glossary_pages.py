"""The glossary itself: from A to Z, searched, and one page for each word."""

import re
from html import unescape

import pytest

from base.fields import lines
from content.models import GlossaryEntryPage
from tests.editing import add_address, edit_address, open_form, publish, rows
from tests.factories.base import PageRelationFactory, TermFactory
from tests.factories.content import GlossaryEntryPageFactory, GlossaryPageFactory, NetworkIndexPageFactory
from tests.factories.content import NetworkPageFactory as Network
from tests.reading import cost, graph, main, titles

DEFINITION = "Helpt leerlingen & ouders."


@pytest.fixture
def index(home):
    return GlossaryPageFactory(parent=home)


@pytest.fixture
def word(index):
    """Add a word: ``word("CLB", written_out="…")``."""
    return lambda title, **filled: GlossaryEntryPageFactory(parent=index, title=title, **filled)


def letters(html):
    """Return ``{letter: [words]}`` as the page shows them."""
    sections = re.findall(r'<h2 class="rule" id="letter-([^"]*)">(.*?)</section>', html, re.DOTALL)
    return {
        letter: [unescape(name) for name in re.findall(r"<dt><a [^>]*>(.*?)</a>", text)] for letter, text in sections
    }


# From A to Z


def test_words_stand_under_their_letter_in_dutch_order(client, index, word):
    for title in ("time-out", "B-code", "élève", "Esf", "’s nachts", "CLB", "bso", "3de graad"):
        word(title, slug=f"w{len(title)}{title[0].lower().encode().hex()}")
    shown = letters(main(client, index.url))
    assert list(shown) == ["3", "B", "C", "E", "S", "T"]
    assert shown["B"] == ["B-code", "bso"]
    assert shown["E"] == ["élève", "Esf"]


def test_every_letter_is_linked_and_no_other(client, index, word):
    word("CLB")
    word("Vlor")
    html = main(client, index.url)
    assert re.findall('href="#(letter-[^"]*)"', html) == re.findall('<h2 class="rule" id="(letter-[^"]*)"', html)
    assert re.findall('href="#letter-(.)"', html) == ["C", "V"]


def test_a_word_stands_with_what_it_stands_for_and_what_it_means(client, index, word):
    entry = word("CLB", written_out="centrum voor leerlingenbegeleiding", search_description=DEFINITION)
    html = main(client, index.url)
    assert f'<dt><a href="{entry.url}">CLB</a> <span class="small">(centrum voor leerlingenbegeleiding)</span>' in html
    assert "<dd>Helpt leerlingen &amp; ouders.</dd>" in html


def test_a_word_that_is_not_public_stands_nowhere(client, index, word):
    entry = word("Geheim", live=False)
    word("CLB")
    assert "Geheim" not in main(client, index.url)
    assert client.get(entry.url).status_code == 404


def test_more_words_than_fit_on_a_page_go_on_on_the_next(client, index, word):
    for number in range(index.page_size + 3):
        word(f"Woord {number:03}")
    first, second = main(client, index.url), main(client, f"{index.url}?pagina=2")
    assert len(letters(first)["W"]) == index.page_size
    assert letters(second) == {"W": ["Woord 200", "Woord 201", "Woord 202"]}
    assert f'href="{index.url}?pagina=2"' in first
    assert client.get(f"{index.url}?pagina=3").status_code == 404


def test_an_empty_glossary_is_a_whole_page(client, index):
    html = main(client, index.url)
    assert letters(html) == {}
    assert "0 woorden" in html


# Searching


def test_a_word_is_found_by_its_name_its_abbreviation_its_forms_and_its_meaning(client, index, word):
    word("CLB", written_out="centrum voor leerlingenbegeleiding", search_description=DEFINITION)
    word("Spijbelen", forms="gespijbeld\nspijbelt", explanation="<p>Brossen zegt men ook.</p>")
    for asked, found in (
        ("clb", ["CLB"]),
        ("leerlingenbegeleiding", ["CLB"]),
        ("ouders", ["CLB"]),
        ("gespijbeld", ["Spijbelen"]),
        ("brossen", ["Spijbelen"]),
        ("zeppelin", []),
    ):
        html = main(client, f"{index.url}?q={asked}")
        assert titles(html) == found, asked
        assert letters(html) == {}
        assert f'value="{asked}"' in html


@pytest.mark.parametrize("asked", ["", "%20", "%00", "%E2%80%AE"])
def test_searching_for_nothing_shows_all_letters(client, index, word, asked):
    word("CLB")
    assert letters(main(client, f"{index.url}?q={asked}")) == {"C": ["CLB"]}


# One word


def test_a_word_shows_all_that_is_filled(client, home, index, word):
    other = word("Vlor", search_description="Een raad.")
    entry = word(
        "CLB",
        written_out="centrum voor leerlingenbegeleiding",
        search_description=DEFINITION,
        forms="CLB’s\n- CLB-arts",
        explanation="<p>Het CLB werkt <b>gratis</b>. De Vlor ook.</p>",
        terms=[TermFactory()],
    )
    network = Network(parent=NetworkIndexPageFactory(parent=home), title="Alle CLB’s")
    PageRelationFactory(source=entry, kind="related", target=network)
    html = main(client, entry.url)
    assert "<b>Voluit:</b> centrum voor leerlingenbegeleiding" in html
    assert "Ook: CLB’s, CLB-arts" in html
    assert "Helpt leerlingen &amp; ouders." in html
    assert f'href="{network.url}"' in html
    # Other words are linked, and the word itself is not.
    assert f'<a class="term" href="{other.url}">Vlor</a>' in html
    assert f'class="term" href="{entry.url}"' not in html


def test_a_word_with_nothing_filled_leaves_no_empty_line(client, word):
    html = main(client, word("CLB").url)
    assert "Voluit" not in html
    assert "Ook:" not in html
    assert "Woorden op deze pagina" not in html
    assert 'href=""' not in html


def test_search_engines_read_terms_of_a_set(client, index, word):
    plain = word("CLB")
    full = word("VSV", written_out="vroegtijdig schoolverlaten", forms="vsv’er\nvsv’ers")
    assert graph(client, index.url)["@type"] == "DefinedTermSet"
    found = graph(client, full.url)
    assert (found["@type"], found["name"]) == ("DefinedTerm", "VSV")
    assert found["alternateName"] == ["vroegtijdig schoolverlaten", "vsv’er", "vsv’ers"]
    assert "alternateName" not in graph(client, plain.url)


# What it costs


def test_forty_words_cost_no_more_queries_than_ten(client, index, word):
    entry = word("CLB", explanation="<p>Over Woord 1 en Woord 2.</p>")
    addresses = [index.url, f"{index.url}?q=woord", entry.url]
    for number in range(10):
        word(f"Woord {number}", terms=[TermFactory()])
    before = [cost(client, address) for address in addresses]
    for number in range(10, 40):
        word(f"Woord {number}", terms=[TermFactory()])
    assert [cost(client, address) for address in addresses] == before


# The CMS


def test_an_editor_adds_a_word_without_a_theme_or_a_feed(cms, client, index):
    address = add_address(GlossaryEntryPage, index)
    publish(
        cms,
        address,
        {
            **open_form(cms, address, GlossaryEntryPage),
            "title": "CLB",
            "slug": "clb",
            "search_description": DEFINITION,
            "written_out": "centrum voor leerlingenbegeleiding",
            "forms": "• CLB’s\n\n  CLB-arts  ",
            "explanation": "null",
            **rows("sources", {"title": "Website", "publisher": "Overheid", "year": "2026", "url": "", "note": ""}),
        },
    )
    entry = GlossaryEntryPage.objects.get()
    assert lines(entry.forms) == ["CLB’s", "CLB-arts"]
    assert letters(main(client, index.url)) == {"C": ["CLB"]}
    assert cms.get(edit_address(entry)).status_code == 200
    assert client.get(f"{index.url}feed/").status_code == 404
