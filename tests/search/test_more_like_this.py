"""What resembles a page."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.base import PageRelationFactory, TermFactory
from tests.factories.practices import PracticePageFactory


def also(client, page):
    """Return the foot of a page, with where to go next."""
    text = client.get(page.url).content.decode()
    return text.partition('<nav class="next-steps')[2].partition("</nav>")[0]


def test_a_page_leads_to_what_resembles_it_beside_what_it_relates_to(practices, client, built):
    theme = TermFactory(name="Schoolverzuim", slug="schoolverzuim")
    page, like, related, other = (
        PracticePageFactory(parent=practices, title=title, search_description=words, terms=terms)
        for title, words, terms in (
            ("Coach tegen verzuim", "Een coach belt wie verzuimt.", [theme]),
            ("Bellen bij verzuim", "Wie verzuimt krijgt een coach aan de lijn.", [theme]),
            ("Verzuim in kaart", "Een coach telt het verzuim.", [theme]),
            ("Muziek", "Samen zingen.", []),
        )
    )
    PageRelationFactory(source=page, kind="resembles", target=related)
    built()
    found = also(client, page)
    assert like.title in found
    assert related.title not in found
    assert other.title not in found
    like.unpublish()
    built()
    assert like.title not in also(client, page)


def test_it_costs_one_query_for_each_version_and_nothing_without_an_index(practices, client, request):
    page, other = (PracticePageFactory(parent=practices, title=f"Coach {number}") for number in range(2))

    def read(mark):
        with CaptureQueriesContext(connection) as captured:
            text = client.get(f"{page.url}?{mark}").content.decode()
        return len(captured), '<nav class="next-steps' in text and "Coach 1" in text

    client.get(other.url)  # What every page shows is read and kept.
    without, shown = read("without")
    assert not shown
    request.getfixturevalue("built")
    client.get(f"{other.url}?with")
    assert [read("first"), read("second")] == [(without + 1, True), (without, True)]


def test_what_an_index_that_is_behind_does_not_know_yet_shows_once_it_does(practices, client, built):
    first, _ = (PracticePageFactory(parent=practices, title=f"Coach {number}") for number in range(2))
    built()
    client.get(first.url)
    later = PracticePageFactory(parent=practices, title="Coach van later")
    assert later.title not in also(client, first)
    built()
    assert later.title in also(client, first)
