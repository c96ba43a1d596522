"""What resembles a page."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.base import PageRelationFactory, TermFactory
from tests.factories.practices import PracticePageFactory


def also(client, page):
    """Give the titles under "Lees ook"."""
    text = client.get(page.url).content.decode()
    return text.partition("Lees ook")[2].partition("</ul>")[0]


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


def test_it_costs_one_query_and_nothing_without_an_index(practices, client, request):
    page, _ = (PracticePageFactory(parent=practices, title=f"Coach {number}") for number in range(2))

    def read(mark):
        client.get(f"{page.url}?first={mark}")
        with CaptureQueriesContext(connection) as captured:
            text = client.get(f"{page.url}?then={mark}").content.decode()
        return len(captured), "Lees ook" in text and "Coach 1" in text

    without, shown = read("without")
    assert not shown
    request.getfixturevalue("built")
    assert read("with") == (without + 1, True)
