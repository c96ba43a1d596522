"""Searches are counted per day: what was asked, never by whom, and never by writing while a visitor waits."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from search import counting
from search.counting import tally
from search.models import PromotedResult, SearchCount
from tests.factories.base import TermFactory
from tests.factories.practices import PracticePageFactory
from tests.search.conftest import BROWSER


def test_a_search_counts_and_a_search_without_result_counts_as_both(site, visit, counted):
    visit("/zoeken/?q=Spijbelen")
    visit("/zoeken/?q=Wólfraam+zonder+einde")
    assert counted() == {
        ("gezocht", "spijbelen"): 1,
        ("gezocht", "wolfraam zonder einde"): 1,
        ("zonder resultaat", "wolfraam zonder einde"): 1,
    }


def test_chosen_terms_count_by_the_name_that_a_visitor_sees(site, visit, counted):
    visit(f"/zoeken/?thema={site.theme.slug}")
    assert counted() == {("term", f"Thema: {site.theme.name}"): 1}


def test_the_page_of_a_term_counts_for_that_term(site, visit, counted):
    visit(site.theme.get_absolute_url())
    assert counted() == {("term", f"Thema: {site.theme.name}"): 1}


def test_a_list_counts_as_the_search_page_does(site, visit, counted):
    visit("/praktijken/?q=time-out")
    assert counted()["gezocht", "time-out"] == 1


def test_reading_on_sorting_and_narrowing_are_no_second_search(home, practices, visit, counted):
    term = TermFactory(name="Water")
    for number in range(25):
        PracticePageFactory(parent=practices, title=f"Water {number}", terms=[term])
    visit("/praktijken/?q=water")
    visit("/praktijken/?q=water&pagina=2")
    visit("/praktijken/?q=water&sorteer=titel")
    visit("/praktijken/?q=water&thema=water")
    assert counted() == {("gezocht", "water"): 1, ("term", "Thema: Water"): 1}


def test_a_list_that_asks_nothing_counts_nothing(site, visit, counted):
    visit("/zoeken/")
    visit("/praktijken/")
    visit(site.practice.url)
    assert counted() == {}


def test_a_kept_copy_counts_too_and_a_copy_that_the_browser_has_does_not(site, visit, counted):
    first = visit("/zoeken/?q=spijbelen")
    with CaptureQueriesContext(connection) as queries:
        visit("/zoeken/?q=spijbelen")
    assert len(queries) == 1, "the second answer was no kept copy"
    assert visit("/zoeken/?q=spijbelen", **{"if-none-match": first["ETag"]}).status_code == 304
    assert counted()["gezocht", "spijbelen"] == 2


def test_a_kept_copy_counts_what_the_last_answer_said(home, practices, visit, counted):
    visit("/zoeken/?q=wolfraam")
    PracticePageFactory(parent=practices, title="Wolfraam")
    visit("/zoeken/?q=wolfraam")
    visit("/zoeken/?q=wolfraam")
    assert counted() == {("gezocht", "wolfraam"): 3, ("zonder resultaat", "wolfraam"): 1}


def test_what_only_resembles_the_words_counts_as_no_result(home, practices, visit, counted, built):
    PracticePageFactory(parent=practices, title="Leerlingenbegeleiding")
    built()
    assert "Leerlingenbegeleiding" in visit("/zoeken/?q=leerlingenbegeleiuwen").content.decode()
    assert counted()["zonder resultaat", "leerlingenbegeleiuwen"] == 1
    PromotedResult.objects.create(words="leerlingenbegeleiuwen", page=practices)
    built()
    assert "We vonden niets" not in visit("/zoeken/?q=leerlingenbegeleiuwen").content.decode()
    assert counted()["zonder resultaat", "leerlingenbegeleiuwen"] == 1


@pytest.mark.parametrize(
    "agent",
    ["", "Googlebot/2.1", "Mozilla/5.0 (compatible; bingbot/2.0)", "curl/8.0", "python-requests/2", "UptimeRobot"],
)
def test_programs_do_not_count(site, client, counted, agent):
    client.get("/zoeken/?q=spijbelen", headers={"user-agent": agent})
    assert counted() == {}


def test_a_phone_that_is_called_like_a_program_counts(site, client, counted):
    agent = "Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
    client.get("/zoeken/?q=spijbelen", headers={"user-agent": agent})
    assert counted() == {("gezocht", "spijbelen"): 1}


def test_what_a_browser_fetches_in_advance_does_not_count(site, visit, client, counted):
    visit("/zoeken/?q=spijbelen", **{"sec-purpose": "prefetch"})
    client.head("/zoeken/?q=spijbelen", headers={"user-agent": BROWSER})
    assert counted() == {}


def test_a_page_that_does_not_exist_counts_nothing(site, visit, counted):
    assert visit("/zoeken/?q=spijbelen&pagina=999").status_code == 404
    assert visit("/zoeken/?q=spijbelen&pagina=999").status_code == 404
    assert counted() == {}


def test_what_looks_personal_leaves_no_row(site, visit, counted):
    visit("/zoeken/?q=jan%40school.be")
    visit("/zoeken/?q=0470+12+34+56")
    assert counted() == {}


def test_a_place_that_somebody_typed_is_not_counted(initial_content, visit, counted):
    assert visit("/hulp/?plaats=Roeselare").status_code == 200
    assert counted() == {}


def test_no_request_writes_a_count(site, visit):
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            visit("/zoeken/?q=spijbelen")
        assert {query["sql"].split()[0] for query in queries} == {"SELECT"}
    assert not SearchCount.objects.exists()
    assert len(tally) == 1


def test_remembered_addresses_are_bounded(site, rf, monkeypatch):
    monkeypatch.setattr(counting, "MOST_ADDRESSES", 5)

    def answer(request):
        request.asked = [(SearchCount.Kind.SEARCHED, "x")]
        return HttpResponse()

    middleware = counting.CountSearches(answer)
    for number in range(20):
        middleware(rf.get(f"/zoeken/?q={number}"))
    middleware(rf.get(f"/zoeken/?q={'a' * 600}"))
    # Of the others there are no copies any more either: those that were made first go first.
    assert list(middleware._asked) == [f"/zoeken/?q={number}" for number in range(15, 20)]
