"""What the API answers: what the pages show, as the description says."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from base.models import public
from search.listings.serializers import slug_of, types
from tests.factories.base import PageRelationFactory, SourceFactory, TermFactory
from tests.factories.practices import PracticePageFactory

SEARCH = "/api/v1/search"
PRACTICES = "/api/v1/pages/praktijkvoorbeelden"


def titles(data):
    return [item["title"] for item in data["results"]]


def counts(data, facet):
    groups = {group["facet"]: group["values"] for group in data["facets"]}
    return {value["value"]: value["count"] for value in groups.get(facet, ())}


def test_the_entry_leads_to_everything(site, interface):
    entry = interface.get("/api/v1/")
    for name in ("search", "terms", "openapi", "documentation"):
        assert interface.client.get(entry[name]).status_code == 200, name
    for kind in entry["types"]:
        assert interface.client.get(kind["url"]).status_code == 200, kind
    assert {kind["type"] for kind in entry["types"]} == set(types())


@pytest.mark.parametrize("slug", types())
def test_every_page_of_every_type_is_as_described(site, interface, both_ways, slug):
    both_ways()
    model = types()[slug]
    listed = interface.get(f"/api/v1/pages/{slug}?aantal=100")
    assert {item["id"] for item in listed["results"]} == set(public(model.objects.all()).values_list("pk", flat=True))
    assert listed["total"] >= 1
    for item in listed["results"]:
        page = interface.get(f"/api/v1/pages/{slug}/{item['id']}")
        assert item.items() <= page.items()
        assert set(page["fields"]) == set(model.api_fields)
        assert interface.client.get(page["url"]).status_code == 200


def test_the_initial_content_is_as_described(initial_content, interface):
    for slug, model in types().items():
        interface.get(f"/api/v1/pages/{slug}?aantal=100")
        for pk in public(model.objects.all()).order_by("pk").values_list("pk", flat=True)[:3]:
            interface.get(f"/api/v1/pages/{slug}/{pk}")
    interface.get(f"{SEARCH}?q=spijbelen&aantal=100")
    examples = re.findall(r"`(\?[^`]+)`", (settings.BASE_DIR / "docs/api.md").read_text())
    assert examples
    for example in examples:
        interface.get(SEARCH + example)
    assert len(interface.get("/api/v1/terms")) > 50


def test_a_page_tells_its_fields_sources_and_relations(practices, causes, interface):
    practice = PracticePageFactory(
        parent=practices, approach="<p>Bel <b>eerst</b>.</p><p>Praat dan.</p>", monday="Een\nTwee", country="BE"
    )
    other = PracticePageFactory(parent=practices, title="Ander")
    SourceFactory(page=practice, title="Verslag", year=2024)
    PageRelationFactory(source=practice, kind="resembles", target=other)
    page = interface.get(f"{PRACTICES}/{practice.pk}")
    assert page["fields"]["approach"] == "Bel eerst.\nPraat dan."
    assert page["fields"]["monday"] == ["Een", "Twee"]
    assert page["fields"]["country"] == "Vlaanderen"
    assert [(source["title"], source["year"]) for source in page["sources"]] == [("Verslag", 2024)]
    assert [(each["kind"], each["id"], each["type"]) for each in page["relations"]] == [
        ("resembles", other.pk, "praktijkvoorbeelden")
    ]


def test_what_is_invented_says_so(site, interface):
    found = {item["title"]: item["invented"] for item in interface.get(f"{SEARCH}?aantal=100")["results"]}
    assert found["Sam is moe"] is True
    assert found["Time-out in Hasselt"] is False


def test_search_finds_what_the_site_finds_with_the_same_counts(site, interface, both_ways):
    both_ways()
    for query in ("", "thema=spijbelen", "q=Hasselt", "soort=praktijkvoorbeelden&thema=spijbelen", "q=zeppelin"):
        data = interface.get(f"{SEARCH}?{query}&aantal=100")
        listing = interface.client.get(f"/zoeken/?{query}").context["listing"]
        assert data["total"] == listing.total, query
        assert titles(data)[:20] == [page.title for page in listing.results], query
        for group in listing.groups:
            assert counts(data, group.slug) == {value.slug: value.count for value in group.values}, (query, group.slug)


def test_a_type_narrows_as_its_lists_do(site, interface, both_ways):
    both_ways()
    assert titles(interface.get(f"{PRACTICES}?land=NL")) == ["Brede vangst"]
    assert titles(interface.get(f"{PRACTICES}?land=NL&land=BE&sorteer=titel")) == [
        "Brede vangst",
        "Time-out in Hasselt",
    ]
    assert counts(interface.get(PRACTICES), "land") == {"BE": 1, "NL": 1}
    interface.get("/api/v1/pages/publicaties?sorteer=nieuwste&soort=onderzoek")


def test_pages_of_results_lead_to_each_other(practices, interface, both_ways):
    made = [PracticePageFactory(parent=practices, title=f"Voorbeeld {number}").title for number in range(7)]
    both_ways()
    address, seen = f"{PRACTICES}?sorteer=titel&aantal=3&thema=", []
    previous = []
    while address:
        data = interface.get(address.removeprefix("http://testserver"))
        seen += titles(data)
        previous.append(data["previous"])
        address = data["next"]
    assert seen == made
    assert [data and data.count("pagina=") for data in previous] == [None, 0, 1]


def test_terms_are_those_in_use_with_what_they_fall_under(site, interface):
    TermFactory(name="Brossen", slug="brossen").merge_into(site.theme)
    terms = {term["slug"]: term for term in interface.get("/api/v1/terms")}
    assert "brossen" not in terms
    assert terms["vaak-te-laat"]["parent"] == "spijbelen"
    assert terms["spijbelen"]["synonyms"] == ["brossen"]


def test_the_data_of_a_list_have_the_shape_of_the_interface(site, interface):
    described = {"application/json": {"schema": {"$ref": "#/components/schemas/Results"}}}
    for address in ("/praktijken/?vorm=json", "/zoeken/?q=Hasselt&vorm=json", f"{site.addresses['term']}?vorm=json"):
        answer = interface.client.get(address)
        interface.check(answer, described)
        assert answer.json()["next"] is None


def test_an_answer_that_did_not_change_is_not_sent_again(site, interface):
    for address in (SEARCH, f"{PRACTICES}/{site.practice.pk}", "/api/v1/terms", "/api/v1/openapi.json"):
        tag = interface.answer(address).headers["ETag"]
        assert interface.client.get(address, headers={"if-none-match": tag}).status_code == 304
        assert interface.answer(address).headers["ETag"] == tag


def test_a_publication_shows_at_once(practices, interface):
    assert interface.get(PRACTICES)["total"] == 0
    PracticePageFactory(parent=practices, title="Nieuw")
    assert titles(interface.get(PRACTICES)) == ["Nieuw"]


def test_people_read_what_the_interface_is(site, client):
    text = client.get("/api/").content.decode()
    assert "CC BY 4.0" in text
    assert 'href="/api/v1/"' in text


@pytest.mark.parametrize("by_index", [False, True])
def test_an_answer_costs_as_many_queries_for_forty_pages_as_for_ten(site, interface, request, by_index):
    refresh = request.getfixturevalue("built") if by_index else lambda: None
    addresses = [f"/api/v1/pages/{slug}?aantal=100" for slug in types()]
    addresses += [SEARCH + "?aantal=100", f"{SEARCH}?q=voorbeeld&thema=spijbelen&aantal=100", "/api/v1/terms"]
    addresses += [f"/api/v1/pages/{slug_of(type(site.practice))}/{site.practice.pk}", "/api/v1/openapi.json"]

    def cost():
        refresh()
        found = {}
        for address in addresses:
            interface.client.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert interface.client.get(address).status_code == 200
            found[address] = len(captured)
        return found

    def grow(number):
        for page in PracticePageFactory.create_batch(number, parent=site.practices, terms=[site.theme]):
            PageRelationFactory(source=site.practice, kind="resembles", target=page)

    grow(10)
    few = cost()
    grow(30)
    assert cost() == few
    assert max(few.values()) <= 12
