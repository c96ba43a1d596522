"""The questions that lead to ways to a diploma: plain pages, nothing stored, and never a dead end."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from base import protection
from tests.content.trees import answers_in, ask
from tests.factories.pathways import PathwayFinderPageFactory, PathwayPageFactory
from tests.reading import cost, html, titles

# Questions and answers


def test_the_first_question_offers_its_answers_as_links(client, finder):
    page = html(client, finder.url)
    assert "Vraag 1</span> Vraag leeftijd?" in page
    assert answers_in(page) == [f"{finder.url}jonger-dan-18/", f"{finder.url}18-of-ouder/"]
    assert "We bewaren je antwoorden niet." in page
    assert "Je antwoorden</h2>" not in page
    assert "print-button" not in page


def test_an_answer_leads_to_the_next_question_and_back(client, finder):
    page = html(client, f"{finder.url}jonger-dan-18/")
    assert "Vraag 2</span> Vraag wens?" in page
    assert answers_in(page) == [f"{finder.url}jonger-dan-18/werken/", f"{finder.url}jonger-dan-18/leren/"]
    assert f'<a href="{finder.url}">Een vraag terug</a>' in page
    assert f'<dd>Jonger dan 18 <a class="no-print" href="{finder.url}">Wijzig' in page


def test_the_last_answer_shows_the_ways_in_the_order_of_the_editor(client, finder, ways):
    ask(finder, leeftijd={"Ja": [ways[2], ways[0]], "Nee": ways[:1]})
    page = html(client, f"{finder.url}ja/")
    assert titles(page) == ["Tweedekansonderwijs", "Duaal leren"]
    assert "Deze 2 wegen passen bij je antwoorden" in page
    assert ways[0].summary in page
    assert "<dt>Hoelang</dt><dd>Een jaar</dd>" in page
    assert "<dt>Let op</dt><dd>Vraag het na.</dd>" in page
    assert "Deze weg past bij je antwoorden" in html(client, f"{finder.url}nee/")


def test_every_given_answer_can_be_answered_anew(client, finder):
    page = html(client, f"{finder.url}jonger-dan-18/leren/")
    changed = re.findall(r'<a class="no-print" href="([^"]*)">Wijzig', page)
    assert changed == [finder.url, f"{finder.url}jonger-dan-18/"]
    assert f'<a href="{finder.url}jonger-dan-18/">Een vraag terug</a>' in page
    assert f'<a href="{finder.url}">Begin opnieuw</a>' in page


def test_the_result_prints_with_the_answers_and_room_for_notes(client, finder):
    page = html(client, f"{finder.url}jonger-dan-18/leren/")
    assert 'class="print-button"' in page
    assert "Mijn vragen voor het gesprek met het CLB" in page
    assert "<dt>Vraag leeftijd?</dt><dd>Jonger dan 18" in page
    # What only works on a screen is not printed.
    assert re.search(r'<p class="no-print"><a [^>]*>Een vraag terug', page)


def test_every_step_has_a_title_of_its_own_and_only_the_first_is_for_search_engines(client, finder):
    pages = [html(client, finder.url + answers) for answers in ("", "jonger-dan-18/", "jonger-dan-18/leren/")]
    titles = [re.search("<title>(.*?)</title>", page)[1] for page in pages]
    assert len(set(titles)) == 3
    assert ["noindex" in page for page in pages] == [False, True, True]
    assert all(page.count("<h1") == 1 for page in pages)


def test_nothing_is_stored(client, finder):
    for answers in ("", "jonger-dan-18/", "jonger-dan-18/leren/", "bestaat-niet/"):
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(finder.url + answers)
        assert not answer.cookies
        assert all(query["sql"].startswith("SELECT") for query in captured), answers
    assert not client.cookies
    assert "sessionid" not in str(client.session.items())


def test_no_form_and_no_script_is_needed(client, finder):
    main = html(client, finder.url).split("<main")[1].split("</main>")[0]
    assert "<form" not in main
    assert "<button" not in main
    scripts = re.findall(r"<script[^>]*>", html(client, finder.url).split("</main>")[1])
    assert len(scripts) == 1, "only the visitor's own list"
    assert "saved_list" in scripts[0]


def test_answers_of_the_same_letters_have_addresses_that_differ(client, finder, ways):
    ask(finder, taal={"日本語": ways[:1], "العربية": ways[1:]})
    offered = answers_in(html(client, finder.url))
    assert offered == [f"{finder.url}antwoord-1/", f"{finder.url}antwoord-2/"]
    assert [titles(html(client, address)) for address in offered] == [
        ["Duaal leren"],
        ["Examencommissie", "Tweedekansonderwijs"],
    ]


# Ways that are gone


def test_a_way_that_is_unpublished_is_left_out(client, finder, ways):
    ways[2].unpublish()
    assert titles(html(client, f"{finder.url}18-of-ouder/")) == ["Examencommissie"]


def test_a_way_that_is_deleted_is_left_out(client, finder, ways):
    ways[1].delete()
    assert titles(html(client, f"{finder.url}18-of-ouder/")) == ["Tweedekansonderwijs"]


@pytest.mark.parametrize("verb", ["unpublish", "delete"])
def test_an_answer_whose_ways_are_all_gone_still_says_where_to_go(client, finder, pathways, ways, verb):
    for way in ways:
        getattr(way, verb)()
    page = html(client, f"{finder.url}18-of-ouder/")
    assert "We vonden nu geen weg die past" in page
    assert f'<a href="{pathways.url}">bekijk alle wegen</a>' in page
    assert "Praat met het CLB" in page


def test_a_finder_without_questions_still_says_where_to_go(client, pathways):
    finder = PathwayFinderPageFactory(parent=pathways)
    assert "bekijk alle wegen" in html(client, finder.url)


def test_an_unpublished_finder_answers_nothing_and_is_linked_from_nowhere(client, finder, pathways):
    assert f'href="{finder.url}"' in html(client, pathways.url)
    with protection.lifted():
        finder.unpublish()
    for answers in ("", "jonger-dan-18/", "jonger-dan-18/leren/"):
        html(client, finder.url + answers, status=404)
    assert f'href="{finder.url}"' not in html(client, pathways.url)


# What it costs


def test_a_large_tree_costs_no_more_queries_than_a_small_one(client, finder, pathways, ways):
    before = [cost(client, finder.url + answers) for answers in ("", "jonger-dan-18/", "jonger-dan-18/leren/")]
    more = [PathwayPageFactory(parent=pathways) for _ in range(20)]
    ask(
        finder,
        leeftijd={"Jonger dan 18": "wens", "18 of ouder": ways[1:], **{f"Anders {n}": f"q{n}" for n in range(5)}},
        wens={"Werken": ways[:1], "Leren": ways},
        **{f"q{n}": {f"Antwoord {m}": more[n * 4 + m : n * 4 + m + 3] for m in range(4)} for n in range(5)},
    )
    after = [cost(client, finder.url + answers) for answers in ("", "jonger-dan-18/", "jonger-dan-18/leren/")]
    assert after == before
