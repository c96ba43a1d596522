"""What stands in the address of the finder: odd answers, and answers that an editor changed since."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.content.trees import answers_in, ask
from tests.reading import html, titles

# Odd addresses

ODD = [
    *("bestaat-niet", "jonger-dan-18/bestaat-niet", "jonger-dan-18/werken/werken", "18-of-ouder/wens", "werken"),
    *("feed", "x" * 3000, "/".join("a" * 500), "0", "antwoord-1"),
]
NONSENSE = [
    *(
        "<script>alert(1)</script>",
        "%3Cscript%3E",
        "{{7*7}}",
        "' OR 1=1 --",
        "%25",
        "jonger-dan-18/%2F",
        "jonger dan 18",
    ),
    *("%E2%80%AE", "%F0%9F%8E%92", "..;", "jonger-dan-18//leren", "a/" * 50),
]


@pytest.mark.parametrize("answers", ODD)
def test_an_answer_that_is_not_there_is_told_and_leads_back_to_the_first_question(client, finder, answers):
    page = html(client, f"{finder.url}{answers}/", status=404)
    assert answers_in(page) == [f"{finder.url}jonger-dan-18/", f"{finder.url}18-of-ouder/"]
    assert "Dit antwoord staat er niet meer." in page
    assert "noindex" in page


@pytest.mark.parametrize("answers", NONSENSE)
def test_signs_that_no_address_has_are_not_there_or_lead_to_the_address_without_them(client, finder, answers):
    answer = client.get(f"{finder.url}{answers}/")
    assert "<script>alert" not in answer.content.decode()
    if answer.status_code == 301:
        assert answer.url.startswith(finder.url)
    else:
        assert answer.status_code == 404
        assert "Naar de startpagina" in answer.content.decode()


@pytest.mark.parametrize(
    ("answers", "onward"),
    [
        ("Jonger-Dan-18", "jonger-dan-18/"),
        ("jonger-dán-18/LEREN", "jonger-dan-18/leren/"),
        ("-jonger-dan-18_", "jonger-dan-18/"),
        ("日本", ""),
        ("-/_", ""),
    ],
)
def test_an_answer_spelt_otherwise_is_sent_to_its_own_address(client, finder, answers, onward):
    answer = client.get(f"{finder.url}{answers}/")
    assert answer.status_code == 301
    assert answer.url == finder.url + onward


@given(
    st.lists(st.sampled_from(["jonger-dan-18", "leren", "werken", "18-of-ouder"]) | st.text(max_size=20), max_size=4)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
def test_whatever_stands_in_the_address_is_a_page_a_redirect_or_not_there(client, finder, parts):
    answer = client.get(finder.url + "".join(f"{part}/" for part in parts))
    assert answer.status_code in (200, 301, 400, 404)
    if answer.status_code == 301:
        assert answer.url.startswith(finder.url)


def test_an_address_of_a_tree_that_changed_is_gone_with_a_way_back(client, finder, ways):
    old = f"{finder.url}jonger-dan-18/leren/"
    assert titles(html(client, old))
    ask(finder, leeftijd={"Jonger dan 15": ways[:2], "Ouder": ways})
    page = html(client, old, status=404)
    assert "Dit antwoord staat er niet meer. Begin opnieuw bij de eerste vraag." in page
    assert answers_in(page) == [f"{finder.url}jonger-dan-15/", f"{finder.url}ouder/"]
