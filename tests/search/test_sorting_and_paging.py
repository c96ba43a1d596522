"""A list stands in the order that was asked for, twenty at a time, and every page of it has its neighbours."""

import datetime
from urllib.parse import urlencode

import pytest
from django.http import Http404

from tests.factories.base import TermFactory
from tests.factories.content import PolicyIndexPageFactory, PolicyPageFactory
from tests.factories.practices import PracticePageFactory
from tests.factories.research import PublicationIndexPageFactory, PublicationPageFactory


def published(day):
    return datetime.datetime(2026, 1, day, tzinfo=datetime.UTC)


@pytest.fixture
def nine(practices):
    return [PracticePageFactory(parent=practices, title=f"Praktijk {number}") for number in range(9)]


def test_titles_stand_as_a_dutch_reader_expects(practices, titles):
    for title in ["Zorg", "eenzaam", "École", "‘Anders’ leren", "aanpak", "“Één” team", "(Her)start"]:
        PracticePageFactory(parent=practices, title=title)
    assert titles() == ["aanpak", "‘Anders’ leren", "École", "“Één” team", "eenzaam", "(Her)start", "Zorg"]


def test_the_newest_stand_first_and_of_one_day_by_title(practices, titles):
    for title, day in (("Oud", 1), ("Jong", 3), ("b", 2), ("A", 2)):
        PracticePageFactory(parent=practices, title=title, first_published_at=published(day))
    PracticePageFactory(parent=practices, title="Zonder datum", first_published_at=None)
    assert titles("sorteer=nieuwste") == ["Jong", "A", "b", "Oud", "Zonder datum"]


def test_the_strongest_evidence_stands_first_and_none_last(practices, titles):
    strong = TermFactory(facet="bewijs", name="Effect aangetoond", slug="effect", order=3)
    weak = TermFactory(facet="bewijs", name="Nog niet gemeten", slug="niet", order=1)
    for title, terms in (("zwak", [weak]), ("geen", []), ("sterk b", [strong]), ("Sterk A", [strong])):
        PracticePageFactory(parent=practices, title=title, terms=terms)
    assert titles("sorteer=bewijs") == ["Sterk A", "sterk b", "zwak", "geen"]


def test_pages_of_the_same_title_keep_one_place_in_every_order(practices, ask):
    made = [PracticePageFactory(parent=practices, title="Zelfde", slug=f"zelfde-{n}").pk for n in range(6)]
    for sort in ("titel", "nieuwste", "bewijs"):
        pages = [ask(f"sorteer={sort}&pagina={number}", page_size=2).results for number in (1, 2, 3)]
        assert [page.pk for shown in pages for page in shown] == made


def test_relevance_is_an_order_only_when_there_is_a_query(practices, ask):
    PracticePageFactory(parent=practices, title="Coach")
    assert [option["value"] for option in ask().sort_options] == ["titel", "nieuwste", "bewijs"]
    assert [option["value"] for option in ask("q=coach").sort_options] == ["relevantie", "titel", "nieuwste", "bewijs"]
    assert ask("q=coach").sort == "relevantie"
    assert ask("sorteer=relevantie").sort == "titel"


def test_a_title_match_stands_before_a_match_in_the_text(practices, titles):
    PracticePageFactory(parent=practices, title="Iets anders", problem="Er was geen huiswerkklas.")
    PracticePageFactory(parent=practices, title="De huiswerkklas")
    assert titles("q=huiswerkklas") == ["De huiswerkklas", "Iets anders"]
    assert titles("q=huiswerkklas&sorteer=titel") == ["De huiswerkklas", "Iets anders"]


def test_the_order_that_is_on_says_so(practices, ask):
    options = ask("sorteer=nieuwste").sort_options
    assert [option["value"] for option in options if option["selected"]] == ["nieuwste"]
    assert [option["url"] for option in options] == [
        "/praktijken/",
        "/praktijken/?sorteer=nieuwste",
        "/praktijken/?sorteer=bewijs",
    ]


def test_twenty_results_stand_on_a_page_and_none_is_lost(practices, ask):
    made = [PracticePageFactory(parent=practices, title=f"Praktijk {number:02}") for number in range(45)]
    shown = [[page.title for page in ask(f"pagina={number}").results] for number in (1, 2, 3)]
    assert [len(titles) for titles in shown] == [20, 20, 5]
    assert sum(shown, []) == [page.title for page in made]


def test_a_page_links_to_its_neighbours(nine, ask):
    listings = [ask(f"pagina={number}", page_size=4) for number in (1, 2, 3)]
    assert [(listing.paging.previous_url, listing.paging.next_url) for listing in listings] == [
        (None, "/praktijken/?pagina=2"),
        ("/praktijken/", "/praktijken/?pagina=3"),
        ("/praktijken/?pagina=2", None),
    ]


def test_a_neighbour_keeps_what_was_asked(nine, ask):
    listing = ask("q=praktijk&sorteer=titel&pagina=2", page_size=4)
    assert listing.paging.next_url == "/praktijken/?q=praktijk&sorteer=titel&pagina=3"
    assert listing.paging.previous_url == "/praktijken/?q=praktijk&sorteer=titel"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1, [1, 2, None, 9]),
        (2, [1, 2, 3, None, 9]),
        (3, [1, 2, 3, 4, None, 9]),
        (4, [1, 2, 3, 4, 5, None, 9]),
        (5, [1, None, 4, 5, 6, None, 9]),
        (8, [1, None, 7, 8, 9]),
        (9, [1, None, 8, 9]),
    ],
)
def test_page_links_show_the_ends_the_neighbours_and_gaps(nine, ask, number, shown):
    links = ask(f"pagina={number}", page_size=1).paging.links
    assert [link and link["number"] for link in links] == shown
    assert [link["number"] for link in links if link and link["current"]] == [number]


def test_an_empty_list_has_one_page(practices, ask):
    listing = ask()
    assert (listing.paging.num_pages, listing.paging.number, listing.results, listing.paging.next_url) == (
        1,
        1,
        [],
        None,
    )


@pytest.mark.parametrize("number", ["abc", "-1", "0", "", "1.5", "٣", "+2", " 2", "1_0", "\x00", "0x1", "0" * 400])
def test_a_page_number_that_is_none_gives_the_first_page_and_says_so(practices, ask, number):
    listing = ask(urlencode({"pagina": number}))
    assert listing.paging.number == 1
    assert listing.notices == ["Die pagina bestaat niet. Je ziet de eerste."]


@pytest.mark.parametrize("number", ["2", "99999999999999999999999", "9" * 10_000])
def test_a_page_past_the_last_is_not_found(practices, ask, number):
    with pytest.raises(Http404):
        assert ask(f"pagina={number}").results


def test_the_newest_of_all_kinds_go_by_their_own_date_or_year(home, practices, client, built):
    PolicyPageFactory(parent=PolicyIndexPageFactory(parent=home), title="Plan", date=datetime.date(2012, 9, 1))
    PublicationPageFactory(parent=PublicationIndexPageFactory(parent=home), title="Studie", year=2017)
    PracticePageFactory(parent=practices, title="Praktijk", first_published_at=published(1))
    built()
    answers = client.get("/zoeken/?sorteer=nieuwste&soort=beleid&soort=publicaties&soort=praktijkvoorbeelden")
    assert [page.title for page in answers.context["listing"].results] == ["Praktijk", "Studie", "Plan"]
