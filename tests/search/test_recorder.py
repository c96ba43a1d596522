"""Searches are counted per day: what was asked, never by whom, and never by writing while a visitor waits."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.models import PromotedResult, SearchCount
from search.statistics.recorder import tally
from tests.factories.base import TermFactory
from tests.factories.practices import PracticePageFactory
from tests.search.conftest import BROWSER


def test_a_search_counts_and_a_search_without_result_counts_as_both(site, visit_twice, counted):
    visit_twice("/zoeken/?q=Spijbelen")
    visit_twice("/zoeken/?q=Wólfraam+xenon+krypton")
    assert counted() == {
        ("gezocht", "spijbelen"): 2,
        ("gezocht", "wolfraam xenon krypton"): 2,
        ("zonder resultaat", "wolfraam xenon krypton"): 2,
    }


def test_a_text_that_was_asked_once_is_written_nowhere(site, visit, counted):
    visit("/zoeken/?q=jan+peeters")
    assert counted() == {}
    visit("/zoeken/?q=spijbelen")
    visit("/zoeken/?q=spijbelen&pagina=1")
    assert counted() == {("gezocht", "spijbelen"): 2}


def test_chosen_terms_count_by_the_name_that_a_visitor_sees(site, visit, counted):
    visit(f"/zoeken/?thema={site.theme.slug}")
    assert counted() == {("term", f"Thema: {site.theme.name}"): 1}


def test_the_page_of_a_term_counts_for_that_term(site, visit, counted):
    visit(site.theme.get_absolute_url())
    assert counted() == {("term", f"Thema: {site.theme.name}"): 1}


def test_a_list_counts_as_the_search_page_does(site, visit_twice, counted):
    visit_twice("/praktijken/?q=time-out")
    assert counted()["gezocht", "time-out"] == 2


def test_reading_on_sorting_and_narrowing_are_no_second_search(home, practices, visit, counted):
    term = TermFactory(name="Water")
    for number in range(25):
        PracticePageFactory(parent=practices, title=f"Water {number}", terms=[term])
    visit("/praktijken/?q=water")
    visit("/praktijken/?q=water")
    visit("/praktijken/?q=water&pagina=2")
    visit("/praktijken/?q=water&sorteer=titel")
    visit("/praktijken/?q=water&thema=water")
    assert counted() == {("gezocht", "water"): 2, ("term", "Thema: Water"): 1}


def test_a_list_that_asks_nothing_counts_nothing(site, visit, counted):
    visit("/zoeken/")
    visit("/praktijken/")
    visit(site.practice.url)
    assert counted() == {}


def test_a_kept_copy_counts_too_and_a_copy_that_the_browser_has_does_not(site, store, counted):
    first = store.get("/zoeken/?q=spijbelen", user_agent=BROWSER)
    assert not store.get("/zoeken/?q=spijbelen", user_agent=BROWSER).rendered
    for headers in ({"if_none_match": first["ETag"]}, {"method": "HEAD"}, {"sec_purpose": "prefetch"}):
        store.get("/zoeken/?q=spijbelen", user_agent=BROWSER, **headers)
    store.get("/zoeken/?q=spijbelen", user_agent="curl/8.0")
    assert counted() == {("gezocht", "spijbelen"): 2}


def test_a_browser_that_holds_what_is_made_anew_counts_no_search(site, store, counted):
    tag = store.get("/zoeken/?q=spijbelen", user_agent=BROWSER)["ETag"]
    store.store.entries.clear()
    for _ in range(2):
        assert store.get("/zoeken/?q=spijbelen", user_agent=BROWSER, if_none_match=tag).status == 304
    assert counted() == {}
    assert len(tally._heard) == 1


def test_a_kept_copy_counts_what_the_last_answer_said(home, practices, store, counted):
    store.get("/zoeken/?q=wolfraam", user_agent=BROWSER)
    PracticePageFactory(parent=practices, title="Wolfraam")
    store.hear()
    store.get("/zoeken/?q=wolfraam", user_agent=BROWSER)
    store.get("/zoeken/?q=wolfraam", user_agent=BROWSER)
    assert counted() == {("gezocht", "wolfraam"): 3, ("zonder resultaat", "wolfraam"): 1}


def test_what_only_resembles_the_words_counts_as_no_result(home, practices, visit_twice, counted, built):
    PracticePageFactory(parent=practices, title="Leerlingenbegeleiding")
    built()
    assert "Leerlingenbegeleiding" in visit_twice("/zoeken/?q=leerlingenbegeleiuwen").content.decode()
    assert counted()["zonder resultaat", "leerlingenbegeleiuwen"] == 2
    PromotedResult.objects.create(words="leerlingenbegeleiuwen", page=practices)
    built()
    assert "We vonden niets" not in visit_twice("/zoeken/?q=leerlingenbegeleiuwen").content.decode()
    assert counted()["zonder resultaat", "leerlingenbegeleiuwen"] == 2


@pytest.mark.parametrize(
    "agent",
    ["", "Googlebot/2.1", "Mozilla/5.0 (compatible; bingbot/2.0)", "curl/8.0", "python-requests/2", "UptimeRobot"],
)
def test_programs_do_not_count(site, client, counted, agent):
    for _ in range(3):
        client.get("/zoeken/?q=spijbelen", headers={"user-agent": agent})
    assert counted() == {}


def test_a_phone_that_is_called_like_a_program_counts(site, client, counted):
    agent = "Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
    for _ in range(2):
        client.get("/zoeken/?q=spijbelen", headers={"user-agent": agent})
    assert counted() == {("gezocht", "spijbelen"): 2}


def test_what_a_browser_fetches_in_advance_does_not_count(site, visit, client, counted):
    for _ in range(3):
        visit("/zoeken/?q=spijbelen", **{"sec-purpose": "prefetch"})
        client.head("/zoeken/?q=spijbelen", headers={"user-agent": BROWSER})
    assert counted() == {}


def test_a_page_that_does_not_exist_counts_nothing(site, visit, counted):
    assert visit("/zoeken/?q=spijbelen&pagina=999").status_code == 404
    assert visit("/zoeken/?q=spijbelen&pagina=999").status_code == 404
    assert counted() == {}


def test_what_looks_personal_leaves_no_row(site, visit_twice, counted):
    visit_twice("/zoeken/?q=jan%40school.be")
    visit_twice("/zoeken/?q=0470+12+34+56")
    assert counted() == {}


def test_a_place_that_somebody_typed_is_not_counted(initial_content, visit_twice, counted):
    assert visit_twice("/hulp/?plaats=Roeselare").status_code == 200
    assert counted() == {}


def test_no_request_writes_a_count(site, visit):
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            visit("/zoeken/?q=spijbelen")
        assert {query["sql"].split()[0] for query in queries} == {"SELECT"}
    assert not SearchCount.objects.exists()
    assert len(tally) == 1
