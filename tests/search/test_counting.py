"""Searches are counted per day: what was asked, never by whom, and never by writing while a visitor waits."""

import datetime
import threading

import pytest
from django.db import connection, connections
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from base import changes, text
from search import anonymous, counting
from search.counting import tally
from search.models import SearchCount
from search.models import count as count_models
from search.models.count import RARE_TEXTS_KEPT, TERMS_KEPT, TEXTS_KEPT
from tests.factories.base import TermFactory
from tests.factories.practices import PracticePageFactory

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
Kind = SearchCount.Kind


@pytest.fixture
def visit(client):
    """Ask for an address as a visitor with a browser does."""
    return lambda address, **headers: client.get(address, headers={"user-agent": BROWSER, **headers})


@pytest.fixture
def counted():
    """Write what waits and give all counts of today: ``{(kind, value): number}``."""

    def counted():
        tally.flush()
        rows = SearchCount.objects.filter(day=timezone.localdate())
        return {(row.kind, row.value): row.number for row in rows}

    return counted


def day(ago):
    return timezone.localdate() - datetime.timedelta(days=ago)


# What counts


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


# Nothing personal


@pytest.mark.parametrize(
    "personal",
    [
        "jan@school.be",
        "jan (at) school.be",
        "https://www.facebook.com/iemand",
        "www.iemand.be",
        "93.05.18-223.61",
        "93051822361",
        "0470 12 34 56",
        "+32 9 123 45 67",
        "geboren 18/05/1993",
        "BE68 5390 0754 7034",
        "٠٤٧٠١٢٣٤٥٦",
        "０４７０１２３４５６",
        "12345",
        "mijn zoon van veertien wil sinds kerstmis niet meer naar de les van mevrouw",
        "?!…",
    ],
)
def test_what_looks_personal_is_never_kept(personal):
    assert anonymous.remembered(text.clean(personal)) == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  B-attest? ", "b-attest"),
        ("“Absenteïsme”", "absenteisme"),
        ("9000 Gent", "9000 gent"),
        ("schooljaar 2025-2026", "schooljaar 2025-2026"),
        ("=cmd|' /C calc'!A0", "cmd|' /c calc'!a0"),
    ],
)
def test_a_text_is_kept_in_one_form(typed, kept):
    assert anonymous.remembered(text.clean(typed)) == kept


@given(st.text(max_size=300))
def test_no_text_gets_past_the_rules(typed):
    kept = anonymous.remembered(text.clean(typed))
    assert len(kept) <= anonymous.LONGEST_TEXT
    assert "@" not in kept
    assert "\x00" not in kept
    assert sum(char.isdigit() for char in anonymous.SCHOOL_YEAR.sub("", kept)) <= anonymous.MOST_DIGITS
    assert anonymous.remembered(kept) == kept


def test_the_table_has_no_room_for_a_searcher_or_a_moment():
    assert {field.name for field in SearchCount._meta.get_fields()} == {"id", "day", "kind", "value", "number"}
    assert SearchCount._meta.get_field("day").get_internal_type() == "DateField"


def test_what_looks_personal_leaves_no_row(site, visit, counted):
    visit("/zoeken/?q=jan%40school.be")
    visit("/zoeken/?q=0470+12+34+56")
    assert counted() == {}


def test_a_place_that_somebody_typed_is_not_counted(initial_content, visit, counted):
    assert visit("/hulp/?plaats=Roeselare").status_code == 200
    assert counted() == {}


# Writing


def test_no_request_writes_a_count(site, visit):
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            visit("/zoeken/?q=spijbelen")
        assert {query["sql"].split()[0] for query in queries} == {"SELECT"}
    assert not SearchCount.objects.exists()
    assert len(tally) == 1


def test_writing_adds_to_what_is_there_and_leaves_the_sequence(db, counted):
    before = changes.current()
    for _ in range(3):
        tally.add([(Kind.SEARCHED, "toah")])
        tally.flush()
    tally.add([(Kind.SEARCHED, "toah"), (Kind.WITHOUT, "toah")])
    assert counted() == {("gezocht", "toah"): 4, ("zonder resultaat", "toah"): 1}
    assert changes.current() == before


def test_memory_is_bounded_and_what_is_there_goes_on_counting(db, counted):
    for number in range(counting.MOST_WAITING + 500):
        tally.add([(Kind.SEARCHED, f"zoek {number}")])
    assert len(tally) == counting.MOST_WAITING
    tally.add([(Kind.SEARCHED, "zoek 0")])
    assert counted()["gezocht", "zoek 0"] == 2


