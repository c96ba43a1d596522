"""What cannot be answered gets a problem (RFC 9457) that says in Dutch what is wrong; never a server error."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from base import facets
from search.api import views
from search.listings.serializers import types
from tests.test_bad_input import VALUES

SEARCH, PRACTICES = "/api/v1/search", "/api/v1/pages/praktijkvoorbeelden"
WRONG = {
    "kleur=rood": "kleur",
    "Q=a": "Q",
    "vorm=csv": "vorm",
    "thema=bestaat-niet": "bestaat-niet",
    "soort=geheim": "geheim",
    "niveau=secundair&thema=<script>": "<script>",
    "sorteer=willekeurig": "sorteer",
    "sorteer=": "sorteer",
    "pagina=0": "pagina",
    "pagina=-1": "pagina",
    "pagina=1.5": "pagina",
    "pagina=٣": "pagina",
    "pagina=": "pagina",
    "pagina=99999999999999999999": "pagina",
    "aantal=0": "aantal",
    "aantal=101": "aantal",
    "aantal=alles": "aantal",
    "&".join(f"thema=t{number}" for number in range(51)): "50",
}
ABSENT = [
    *(f"{SEARCH}?pagina=50", f"{SEARCH}?pagina=999999999&aantal=100", f"{PRACTICES}?pagina=2"),
    *("/api/v1/pages/eenhoorns", "/api/v1/pages/eenhoorns/1", f"{PRACTICES}/999999999", f"{PRACTICES}/{10**30}"),
    *(
        f"{PRACTICES}/{'9' * 5000}",
        f"{PRACTICES}/abc",
        f"{PRACTICES}/-1",
        f"{SEARCH}/",
        "/api/v1/geheim",
        "/api/v1/x/y",
    ),
]


@pytest.mark.parametrize(("query", "named"), WRONG.items())
def test_what_we_do_not_know_is_refused_by_name(site, interface, query, named):
    assert named in interface.problem(f"{SEARCH}?{query}", 400)


def test_a_filter_of_another_type_is_refused(site, interface):
    assert "land" in interface.problem("/api/v1/pages/publicaties?land=NL", 400)
    assert "soort" in interface.problem(f"{PRACTICES}?soort=onderzoek", 400)


@pytest.mark.parametrize("address", ABSENT)
def test_what_is_not_there_is_not_found(site, interface, both_ways, address):
    both_ways()
    assert interface.problem(address, 404)


def test_a_page_stands_under_its_own_type_only(site, interface):
    interface.get(f"{PRACTICES}/{site.practice.pk}")
    assert str(site.cause.pk) in interface.problem(f"{PRACTICES}/{site.cause.pk}", 404)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_writes(site, interface, method):
    for address in ("/api/v1/", SEARCH, f"{PRACTICES}/{site.practice.pk}"):
        answer = getattr(interface.client, method)(address)
        assert answer.status_code == 405
        assert "GET" in answer.headers["Allow"]
        interface.check_problem(answer, 405)


def test_a_script_of_another_website_may_ask_whether_something_changed(site, client):
    asked = {"origin": "https://elders.example", "access-control-request-headers": "if-none-match"}
    answer = client.options(SEARCH, headers=asked | {"access-control-request-method": "GET"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Access-Control-Allow-Headers"] == "If-None-Match"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    for address in (SEARCH, "/zoeken/?vorm=json"):
        first = client.get(address, headers=asked)
        unchanged = client.get(address, headers=asked | {"if-none-match": first.headers["ETag"]})
        assert unchanged.status_code == 304
        for each in (first, client.get(address, headers=asked), unchanged):
            assert each.headers["Access-Control-Allow-Origin"] == "*"
            assert each.headers["Access-Control-Expose-Headers"] == "ETag"


@pytest.mark.parametrize("sign", ["%00", "%0A", "%1F", "%7F", "%C2%85"])
def test_a_control_character_in_an_address_is_a_problem_too(site, interface, sign):
    for address in (f"{PRACTICES}/{sign}", f"/api/v1/pages/{sign}", f"{SEARCH}{sign}", f"/api/v1/{sign}"):
        assert interface.problem(address, 400), address


def test_what_fails_before_or_in_an_answer_is_a_problem_too(site, interface, monkeypatch, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    interface.check_problem(interface.client.get(SEARCH, headers={"host": "elders.example"}), 400)
    interface.client.raise_request_exception = False
    monkeypatch.setattr(views, "serialize_listing", lambda *_: [][0])
    problem = interface.client.get(f"{SEARCH}?q=storing")
    interface.check_problem(problem, 500)
    assert "5XX" in interface.document["paths"]["/search"]["get"]["responses"]
    # A page for people stays one.
    assert "text/html" in interface.client.get("/bestaat-niet/").headers["Content-Type"]


def test_every_answer_says_that_a_question_may_be_refused(interface):
    for path, described in interface.document["paths"].items():
        assert {"200", "304", "400", "5XX"} <= set(described["get"]["responses"]), path


@pytest.mark.parametrize("query", ["sorteer=relevantie", "sorteer=relevantie&q=", "sorteer=relevantie&q=%20%E2%80%8B"])
def test_relevance_without_words_is_the_first_of_the_other_orders(site, interface, both_ways, query):
    both_ways()
    for path in (SEARCH, PRACTICES):
        assert interface.get(f"{path}?{query}")["results"] == interface.get(path)["results"] != []


def test_more_parameters_than_anyone_needs_are_refused(site, interface, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
    query = "&".join(f"q{number}=x" for number in range(101))
    interface.problem(f"{SEARCH}?{query}", 400)


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_any_value_gets_an_answer_as_described(site, interface, both_ways, value):
    both_ways()
    for name in ("q", "thema", "soort", "sorteer", "pagina", "aantal", "onbekend"):
        sent = value if value.startswith("%") or "%" in value and "%25" not in value else urlencode({"": value})[1:]
        answer = interface.client.get(f"{SEARCH}?{name}={sent}")
        assert answer.status_code in {200, 400, 404}, name
        interface.answer(f"{SEARCH}?{name}={sent}", answer.status_code)


def questions(described):
    """Return a strategy of questions: of the parameters that are described, and of some that are not."""

    def values(schema):
        if schema.get("type") == "array":
            one = st.sampled_from([*schema["items"].get("enum", []), "spijbelen", "secundair", "?", ""])
            return st.lists(one, max_size=3)
        if schema.get("type") == "integer":
            return st.integers(0, 5) | st.integers(1, schema["maximum"])
        return st.sampled_from(schema["enum"]) if "enum" in schema else st.text(max_size=20)

    known = st.fixed_dictionaries({}, optional={name: values(schema) for name, schema in described.items()})
    return known | st.dictionaries(st.text(max_size=6), st.text(max_size=6), max_size=2)


@pytest.mark.parametrize("path", ["/search", "/pages/praktijkvoorbeelden", "/pages/voorpagina"])
def test_any_question_gets_an_answer_as_described(site, interface, both_ways, path):
    both_ways()

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(asked=questions(interface.parameters(path)))
    def hold(asked):
        address = f"/api/v1{path}?{urlencode(asked, doseq=True, errors='replace')}"
        answer = interface.client.get(address)
        assert answer.status_code in {200, 400, 404}, address
        data = interface.answer(address, answer.status_code).json()
        if answer.status_code == 200:
            assert len(data["results"]) <= int(asked.get("aantal", 20))
            assert {group["facet"] for group in data["facets"]} <= {"soort", "land", *facets.FACETS}
            chosen = {
                group["facet"]: {v["value"] for v in group["values"] if v["selected"]} for group in data["facets"]
            }
            for name in facets.FACETS:
                assert chosen.get(name, set()) == set(asked.get(name, [])) - {""}, address

    hold()


def test_every_kind_has_one_address():
    assert len(types()) == len(set(types().values()))
