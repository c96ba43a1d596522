"""Every municipality and Brussels get an answer: whom to call, what is near, and never a service of somewhere else."""

import re
from html import unescape

import pytest
from django.test import Client

from base.models import Municipality
from base.places import find_place
from content.local_help import FOR_ADULTS, MAX_DISTANCE, Asker, local_help
from content.models import NetworkIndexPage, NetworkPage
from tests.content.towns import FIRST, answers, row

pytestmark = pytest.mark.usefixtures("initial_content")

# As people type them, with the municipality that they mean.
SPELLINGS = {
    "8 800": "Roeselare",
    "B-9000": "Gent",
    "Gand": "Gent",
    "louvain": "Leuven",
    "COURTRAI": "Kortrijk",
    "Anvers": "Antwerpen",
    "Malines": "Mechelen",
    "Bruges": "Brugge",
    "Ypres": "Ieper",
    "Alost": "Aalst",
    "St-Niklaas": "Sint-Niklaas",
    "sint niklaas": "Sint-Niklaas",
    "St. Truiden": "Sint-Truiden",
    "88 70": "Izegem",
    "Rumbeke": "Roeselare",
    "Hasselt 3500": "Hasselt",
    "’s-Gravenwezel": "Schilde",
    "Termonde": "Dendermonde",
    "Borgerhout": "Antwerpen",
    "  gent  ": "Gent",
}
KNOWN = ("Roeselare", "Halle", "Aalst", "Sint-Niklaas", "Hasselt")  # towns with practices on the site


def services():
    return NetworkIndexPage.objects.get().listed()


def answer_of(name, asker=""):
    return local_help(services(), find_place(name), asker)


def test_every_municipality_gets_whom_to_call():
    for municipality in Municipality.objects.all():
        answer = answer_of(municipality.name)
        listens = answer.everywhere[0].services
        assert {"102", "1813"} <= {service.phone for service in listens}, municipality
        assert all(distance <= MAX_DISTANCE for _, distance in answer.nearest), municipality
        assert all(service.open_to_all for service, _ in answer.nearest), municipality
        assert answer.here or answer.examples or municipality.name in answer.without_offer, municipality


def test_the_first_answers_to_a_school_are_for_a_school_and_can_be_reached():
    """Printed with -rP as a table: the town, how many CLBs we know there, what the page says, the first answers."""
    for name in [*Municipality.objects.order_by("name").values_list("name", flat=True), "Brussel", *SPELLINGS]:
        answer = answer_of(name, Asker.SCHOOL)
        print(row(name, answer))
        first = [page for _where, page in answers(answer)[:FIRST]]
        own = [page for page in first if isinstance(page, NetworkPage)]
        assert len({page.pk for page in first}) == FIRST, name
        assert not {page.kind for page in own} & {*FOR_ADULTS, NetworkPage.Kind.CLB, NetworkPage.Kind.HELPLINE}, name
        assert all(page.has_contact for page in own), name
        # A house where young people walk in is no answer to a school.
        assert NetworkPage.Kind.YOUTH not in {page.kind for page in own}, name
        local = answer.here or answer.examples or [each for each, distance in answer.nearest if not distance]
        assert bool(answer.without_offer) == (not local), name


def test_a_service_of_some_municipalities_shows_in_no_other():
    served = {page.pk: {each.name for each in page.municipalities.all()} for page in NetworkPage.objects.all()}
    for municipality in Municipality.objects.all():
        answer = answer_of(municipality.name)
        own = [service for service in [*answer.here, *answer.clbs] if service.reach == NetworkPage.Reach.MUNICIPALITIES]
        for service in own:
            assert municipality.name in served[service.pk], (municipality, service)


@pytest.mark.parametrize("typed", SPELLINGS)
def test_a_town_is_understood_as_people_type_it(typed):
    assert [each.name for each in find_place(typed).municipalities] == [SPELLINGS[typed]]


@pytest.mark.parametrize("name", KNOWN)
def test_a_town_of_which_the_site_tells_practices_is_known(name):
    answer = answer_of(name)
    assert answer.without_offer == ""
    assert answer.examples


def test_brussels_has_services_of_its_own():
    answer = answer_of("1070 Anderlecht")
    assert answer.here
    assert {service.reach for service in answer.here} == {"brussel"}


def test_every_page_of_a_town_begins_with_the_clb_of_the_school():
    client = Client(HTTP_HOST="localhost")
    for municipality in Municipality.objects.order_by("nis")[::12]:
        main = client.get("/hulp/", {"waar": municipality.name}).content.decode().partition("<main")[2]
        assert unescape(re.findall(r"<h3[^>]*>([^<]*)</h3>", main)[0]) == "Je CLB hangt aan je school", municipality
