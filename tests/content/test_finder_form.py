"""The tree of questions in the CMS: half of it may be a draft, and only a whole one is published."""

import re
from html import unescape

import pytest
from wagtail.test.utils.form_data import streamfield

from content.models import PathwayFinderPage
from tests.content.trees import ask
from tests.editing import PUBLISH, add_address, edit_address, open_form, publish, refused, save
from tests.reading import html, titles


def posted(**questions):
    """Return questions as the CMS sends them back from its form."""
    return streamfield(
        [
            (
                "question",
                {
                    "name": name,
                    "question": f"Vraag {name}?",
                    "help": "",
                    "answers": _listed(
                        {
                            "label": label,
                            "next": to if isinstance(to, str) else "",
                            "pathways": _listed([] if isinstance(to, str) else [str(page.pk) for page in to]),
                            "note": "",
                        }
                        for label, to in answers.items()
                    ),
                },
            )
            for name, answers in questions.items()
        ]
    )


def _listed(values):
    """Return the form data of a ListBlock."""
    values = list(values)
    items = {
        str(number): {"value": value, "deleted": "", "order": str(number), "id": ""}
        for number, value in enumerate(values)
    }
    return {"count": str(len(values)), **items}


@pytest.fixture
def form(cms, pathways):
    """The form of a new finder, complete but for its questions."""
    data = open_form(cms, add_address(PathwayFinderPage, pathways), PathwayFinderPage)
    return {**data, "title": "Welke weg?", "slug": "welke-weg", "search_description": "Een paar korte vragen."}


def filled(form, **questions):
    data = {key: value for key, value in form.items() if not key.startswith("questions-")}
    return {**data, **_flat("questions", posted(**questions))}


def messages(page):
    """Return a page of the CMS as its script reads it: what is wrong with a stream stands in JSON."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), unescape(page))


def _flat(prefix, value):
    if not isinstance(value, dict):
        return {prefix: value}
    return {key: item for name, each in value.items() for key, item in _flat(f"{prefix}-{name}", each).items()}


def test_an_editor_publishes_a_tree(cms, client, form, pathways, ways):
    publish(
        cms,
        add_address(PathwayFinderPage, pathways),
        filled(form, leeftijd={"Jong": "wens", "Oud": ways[:1]}, wens={"Werken": ways[:1], "Leren": ways}),
    )
    finder = PathwayFinderPage.objects.get()
    assert titles(html(client, f"{finder.url}jong/leren/")) == [way.title for way in ways]


def test_a_tree_with_an_answer_that_leads_nowhere_is_not_published(cms, form, pathways, ways):
    data = filled(form, leeftijd={"Jong": "wens", "Oud": []}, wens={"Werken": ways[:1], "Leren": ways})
    told = messages(refused(cms, add_address(PathwayFinderPage, pathways), {**data, **PUBLISH}))
    assert "Antwoord “Oud” bij “Vraag leeftijd?” leidt nergens heen." in told
    assert "Vraag wens?" in told
    assert not PathwayFinderPage.objects.exists()


def test_a_tree_that_is_not_finished_is_kept_as_a_draft_and_not_published_in_any_way(cms, form, pathways, ways):
    data = filled(form, leeftijd={"Jong": "wens", "Oud": ways[:1]})
    save(cms, add_address(PathwayFinderPage, pathways), data)
    finder = PathwayFinderPage.objects.get()
    assert not finder.live
    assert any(
        "“wens”, en die vraag is er niet" in line
        for line in (problem.message for problem in finder.publication_problems())
    )
    told = messages(refused(cms, edit_address(finder), {**data, **PUBLISH}))
    assert "leidt naar “wens”, en die vraag is er niet." in told


def test_a_finder_without_questions_is_not_published(cms, form, pathways):
    told = messages(refused(cms, add_address(PathwayFinderPage, pathways), {**form, **PUBLISH}))
    assert "Stel minstens één vraag voor je publiceert." in told


def test_a_draft_shows_itself_whole_or_not(finder, ways):
    assert "Vraag leeftijd?" in finder.make_preview_request().content.decode()
    ask(finder, leeftijd={"Jong": "wens", "Oud": []})
    assert "Vraag leeftijd?" in finder.make_preview_request().content.decode()
