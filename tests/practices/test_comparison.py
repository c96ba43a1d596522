"""Two to four practices side by side, at an address that names them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from practices.models import PracticePage
from tests.factories.base import TermFactory
from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticeIndexPageFactory, PracticePageFactory
from tests.search.hiding import STATES

ADDRESS = "/praktijken/vergelijken/"


@pytest.fixture
def six(practices):
    return [PracticePageFactory(parent=practices, title=f"Praktijk {n}") for n in "ABCDEF"]


def keys(*pages):
    return ".".join(str(page.pk) for page in pages)


def ask(client, asked):
    answer = client.get(ADDRESS, {"p": asked})
    assert answer.status_code == 200
    return answer


def shown(answer):
    return [page.title.removeprefix("Praktijk ") for page in answer.context["practices"]]


def told(answer):
    return answer.context["notices"]


def row(answer, label):
    """Return the texts of one row, in the order of the columns."""
    (found,) = [row for row in answer.context["rows"] if row[0][0] == label]
    return [text for _label, text in found]


def test_practices_stand_side_by_side_in_the_order_of_the_address(client, six):
    answer = ask(client, keys(six[2], six[0], six[1]))
    assert shown(answer) == ["C", "A", "B"]
    assert told(answer) == []
    assert answer.content.count(b'<th scope="col">') == 3
    assert answer.content.count(b'<th scope="row">') == len(answer.context["rows"])
    assert b"<th></th>" not in answer.content


def test_a_practice_says_what_it_takes_for_whom_and_what_is_known_of_its_result(client, practices):
    terms = [
        TermFactory(facet="doelgroep", name="Alle leerlingen"),
        TermFactory(facet="doelgroep", name="Ouders"),
        TermFactory(facet="niveau", name="Secundair"),
        TermFactory(facet="provincie", name="Limburg"),
        TermFactory(facet="bewijs", name="Zelf gemeten"),
    ]
    full = PracticePageFactory(
        parent=practices,
        terms=terms,
        hours_per_week="4 uur per week",
        cost="200 euro (2021)",
        funder="De stad",
        conditions="Iemand met tijd.\n\nEen lokaal.",
        status=PracticePage.Status.RUNNING,
        status_confirmed_on=date(2026, 3, 9),
        result="Meer leerlingen bleven.",
        measured=PracticePage.Measured.REACH,
        not_worked="Brieven <sturen>.",
        contact_function="Dienst onderwijs",
        contact_email="onderwijs@example.org",
    )
    answer = ask(client, keys(full, PracticePageFactory(parent=practices, organisation="")))
    first = dict(cells[0] for cells in answer.context["rows"])
    assert first == {
        "Tijd": "4 uur per week",
        "Kosten": "200 euro (2021)",
        "Wie betaalt": "De stad",
        "Wat heb je nodig?": "Iemand met tijd.\n\nEen lokaal.",
        "Voor wie": "Alle leerlingen, Ouders",
        "Onderwijs": "Secundair",
        "Waar": "Limburg",
        "Loopt het nog?": "loopt (bevestigd op 09/03/2026)",
        "Bewijs, en wat er gemeten is": "zelf gemeten: bereik",
        "Wat leverde het op?": "Meer leerlingen bleven.",
        "Wat werkte niet?": "Brieven <sturen>.",
        "Contact": "Dienst onderwijs\nonderwijs@example.org",
    }
    assert {cells[1][1] for cells in answer.context["rows"]} == {""}
    html = answer.content.decode()
    # Each fact stands in the table and once more below its practice, for a small screen.
    assert html.count("niet bekend") == 2 * len(first)
    assert html.count("Brieven &lt;sturen&gt;.") == html.count("<p>Een lokaal.</p>") == 2


def test_practices_of_every_index_are_compared_at_any_index(client, home, six):
    abroad = PracticeIndexPageFactory(parent=home, title="Buitenland", slug="buitenland", scope="buitenland")
    foreign = PracticePageFactory(parent=abroad, title="Praktijk Finland", country="FI")
    for address in (ADDRESS, "/buitenland/vergelijken/"):
        answer = client.get(address, {"p": keys(six[0], foreign)})
        assert shown(answer) == ["A", "Finland"]
        assert row(answer, "Waar") == ["", "Finland"]


def test_of_more_than_four_the_first_four_show_and_the_others_are_named(client, six):
    answer = ask(client, keys(*six))
    assert shown(answer) == ["A", "B", "C", "D"]
    assert told(answer) == ["Je koos 6 praktijken. Je ziet de eerste vier naast elkaar."]
    html = answer.content.decode()
    assert all(f'<a href="{page.url}">{page.title}</a>' in html for page in six[4:])
    assert f'href="/bewaarlijst/?p={keys(*six)}"' in html


def test_boxes_of_a_form_ask_the_same_as_one_address(client, six):
    boxes = client.get(ADDRESS, {"p": [page.pk for page in six[:3]]})
    assert shown(boxes) == ["A", "B", "C"]
    assert boxes.content == ask(client, keys(*six[:3])).content


def test_one_practice_shows_and_is_said_to_be_too_few(client, six):
    answer = ask(client, keys(six[0]))
    assert shown(answer) == ["A"]
    assert told(answer) == ["Dit is maar één praktijk. Kies er twee tot vier om te vergelijken."]


def test_without_a_question_the_page_says_how_to_compare(client, practices):
    answer = client.get(ADDRESS)
    assert (answer.status_code, told(answer)) == (200, [])
    assert "Open daarna je bewaarlijst en kies daar" in answer.content.decode()
    assert "Staat er niet bij" not in answer.content.decode()


def test_a_practice_that_stands_there_twice_shows_once(client, six):
    answer = ask(client, f"{keys(six[0], six[1], six[0])}.0{six[1].pk}")
    assert shown(answer) == ["A", "B"]
    assert told(answer) == ["Een praktijk staat meer dan één keer in dit adres. Je ziet ze maar één keer."]


def test_a_page_that_is_no_practice_is_named_and_not_compared(client, home, practices, six):
    page = StandardPageFactory(parent=home, title="Over ons")
    answer = ask(client, keys(page, six[0], practices, six[1]))
    assert shown(answer) == ["A", "B"]
    assert told(answer) == ["2 pagina’s uit dit adres zijn geen praktijk. Je kan hier alleen praktijken vergelijken."]
    assert f'<a href="{page.url}">Over ons</a>' in answer.content.decode()
    assert told(ask(client, keys(page, six[0], six[1])))[0].startswith("Eén pagina uit dit adres is geen praktijk.")


@pytest.mark.parametrize("hide", STATES)
def test_a_practice_that_is_not_public_is_missing_and_so_is_one_that_never_was(client, home, six, hide):
    above = PracticeIndexPageFactory(parent=home, title="Besloten", slug="besloten")
    hidden = PracticePageFactory(parent=above, title="Zegelring")
    asked = keys(six[0], hidden, six[1])
    assert shown(ask(client, asked)) == ["A", "Zegelring", "B"]
    hide([hidden])
    answer = ask(client, asked)
    assert shown(answer) == ["A", "B"]
    assert told(answer) == ["Eén praktijk uit dit adres vinden we niet op de site."]
    assert "Zegelring" not in answer.content.decode()
    assert ask(client, f"{six[0].pk}.999999.{six[1].pk}").content == answer.content


@pytest.mark.parametrize(
    "asked", [".", "x", "-1", "1e9", "٣", "9" * 400, "\x00", "1 2", "0", "<script>", "999999999991.999999999992", "a-1"]
)
def test_whatever_stands_in_the_address_gives_a_page(client, six, asked):
    answer = ask(client, f"{asked}.{keys(*six[:2])}")
    assert shown(answer) == ["A", "B"]
    assert "<script>" not in answer.content.decode()
    alone = ask(client, asked)
    assert shown(alone) == []
    assert len(told(alone)) == (asked != ".")


def test_an_address_has_an_end(client, six):
    answer = ask(client, f"{'x.' * 99}{keys(*six[:2])}")
    assert shown(answer) == ["A"]
    assert told(answer) == [
        "99 praktijken uit dit adres vinden we niet op de site.",
        "Dit adres is te lang. We keken alleen naar de eerste 100 nummers ervan.",
        "Dit is maar één praktijk. Kies er twee tot vier om te vergelijken.",
    ]


def test_the_page_stays_out_of_search_engines_and_has_one_address(client, six):
    answer = ask(client, keys(*six[:2]))
    assert answer["X-Robots-Tag"] == "noindex"
    html = answer.content.decode()
    assert '<meta name="robots" content="noindex, follow">' in html
    assert f'<link rel="canonical" href="http://localhost{ADDRESS}">' in html
    # What is printed names what is compared, whatever else stood in the address.
    assert f"{ADDRESS}?p={keys(*six[:2])}</p>" in ask(client, f"x.{keys(*six[:2])}").content.decode()
    assert not answer.cookies


def test_a_comparison_takes_the_same_queries_whatever_it_asks(client, practices):
    term = TermFactory(facet="doelgroep")
    pages = [PracticePageFactory(parent=practices, terms=[term]) for _ in range(105)]

    def queries(chosen):
        ask(client, keys(*chosen))
        with CaptureQueriesContext(connection) as captured:
            ask(client, f"{keys(*chosen)}.x")
        return len(captured)

    assert queries(pages[:2]) == queries(pages[:4]) == queries(pages) <= 12


def test_the_store_keeps_a_comparison_as_it_keeps_a_list(store, site):
    address = f"{ADDRESS}?p={keys(site.practice, site.foreign)}"
    first = store.get(address)
    again = store.get(f"{address}&utm_source=brief")
    assert (first.rendered, again.rendered, again.text) == (True, False, first.text)
    assert store.get(f"{ADDRESS}?p={site.practice.pk}").rendered
    assert store.get(f"{address}&x=1").rendered


def test_a_closed_index_compares_nothing(client, practices, six):
    type(practices).objects.filter(pk=practices.pk).update(live=False)
    assert client.get(ADDRESS, {"p": keys(*six[:2])}).status_code == 404
