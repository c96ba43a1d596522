"""Ways to a diploma: one page each, whole when everything is filled and when nothing is, and a list of all."""

import re
from html import unescape

import pytest
from wagtail.test.utils.form_data import rich_text

from base.fields import lines
from base.jinja2tags import breakable
from content.models import PathwayPage
from tests.editing import PUBLISH, add_address, open_form, publish, refused, rows
from tests.factories.base import PageRelationFactory, SourceFactory, TermFactory
from tests.factories.content import GlossaryEntryPageFactory, GlossaryPageFactory
from tests.factories.pathways import PathwayFinderPageFactory, PathwayIndexPageFactory, PathwayPageFactory
from tests.reading import cost, graph, main, titles

EVERYTHING = {
    "situation": PathwayPage.Situation.OTHER_WAY,
    "for_whom": "wie werken en leren wil",
    "age": "vanaf 15 jaar",
    "duration": "een tot drie jaar",
    "place": "op school en op een werkplek",
    "cost": "vraag het aan de school",
    "outcome": "Een diploma & ervaring.",
    "explanation": "<p>Je leert op <b>twee</b> plekken.</p>",
    "next_step": "Bel het CLB.\n• Zoek een werkplek.",
    "beware": "Je hebt een overeenkomst nodig.\n\nVraag raad.",
    "website": "https://www.vlaanderen.be/duaal?x=1&y=2",
}


@pytest.fixture
def index(home):
    return PathwayIndexPageFactory(parent=home)


# One way


def test_a_way_shows_all_that_is_filled(client, index):
    page = PathwayPageFactory(parent=index, title="Duaal leren", **EVERYTHING)
    html = main(client, page.url)
    for label, text in (
        ("Voor wie", "wie werken en leren wil"),
        ("Leeftijd", "vanaf 15 jaar"),
        ("Hoelang", "een tot drie jaar"),
        ("Waar", "op school en op een werkplek"),
        ("Kosten", "vraag het aan de school"),
        ("Wat je krijgt", "Een diploma &amp; ervaring."),
    ):
        assert f"<dt>{label}</dt><dd>{text}</dd>" in html
    assert re.findall("<li><span>(.*?)</span></li>", html) == ["Bel het CLB.", "Zoek een werkplek."]
    assert "<li>Je hebt een overeenkomst nodig.</li><li>Vraag raad.</li>" in html
    assert "<p>Je leert op <b>twee</b> plekken.</p>" in html
    assert 'href="https://www.vlaanderen.be/duaal?x=1&amp;y=2">Officiële informatie</a>' in html


def test_a_way_with_nothing_filled_leaves_no_empty_heading_or_link(client, index):
    page = PathwayPageFactory(parent=index, next_step="")
    html = main(client, page.url)
    assert page.summary in html
    for heading in ("In het kort", "Let op", "Je volgende stap", "Officiële informatie", "Woorden op deze pagina"):
        assert heading not in html
    assert 'href=""' not in html
    assert "None" not in html


def test_whom_to_call_stands_beside_the_way(client, index):
    page = PathwayPageFactory(parent=index)
    helper = PathwayPageFactory(parent=index, title="Wie je belt")
    PageRelationFactory(source=page, kind="calls_on", target=helper)
    aside = main(client, page.url).split('<div class="aside">')[1].split('<div class="rest">')[0]
    assert f'href="{helper.url}"' in aside
    assert main(client, page.url).count(f'href="{helper.url}"') == 1


def test_a_word_is_explained_once_though_it_stands_in_several_fields(client, home, index):
    glossary = GlossaryPageFactory(parent=home)
    word = GlossaryEntryPageFactory(parent=glossary, title="CLB", written_out="centrum voor leerlingenbegeleiding")
    page = PathwayPageFactory(
        parent=index,
        title="Het CLB helpt",
        for_whom="wie het CLB kent",
        next_step="Bel het CLB.",
        explanation="<h2>Het CLB</h2><p>Het CLB denkt mee.</p><blockquote>Het CLB!</blockquote>",
        beware="Het CLB beslist niet.",
    )
    html = main(client, page.url)
    linked = [match.start() for match in re.finditer(rf'<a class="term" href="{word.url}">CLB</a>', html)]
    assert len(linked) == 1
    assert html[: linked[0]].endswith("<li><span>Bel het ")
    assert "<dt><a href" in html.split("Woorden op deze pagina")[1]
    assert html[linked[0] :].partition("</a>")[2].startswith(" (centrum voor leerlingenbegeleiding).")
    assert html.count("centrum voor leerlingenbegeleiding") == 1


