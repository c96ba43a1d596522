"""Whatever an editor types in a search field of the CMS, it answers."""

from urllib.parse import quote

import pytest
from django.urls import reverse

from base.models import LibraryDocument
from tests.factories.base import DocumentFactory, ImageFactory
from tests.factories.content import StandardPageFactory

# What means something to SQLite or PostgreSQL, to Python's templates, or to no database at all.
TYPED = (
    *('"', 'a"b"c"', '" "', '" \' "', "' a", "\\", '"%s', 'title:"x', "live:misschien", "{title}:x", "(school", "*"),
    *("^a - : ( ) AND OR NOT", "NEAR(a b", "NOT a", "& | ! <-> a:*", "\x00", '\x00"', "\ud800", "\u200b🎒"),
    *("x" * 10_000, "a " * 5_000, '"a" ' * 2_500, "a 'b' " * 2_000),
)
NAMES = ("q", "label")  # of a search field, and of the words in a report

PLACES = {
    "pages": "wagtailadmin_pages:search_results",
    "the page chooser": "wagtailadmin_choose_page_search",
    "pictures": "wagtailimages:index_results",
    "the picture chooser": "wagtailimages_chooser:choose_results",
    "files": "wagtaildocs:index_results",
    "the file chooser": "wagtaildocs_chooser:choose_results",
    "terms": "wagtailsnippets_base_term:list_results",
    "the term chooser": "wagtailsnippetchoosers_base_term:choose_results",
    "promoted results": "wagtailsnippets_search_promotedresult:list_results",
    "synonyms": "wagtailsnippets_search_synonymgroup:list_results",
    "redirects": "wagtailredirects:index_results",
    "users": "wagtailusers_users:index_results",
    "groups": "wagtailusers_groups:index_results",
    "sites": "wagtailsites:index_results",
    "tasks": "wagtailadmin_workflows:task_chooser_results",
    "the report of what happened": "wagtailadmin_reports:site_history_results",
    "the report of ageing pages": "wagtailadmin_reports:aging_pages_results",
    "the report of locked pages": "wagtailadmin_reports:locked_pages_results",
    "the report of page types": "wagtailadmin_reports:page_types_usage_results",
    "the report of searches": "search_report_results",
}


def ask(cms, address, typed, names=NAMES):
    sent = quote(typed.encode("utf-8", "surrogatepass"))
    return cms.get(f"{address}?{'&'.join(f'{name}={sent}' for name in names)}")


def assert_answers(cms, address, names=NAMES):
    cms.raise_request_exception = False
    failed = [typed[:20] for typed in TYPED if ask(cms, address, typed, names).status_code >= 500]
    assert not failed, address


@pytest.mark.parametrize("name", PLACES.values(), ids=PLACES)
def test_every_search_of_the_cms_answers_whatever_is_typed(home, cms, name):
    assert_answers(cms, reverse(name))


def test_a_search_below_a_page_answers_whatever_is_typed(home, cms):
    assert_answers(cms, reverse("wagtailadmin_explore_results", args=[home.pk]))


def test_a_script_of_the_cms_that_searches_pages_gets_an_answer(home, cms):
    address = reverse("wagtailadmin_api:pages:listing")
    assert ask(cms, address, "a", ["search"]).status_code == 200
    assert_answers(cms, address, ["search"])


def test_a_quote_parts_words_and_what_is_between_two_stays_a_phrase(home, cms):
    StandardPageFactory(parent=home, title="Tijd voor school")
    StandardPageFactory(parent=home, title="School, een tijd later")
    both, phrase = {"Tijd voor school", "School, een tijd later"}, {"Tijd voor school"}
    below, everywhere = (
        reverse("wagtailadmin_explore_results", args=[home.pk]),
        reverse("wagtailadmin_pages:search_results"),
    )
    for address, typed, found in (
        (below, 'tijd "school', both),
        (below, '"tijd', both),
        (everywhere, 'tijd "school', both),
        (everywhere, '"tijd voor"', phrase),
    ):
        html = ask(cms, address, typed).content.decode()
        assert {title for title in both if title in html} == found, (address, typed)


def test_nothing_but_quotes_finds_nothing(home, cms):
    DocumentFactory(title="Draaiboek")
    ImageFactory(title="Draaiboek")
    for name in ("files", "pictures"):
        assert "Draaiboek" not in ask(cms, reverse(PLACES[name]), '"" "').content.decode()


def test_a_name_of_a_file_is_found_as_it_is_written(db):
    DocumentFactory(title="gids.pdf")
    assert [paper.title for paper in LibraryDocument.objects.all().search("gids.pdf")] == ["gids.pdf"]
