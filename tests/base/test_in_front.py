"""What nginx in front is told: which pages it may keep, and which file it sends to whom."""

from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile
from wagtail.models import CollectionViewRestriction

from base import in_front
from base.models import LibraryDocument
from tests.factories.base import PageRelationFactory
from tests.factories.content import StandardPageFactory
from tests.factories.site import DETAILS, ENTRANCES, HTML

PAGES = ("home", *DETAILS, *ENTRANCES)


@pytest.fixture
def _nginx(settings):
    settings.NGINX_IN_FRONT = True


def keeps(answer):
    """Return whether nginx may keep an answer."""
    assert answer["Cache-Control"] in {in_front.KEPT, in_front.ASKED_EVERY_TIME}
    return answer["Cache-Control"] == in_front.KEPT


@pytest.fixture
def stories(site):
    """A testimony and an example story that pages of every kind relate to, with words that stand nowhere else."""
    found = [site.pages["testimony"], site.pages["story"]]
    for page, word in zip(found, ("Kwartelslag", "Purperreiger"), strict=True):
        page.title = page.search_description = page.quote = word
        page.save_revision().publish()
        for name in ("practice", "guide", "network"):
            PageRelationFactory(source=site.pages[name], kind="related", target=page)
    return found


@pytest.mark.usefixtures("_nginx")
def test_nginx_keeps_no_page_that_names_a_testimony_or_an_example_story(client, site, stories):
    kept, named = set(), set()
    for name in HTML:
        answer = client.get(site.addresses[name])
        if keeps(answer):
            kept.add(name)
        if any(page.title in answer.content.decode() for page in stories):
            named.add(name)
    assert kept & named == set()
    assert {"testimony", "testimonies", "story", "stories", "practice", "guide", "network", "cause"} <= named
    assert {"practices", "standard", "publication", "policy", "glossary", "roles"} <= kept


@pytest.mark.usefixtures("_nginx")
def test_a_link_in_a_text_names_a_story_too_wherever_its_list_stands(client, site, stories):
    index = site.pages["testimonies"]
    index.slug = "wie-het-meemaakte"
    index.save_revision().publish()
    text = f'<p>Lees <a linktype="page" id="{stories[0].pk}">wat iemand meemaakte</a>.</p>'
    page = StandardPageFactory(parent=site.home, body=[("text", text)])
    answer = client.get(page.url)
    assert "/wie-het-meemaakte/" in answer.content.decode()
    assert not keeps(answer)
    assert not keeps(client.get("/wie-het-meemaakte/"))
    assert keeps(client.get(site.addresses["standard"]))


@pytest.mark.usefixtures("_nginx")
@pytest.mark.parametrize("address", ["/praktijken/feed/", "/api/v1/terms", "/sitemap.xml", "/robots.txt"])
def test_nginx_keeps_nothing_that_programs_read(client, site, address):
    assert not keeps(client.get(address))


@pytest.mark.usefixtures("_nginx")
@pytest.mark.parametrize("address", ["/health/", "/bestaat-niet/", "/cms/login/"])
def test_nothing_that_is_no_page_says_that_it_may_be_kept(client, site, address):
    assert client.get(address).get("Cache-Control") != in_front.KEPT


@pytest.mark.usefixtures("_nginx")
def test_a_copy_of_the_site_says_the_same_as_when_it_was_made(client, site):
    for name in ("standard", "testimony"):
        first, second = (client.get(site.addresses[name]) for _ in range(2))
        assert first["Cache-Control"] == second["Cache-Control"]


def test_without_nginx_in_front_nobody_is_told_to_keep_a_page(client, site):
    assert {client.get(site.addresses[name])["Cache-Control"] for name in HTML} == {in_front.ASKED_EVERY_TIME}


# Files


@pytest.fixture
def document(db):
    """A file in the library, with a name that is no ASCII."""
    document = LibraryDocument(title="Verslag")
    document.file.save("één verslag.txt", ContentFile(b"Beste ouders"))
    document.save()
    return document


def test_without_nginx_in_front_the_site_sends_a_file_itself(client, document):
    answer = client.get(document.url)
    assert answer.getvalue() == b"Beste ouders"
    assert in_front.FILE not in answer
    assert "Content-Encoding" not in answer


@pytest.mark.usefixtures("_nginx")
def test_nginx_is_told_which_file_to_send_and_gets_nothing_of_it(client, document):
    answer = client.get(document.url)
    assert answer[in_front.FILE] == f"/intern/{quote(document.file.name)}"
    assert (answer.content, answer.get("Content-Length", "0")) == (b"", "0")
    assert "Content-Encoding" not in answer
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "text/plain"


@pytest.mark.usefixtures("_nginx")
def test_nginx_is_told_nothing_of_a_file_that_is_not_for_everybody(client, cms, document):
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")
    assert in_front.FILE in cms.get(document.url)
    client.logout()
    answer = client.get(document.url)
    assert answer.status_code == 404
    assert in_front.FILE not in answer
