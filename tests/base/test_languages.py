"""What is not in Dutch says in which language it is, wherever it is shown (WCAG 3.1.2)."""

import pytest

from base.languages import language_attributes
from tests.factories.base import PageRelationFactory, SourceFactory
from tests.factories.bodies import fill
from tests.factories.content import CausePageFactory, StandardPageFactory
from tests.factories.practices import PracticeIndexPageFactory, PracticePageFactory
from tests.factories.research import PublicationIndexPageFactory, PublicationPageFactory
from tests.reading import html, main

TITLE = "What works in school"


@pytest.fixture
def index(home):
    """The index of publications."""
    return PublicationIndexPageFactory(parent=home)


@pytest.fixture
def publication(index):
    """A publication in English."""
    return PublicationPageFactory(parent=index, title=TITLE, language="en")


@pytest.mark.parametrize(
    ("code", "expected"), [("", ""), ("nl", ""), ("en", ' lang="en"'), ("ar", ' lang="ar" dir="rtl"')]
)
def test_only_another_language_is_named_and_its_direction_where_it_differs(code, expected):
    assert language_attributes(code) == expected


def test_the_title_of_a_publication_says_its_language_on_its_page(client, publication):
    text = html(client, publication.url)
    assert f'<title lang="en">{TITLE}' in text
    assert f'<h1 lang="en">{TITLE}</h1>' in text
    assert f'<p class="lead">{publication.summary}</p>' in text
    assert f'<span lang="en">{TITLE}</span>' in text


def test_the_title_of_a_publication_says_its_language_in_every_row_and_link(client, index, publication, causes):
    cause = CausePageFactory(parent=causes)
    PageRelationFactory(source=publication, kind="studies", target=cause)
    link = f'<a href="{publication.url}" lang="en">'
    assert f"{link}{TITLE}</a>" in main(client, index.url)
    assert link in main(client, "/zoeken/?q=works")
    assert f"{link}{TITLE}</a>" in main(client, cause.url)
    assert "In het Engels" in main(client, index.url)


def test_a_title_in_dutch_has_no_language(client, index):
    page = PublicationPageFactory(parent=index, title="Wat werkt", language="nl")
    assert f'<a href="{page.url}">Wat werkt</a>' in main(client, index.url)
    assert "<h1>Wat werkt</h1>" in main(client, page.url)


def test_the_list_of_what_nobody_read_says_the_language_of_each_title(client, index):
    rows = [
        {"authors": "Cedefop", "title": TITLE, "language": "en"},
        {"authors": "Iemand", "title": "Nog niet gelezen"},
    ]
    fill(index, reading_list=[{"type": "publication", "value": row} for row in rows])
    text = main(client, index.url)
    assert f'<span lang="en">{TITLE}</span>' in text
    assert "<span>Nog niet gelezen</span>" in text


@pytest.mark.parametrize(
    ("country", "expected"), [("FI", '<i lang="fi">Ohjaamo</i> (stuurhut)'), ("NL", "<i>Ohjaamo</i> (stuurhut)")]
)
def test_the_name_of_a_practice_abroad_says_its_language_and_not_its_meaning(client, home, country, expected):
    abroad = PracticeIndexPageFactory(parent=home, title="Buitenland", slug="buitenland", scope="buitenland")
    page = PracticePageFactory(parent=abroad, country=country, local_name="Ohjaamo", local_name_meaning="stuurhut")
    assert expected in main(client, page.url)


def test_a_source_says_the_language_of_its_title(client, home):
    page = StandardPageFactory(parent=home)
    SourceFactory(page=page, title=TITLE, language="en", url="https://example.org/")
    SourceFactory(page=page, title="A book", language="en")
    SourceFactory(page=page, title="Een boek", url="https://example.org/boek")
    text = main(client, page.url)
    assert f'<a href="https://example.org/" lang="en">{TITLE}</a>' in text
    assert '<span lang="en">A book</span>' in text
    assert '<a href="https://example.org/boek">Een boek</a>' in text
