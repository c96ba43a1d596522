"""A thousand questions by somebody who means harm, or by nobody at all: each is answered, and none breaks anything."""

import random
from urllib.parse import quote

import pytest
from django.http import Http404, QueryDict

from base import facets
from search.listings.listing import Listing
from search.listings.spec import ListingRequest, ListingSpec
from tests.factories.base import TermFactory
from tests.factories.practices import PracticePageFactory
from tests.search.conftest import SORTS

QUESTIONS = 1000
PIECES = (
    *('"', "'", "(", ")", "[", "]", "{", "}", "*", "?", "~", "^", ":", "\\", "/", "+", "-", "--", "&&", "||", "!", "%"),
    *(
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "TO",
        "title:",
        "facets:*",
        "_all",
        "<script>",
        "';--",
        "${x}",
        "{{x}}",
        "../",
        "\x00",
    ),
    *(
        "\u202e",
        "\u202b",
        "\u200b",
        "\ufeff",
        "\ud800",
        "\udfff",
        "é",
        "e\u0301" * 30,
        "ﬁ",
        "ß",
        "İ",
        "𝔸",
        "🎒",
        "汉字",
        "שלום",
    ),
    *(
        "spijbelen",
        "spijbelne",
        "leerlingenbegeleiding",
        "a",
        "de",
        "het",
        "1" * 40,
        "x" * 300,
        "ab" * 90,
        "-spijbelen",
    ),
)


def question(choice):
    """Return one hostile text: pieces in a row, nested, repeated or glued."""
    pieces = choice.choices(PIECES, k=choice.choice((1, 2, 3, 8, 40, 500)))
    text = choice.choice(("", " ", "  ", "\t", "-")).join(pieces)
    depth = choice.choice((0, 0, 1, 50))
    return "(" * depth + '"' * (depth % 2) + text + ")" * depth


def parameters(choice):
    """Return parameters with such a text, sometimes with hundreds of filters."""
    asked = QueryDict(mutable=True)
    asked["q"] = question(choice)
    for slug in choice.sample(sorted(facets.FACETS), choice.choice((0, 0, 1, 3))):
        asked.setlist(slug, choice.choices((*PIECES, "spijbelen"), k=choice.choice((1, 500))))
    asked["sorteer"] = choice.choice(("", "titel", "nieuwste", "bewijs", "relevantie", question(choice)[:50]))
    asked["pagina"] = choice.choice(("1", "1", "1", "2", "-1", "9" * 30, question(choice)[:20]))
    return asked


@pytest.fixture
def asked(practices, built):
    theme = TermFactory(name="Spijbelen", slug="spijbelen")
    for number in range(5):
        PracticePageFactory(parent=practices, title=f"Spijbelcoach {number}", terms=[theme])
    opened = built()

    def asked(params, opened=opened):
        options = {"term_facets": tuple(facets.FACETS), "sorts": SORTS, "within": practices.within}
        spec = ListingSpec(practices.listed(), "/praktijken/", **options)
        try:
            listing = Listing(spec, ListingRequest(params, reader=opened)).search()
            return (
                listing.results,
                listing.groups,
                listing.chips,
                listing.zero_result_help if not listing.total else None,
            )
        except Http404:
            return None

    return asked


def test_a_thousand_hostile_questions_are_answered_by_the_index(asked):
    choice = random.Random(20261127)
    answered = sum(asked(parameters(choice)) is not None for _ in range(QUESTIONS))
    assert answered > QUESTIONS / 2


def test_the_database_answers_them_too(asked):
    choice = random.Random(1)
    assert any(asked(parameters(choice), opened=None) is not None for _ in range(100))


def test_as_an_address_none_gives_a_server_error(asked, client):
    choice = random.Random(2)
    for _ in range(60):
        params = parameters(choice)
        # Bytes that are no UTF-8, as an address may hold them.
        pairs = (f"{name}={quote(value, errors='surrogatepass')}" for name, value in params.items())
        assert client.get(f"/zoeken/?{'&'.join(pairs)}").status_code in {200, 404}
        data = {name: value.encode("utf-8", "replace").decode() for name, value in params.items()}
        assert client.get("/zoeken/", data).status_code in {200, 404}
        assert client.get("/zoeken/suggesties/", data).status_code == 200
        assert client.get("/api/v1/search", data).status_code in {200, 400, 404}
