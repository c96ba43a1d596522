"""The description of the interface is valid OpenAPI 3.1, complete, and opens nothing that is not for everybody."""

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from base.models import BasePage, page_types
from search.listings.serializers import slug_of, types
from tests.factories.base import TermFactory
from tests.search.api.conftest import Interface

# What editors know and visitors don't.
PRIVATE = {
    *("caretaker", "owner", "reviewed_on", "review_on", "contact_email", "contact_function", "consent_on"),
    *("consent_until", "consent_held_by", "recording", "captions", "transcript", "pseudonym", "live", "path"),
    *("latest_revision", "live_revision", "locked_by", "expire_at", "go_live_at", "draft_title", "listing_image"),
}


def test_the_document_is_valid(interface):
    OpenAPIV31SpecValidator(interface.document).validate()


def test_it_describes_every_type_of_page_once(interface):
    kinds = types()
    assert len(kinds) == len(page_types())
    assert {f"/pages/{slug}" for slug in kinds} | {f"/pages/{slug}/{{id}}" for slug in kinds} == {
        path for path in interface.document["paths"] if path.startswith("/pages/")
    }
    assert all(model.__name__ in interface.document["components"]["schemas"] for model in kinds.values())


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_a_type_opens_fields_of_its_own_and_no_private_one(model):
    fields = {field.name: field for field in model._meta.get_fields()}
    common = {field.name for field in BasePage._meta.get_fields()}
    assert set(model.api_fields) <= set(fields)
    assert not set(model.api_fields) & (PRIVATE | common)
    assert len(set(model.api_fields)) == len(model.api_fields)


def test_a_testimony_opens_nothing_that_outlives_its_consent(interface):
    testimony = types()["getuigenissen"]
    schema = interface.document["components"]["schemas"][testimony.__name__]
    assert schema["properties"]["fields"]["properties"] == {}


def test_nothing_private_has_a_name_in_the_description(interface):
    def names(thing):
        if isinstance(thing, dict):
            yield from thing.get("properties", {})
            for each in thing.values():
                yield from names(each)
        elif isinstance(thing, list):
            for each in thing:
                yield from names(each)

    assert not set(names(interface.document)) & PRIVATE


def test_the_filters_of_a_list_are_those_of_its_type(site, interface):
    asked = interface.parameters
    practices, causes = asked("/pages/praktijkvoorbeelden"), asked("/pages/oorzaken-en-gevolgen")
    assert "NL" in practices["land"]["items"]["enum"]
    assert {"soort", "waar", "thema"} <= set(causes)
    assert "nieuwste" in asked("/pages/publicaties")["sorteer"]["enum"]
    assert "praktijkvoorbeelden" in asked("/search")["soort"]["items"]["enum"]


def test_a_filter_names_every_term_that_it_takes(site, client):
    TermFactory(name="Brossen", slug="brossen").merge_into(site.theme)
    interface = Interface(client)
    for slug in interface.parameters("/search")["thema"]["items"]["enum"]:
        interface.get(f"/api/v1/search?thema={slug}")
    assert {"brossen", site.theme.slug} <= set(interface.parameters("/search")["thema"]["items"]["enum"])


def test_every_answer_says_what_you_may_do_with_it(site, interface):
    page = site.practice
    for address in ("/api/v1/", "/api/v1/search", f"/api/v1/pages/{slug_of(type(page))}/{page.pk}"):
        assert interface.get(address)["licence"]["url"].startswith("https://creativecommons.org/licenses/by/4.0/")
    assert interface.document["info"]["license"]["name"].endswith("(CC BY 4.0)")
