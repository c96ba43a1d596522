"""A visitor's own list, which is an address and nothing more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticeIndexPageFactory, PracticePageFactory


@pytest.fixture
def three(practices):
    return [PracticePageFactory(parent=practices, title=title) for title in ("Eén", "Twee", "Drie")]


def shown(client, numbers):
    answer = client.get("/bewaarlijst/", {"p": numbers})
    assert answer.status_code == 200
    return [page.title for page in answer.context["pages"]], answer


def test_a_list_shows_the_pages_of_its_address_in_their_order(client, three):
    one, two, three = three
    titles, answer = shown(client, f"{three.pk}.{one.pk}.{three.pk}.{two.pk}")
    assert titles == ["Drie", "Eén", "Twee"]
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies


def test_a_page_that_is_gone_is_left_out_and_said(client, three):
    three[1].unpublish()
    titles, answer = shown(client, ".".join(str(page.pk) for page in three))
    assert titles == ["Eén", "Drie"]
    assert "Eén pagina uit deze lijst staat niet meer op de site." in answer.content.decode()
    three[2].unpublish()
    assert (
        "2 pagina’s uit deze lijst staan" in shown(client, ".".join(str(page.pk) for page in three))[1].content.decode()
    )


@pytest.mark.parametrize(
    "numbers", ["", ".", "x", "-1", "1e9", "٣", "9" * 400, "\x00", "1 2", "0", "<script>", "999999999991.999999999992"]
)
def test_whatever_stands_in_the_address_gives_a_page(client, home, numbers):
    assert shown(client, numbers)[0] == []


def test_a_list_has_at_most_a_hundred_pages_and_a_fixed_number_of_queries(client, practices):
    pages = [PracticePageFactory(parent=practices) for _ in range(105)]

    def queries(chosen):
        shown(client, ".".join(str(page.pk) for page in chosen))
        with CaptureQueriesContext(connection) as captured:
            titles, _ = shown(client, ".".join(str(page.pk) for page in chosen) + ".x")
        return titles, len(captured)

    few, many = queries(pages[:10]), queries(pages)
    assert (len(few[0]), len(many[0])) == (10, 100)
    assert few[1] == many[1]
    told = client.get("/bewaarlijst/", {"p": ".".join(str(page.pk) for page in pages)}).content.decode()
    assert "Je ziet alleen de eerste 100 pagina’s ervan." in told


def test_an_empty_list_says_how_to_fill_it_and_what_it_does_without_script(client, home):
    text = shown(client, "")[1].content.decode()
    assert "Je lijst is leeg" in text
    assert "JavaScript uit" in text


def listed(client, pages):
    return shown(client, ".".join(str(page.pk) for page in pages))[1].content.decode()


def test_two_to_four_practices_of_a_list_are_compared_with_one_link(client, home, practices, three):
    page = StandardPageFactory(parent=home)
    numbers = ".".join(str(practice.pk) for practice in three)
    html = listed(client, [three[0], page, *three[1:]])
    assert f'<a href="/praktijken/vergelijken/?p={numbers}">Vergelijk deze praktijken</a>' in html
    assert "<form" not in html.partition("<main")[2]
    assert "ergelijk" not in listed(client, [page, three[0]])


def test_of_more_than_four_practices_a_visitor_chooses(client, practices, three):
    more = [PracticePageFactory(parent=practices, title=title) for title in ("Vier", "Vijf")]
    html = listed(client, [*three, *more])
    assert "Vergelijk deze" not in html
    assert '<form action="/praktijken/vergelijken/" method="get">' in html
    for page in (*three, *more):
        assert f'<input type="checkbox" name="p" value="{page.pk}"><span>{page.title}</span>' in html


def test_nothing_is_compared_where_no_index_is_open(client, home, practices, three):
    abroad = PracticeIndexPageFactory(parent=home, title="Buitenland", slug="buitenland", scope="buitenland")
    foreign = [PracticePageFactory(parent=abroad, country=country) for country in ("NL", "FI")]
    type(practices).objects.filter(pk=practices.pk).update(live=False)
    assert "/buitenland/vergelijken/?p=" in listed(client, foreign)
    type(practices).objects.filter(pk=abroad.pk).update(live=False)
    assert "ergelijk" not in listed(client, foreign)