def test_a_search_engine_reads_that_it_is_a_way_to_learn(client, index):
    page = PathwayPageFactory(parent=index, title="Duaal leren", **EVERYTHING)
    found = graph(client, page.url)
    assert (found["@type"], found["name"]) == ("EducationalOccupationalProgram", "Duaal leren")
    assert found["description"] == page.summary


def test_a_way_can_be_printed_with_its_address(client, index):
    page = PathwayPageFactory(parent=index)
    html = client.get(page.url).content.decode()
    assert 'class="print-button"' in html
    assert breakable(f"http://localhost{page.url}") in html


def test_a_draft_is_seen_by_nobody(client, index):
    page = PathwayPageFactory(parent=index, live=False)
    assert client.get(page.url).status_code == 404
    assert page.title not in main(client, index.url)


def test_a_way_with_ten_of_everything_costs_as_much_as_with_one(client, index):
    def fill(page, number):
        page.terms.set([TermFactory() for _ in range(number)])
        page.save()
        for _ in range(number):
            SourceFactory(page=page)
            PageRelationFactory(source=page, kind="related", target=PathwayPageFactory(parent=index))
            PageRelationFactory(source=page, kind="calls_on", target=PathwayPageFactory(parent=index))
        return page

    one, ten = (fill(PathwayPageFactory(parent=index, **EVERYTHING), number) for number in (1, 10))
    assert cost(client, one.url) == cost(client, ten.url)


# All ways


def test_the_list_starts_with_the_questions_when_there_are_any(client, index):
    way = PathwayPageFactory(parent=index)
    assert "finder-start" not in main(client, index.url)
    finder = PathwayFinderPageFactory(parent=index, pathways=[way])
    html = main(client, index.url)
    assert f'<a class="button" href="{finder.url}">Welke weg naar een diploma?</a>' in html
    # The questions themselves are no way to a diploma.
    assert "1 weg naar een diploma" in html


def test_ways_are_found_by_word_and_by_term(client, index):
    term = TermFactory(facet="traject", name="Duaal", slug="duaal")
    PathwayPageFactory(parent=index, title="Leren op de werkvloer", terms=[term])
    PathwayPageFactory(parent=index, title="Examencommissie", outcome="Een diploma met zelfstudie")
    assert titles(main(client, f"{index.url}?traject=duaal")) == ["Leren op de werkvloer"]
    assert titles(main(client, f"{index.url}?q=examencommissie")) == ["Examencommissie"]
    assert titles(main(client, f"{index.url}?q=zelfstudie")) == ["Examencommissie"]
    assert titles(main(client, index.url)) == ["Leren op de werkvloer", "Examencommissie"]


def test_forty_ways_cost_no_more_queries_than_ten(client, index):
    def add(number):
        for _ in range(number):
            PathwayPageFactory(parent=index, terms=[TermFactory(), TermFactory(facet="traject", name="Duaal")])

    add(10)
    addresses = [index.url, f"{index.url}?q=weg&traject=duaal"]
    before = [cost(client, address) for address in addresses]
    add(30)
    assert [cost(client, address) for address in addresses] == before


def test_the_list_is_a_collection_without_a_feed(client, index):
    assert graph(client, index.url)["@type"] == "CollectionPage"
    assert client.get(f"{index.url}feed/").status_code == 404


# The CMS


def test_an_editor_publishes_a_way_and_is_told_what_is_missing(cms, client, index):
    address = add_address(PathwayPage, index)
    terms = [TermFactory(facet="traject"), TermFactory(facet="doelgroep")]
    data = {
        **open_form(cms, address, PathwayPage),
        "title": "Duaal leren",
        "slug": "duaal-leren",
        "search_description": "Werken en leren tegelijk.",
        "explanation": rich_text("<p>Op twee plekken.</p>"),
        "next_step": " - Bel het CLB.\n\n",
        "terms": [term.pk for term in terms],
        **rows("sources", {"title": "Website", "publisher": "Overheid", "year": "2026", "url": "", "note": ""}),
    }
    told = unescape(refused(cms, address, {**data, **PUBLISH, "terms": [terms[0].pk], "website": "geen adres"}))
    assert "Kies minstens één term bij “Voor wie” voor je publiceert." in told
    publish(cms, address, data)
    page = PathwayPage.objects.get()
    assert lines(page.next_step) == ["Bel het CLB."]
    assert "Op twee plekken." in main(client, page.url)