def test_remembered_addresses_are_bounded(site, rf, monkeypatch):
    monkeypatch.setattr(counting, "MOST_ADDRESSES", 5)

    def answer(request):
        request.asked = [(Kind.SEARCHED, "x")]
        return HttpResponse()

    middleware = counting.CountSearches(answer)
    for number in range(20):
        middleware(rf.get(f"/zoeken/?q={number}"))
    middleware(rf.get(f"/zoeken/?q={'a' * 600}"))
    assert len(middleware._asked) <= 5


def test_nonsense_for_hours_fills_no_table(db, counted, monkeypatch):
    monkeypatch.setattr(count_models, "MOST_A_DAY", 3)
    for text_ in ("een", "twee", "drie"):
        tally.add([(Kind.SEARCHED, text_)])
    tally.flush()
    tally.add([(Kind.SEARCHED, "vier"), (Kind.SEARCHED, "een")])
    assert counted() == {("gezocht", "een"): 2, ("gezocht", "twee"): 1, ("gezocht", "drie"): 1}


def test_counts_that_the_database_refuses_wait_for_the_next_time(db, counted, monkeypatch):
    tally.add([(Kind.SEARCHED, "toah")])
    with monkeypatch.context() as broken:
        broken.setattr(count_models, "UPSERT", "INSERT INTO nergens VALUES (%s, %s, %s, %s)")
        tally.flush()
    tally.add([(Kind.SEARCHED, "toah")])
    assert counted() == {("gezocht", "toah"): 2}


@pytest.mark.django_db(transaction=True)
def test_two_processes_that_add_the_same_counts_lose_none():
    """Each connection is a process to the database."""
    keys = [(timezone.localdate(), Kind.SEARCHED, f"zoek {number}") for number in range(50)]
    errors = []

    def process(order):
        own = counting.Tally()
        try:
            for _ in range(5):
                for _day, kind, value in keys[::order]:
                    own.add([(kind, value)])
                own.flush()
        except Exception as error:  # noqa: BLE001 a thread's error would go unseen
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=process, args=[order]) for order in (1, -1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert {row.number for row in SearchCount.objects.all()} == {10}
    assert SearchCount.objects.count() == 50


@pytest.mark.django_db(transaction=True)
def test_the_first_count_sets_a_clock_that_writes_and_gives_its_connection_back(settings):
    settings.SEARCH_COUNTS_EVERY = 0.01
    own = counting.Tally()
    own.add([(Kind.SEARCHED, "toah")])
    own._timer.join()
    assert SearchCount.objects.get().value == "toah"
    assert len(own) == 0
    assert own._timer is None


# How long


def test_texts_go_after_ninety_days_and_terms_after_four_hundred(db):
    for ago in (0, 1, TEXTS_KEPT - 1, TEXTS_KEPT, TERMS_KEPT - 1, TERMS_KEPT):
        for kind in Kind:
            SearchCount.objects.create(day=day(ago), kind=kind, value="x", number=5)
    tally.flush()
    left = {
        kind: {(timezone.localdate() - row.day).days for row in SearchCount.objects.filter(kind=kind)} for kind in Kind
    }
    assert left[Kind.TERM] == {0, 1, TEXTS_KEPT - 1, TEXTS_KEPT, TERMS_KEPT - 1}
    assert left[Kind.SEARCHED] == left[Kind.WITHOUT] == {0, 1, TEXTS_KEPT - 1}


@pytest.mark.parametrize(
    ("others", "stays"),
    [([], False), ([(1, 1)], False), ([(1, 2)], True), ([(RARE_TEXTS_KEPT, 9)], False)],
    ids=["once", "twice", "three times on two days", "often on one day"],
)
def test_a_rare_text_goes_after_thirty_days(db, others, stays):
    rare = [SearchCount.objects.create(day=day(RARE_TEXTS_KEPT), kind=Kind.SEARCHED, value="jan", number=1)]
    for ago, number in others:
        if ago == RARE_TEXTS_KEPT:
            SearchCount.objects.update(number=number)
        else:
            SearchCount.objects.create(day=day(ago), kind=Kind.SEARCHED, value="jan", number=number)
    tally.flush()
    assert SearchCount.objects.filter(pk=rare[0].pk).exists() == stays
