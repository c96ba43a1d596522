"""What was asked comes along on every redirect of this site, and goes to no other."""

import re

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction, Site

from tests.factories.base import TermFactory
from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticeIndexPageFactory, PracticePageFactory
from tests.moving import fresh, leads_to, move, rename, tree
from tests.reading import text_of

__all__ = ["rename", "tree"]


QUESTIONS = ["thema=spijbelen&thema=pesten", "vorm=csv", "vorm=atom&q=Caf%C3%A9+%26+co", "utm_source=brief", "x=%00&x"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_old_address_leads_on_with_what_was_asked(practices, tree, client, rename, question):
    rename(practices, "voorbeelden")
    move(tree["child"], tree["elsewhere"])
    for old, new in {
        "/praktijken/": "/voorbeelden/",
        "/praktijken": "/voorbeelden/",
        "/praktijken/feed/": "/voorbeelden/feed/",
        "/top/kind/": "/elders/kind/",
        "/top/kind/kleinkind": "/elders/kind/kleinkind/",
    }.items():
        answer = client.get(f"{old}?{question}")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"{new}?{question}")


def test_every_form_of_a_renamed_list_is_at_its_old_address_too(practices, client, rename):
    theme = TermFactory(name="Spijbelen", slug="spijbelen")
    PracticePageFactory(parent=practices, title="Ja", terms=[theme])
    PracticePageFactory(parent=practices, title="Nee")
    rename(practices, "voorbeelden")
    for form in ("", "csv", "xlsx", "json", "atom", "blad"):
        text = text_of(client.get(f"/praktijken/?thema=spijbelen&vorm={form}", follow=True))
        assert "Ja" in text, form
        assert not re.search(r"\bNee\b", text.split("</form>")[-1]), form


def test_a_target_with_a_question_of_its_own_keeps_it_and_takes_the_others_along(home, client):
    Redirect.add_redirect("/vind", redirect_to="/zoeken/?q=coach")
    Redirect.add_redirect("/hier", redirect_to="http://testserver/zoeken/?q=coach")
    Redirect.add_redirect("/stuk", redirect_to="/onderwerpen/#thema")
    Redirect.add_redirect("/ander", redirect_to="/zoeken/?q=coach", is_permanent=False)
    for asked, led in {
        "/vind/?thema=spijbelen": "/zoeken/?q=coach&thema=spijbelen",
        "/vind?q=mentor&vorm=csv": "/zoeken/?q=coach&vorm=csv",
        "/vind/?": "/zoeken/?q=coach",
        "/hier/?thema=spijbelen": "http://testserver/zoeken/?q=coach&thema=spijbelen",
        "/stuk/?x=1": "/onderwerpen/?x=1#thema",
        "/ander/?vorm=csv": "/zoeken/?q=coach&vorm=csv",
    }.items():
        assert client.get(asked).headers["Location"] == led
    assert client.get("/ander/?vorm=csv").status_code == 302


def test_what_a_visitor_asks_goes_to_no_other_site(home, client):
    Redirect.add_redirect("/folder", redirect_to="https://example.org/folder?taal=nl")
    assert client.get("/folder/?q=mijn+vraag").headers["Location"] == "https://example.org/folder?taal=nl"


def test_a_question_that_is_part_of_the_old_address_stays_behind(home, client):
    Redirect.add_redirect("/index.php?id=5", redirect_to="/zoeken/")
    Redirect.add_redirect("/index.php", redirect_to="/onderwerpen/")
    assert client.get("/index.php?id=5").headers["Location"] == "/zoeken/"
    assert client.get("/index.php?id=6").headers["Location"] == "/onderwerpen/?id=6"


def test_redirects_that_follow_each_other_keep_what_was_asked(tree, client):
    Redirect.add_redirect("/folder-2020", redirect_to="/folder?a=1")
    Redirect.add_redirect("/folder", redirect_to=tree["top"])
    assert leads_to(client, "/folder-2020/?b=2") == "/top/?a=1&b=2"


def test_a_list_sends_nobody_to_the_page_that_had_its_address_before(home, practices, client, rename):
    rename(practices, "voorbeelden")
    PracticeIndexPageFactory(parent=home, slug="praktijken")
    assert client.get("/praktijken/").status_code == 200
    assert client.get("/praktijken/?pagina=99").status_code == 404


def test_every_other_way_on_keeps_what_was_asked(site, client, settings):
    finder = site.addresses["finder"]
    for asked, led in {
        "/praktijken?thema=spijbelen": "/praktijken/?thema=spijbelen",
        "/onderwerpen/thema/spijbelen?vorm=csv": "/onderwerpen/thema/spijbelen/?vorm=csv",
        "/onderwerpen/thema/?x=1": "/onderwerpen/?x=1#thema",
        f"{finder}ANTWOORD/?x=1": f"{finder}antwoord/?x=1",
    }.items():
        assert client.get(asked).headers["Location"] == led
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get("/praktijken/?vorm=csv").headers["Location"] == "https://testserver/praktijken/?vorm=csv"


@pytest.fixture
def other_site(home):
    """Another of Wagtail's sites, which makes it write a host in every address, and none that visitors here ask by."""
    root = StandardPageFactory(parent=home, slug="ander")
    StandardPageFactory(parent=root, slug="ginder")
    return Site.objects.create(hostname="ander.example", port=8080, root_page=root)


def test_with_more_sites_than_one_an_old_address_keeps_what_was_asked(tree, other_site, client, rename):
    rename(tree["child"], "nieuw")
    answer = client.get("/top/kind/?q=1")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{fresh(tree['child']).url}?q=1")
    assert answer.headers["Location"].startswith("http")


def test_with_more_sites_than_one_an_old_address_tells_nothing_of_a_hidden_page(tree, other_site, client, rename):
    rename(tree["top"], "zeer-geheim")
    addresses = ("/top/", "/top/?q=1", "/top/kind/", "/Top.")
    assert {client.get(address).status_code for address in addresses} == {301}
    restriction = PageViewRestriction.objects.create(page=tree["top"], restriction_type=PageViewRestriction.LOGIN)
    assert {client.get(address).status_code for address in addresses} == {404}
    restriction.delete()
    fresh(tree["top"]).unpublish()
    assert {client.get(address).status_code for address in addresses} == {404}


def test_a_host_of_another_site_is_ours_as_well(tree, other_site, client):
    Redirect.add_redirect("/een", redirect_to="http://ander.example:8080/ginder/")
    Redirect.add_redirect("/twee", redirect_to="http://ANDER.example/Ginder.")
    Redirect.add_redirect("/drie", redirect_to="http://ander.example:8080/top/")
    Redirect.add_redirect("/ginder", redirect_to="http://ander.example:8080/ginder/")
    Redirect.add_redirect("/vier", redirect_to="http://ander.example:9000/top/")
    assert client.get("/een/?q=1").headers["Location"] == "http://ander.example:8080/ginder/?q=1"
    assert client.get("/twee/").headers["Location"] == "http://ANDER.example/Ginder."
    assert client.get("/ginder/").headers["Location"] == "http://ander.example:8080/ginder/"
    assert client.get("/drie/").status_code == 404
    # Another port is another program's.
    assert client.get("/vier/?q=1").headers["Location"] == "http://ander.example:9000/top/"


def test_an_address_without_a_host_stands_at_the_root_of_the_site(tree, client):
    for link, led in {
        "?x=1": "/?x=1",
        "#top": "/#top",
        "top/": "/top/",
        "../top/": "/top/",
        "top?x=1": "/top?x=1",
    }.items():
        Redirect.objects.all().delete()
        Redirect.add_redirect("/vv", redirect_to=link)
        answer = client.get("/vv/")
        assert (answer.status_code, answer.headers["Location"]) == (301, led)
        assert client.get("/vv/", follow=True).status_code == 200
    Redirect.add_redirect("/weg", redirect_to="weg?x=1")
    assert client.get("/weg/").status_code == 404


def test_a_redirect_may_have_the_typing_habits_that_a_visitor_may_have(tree, practices, client):
    targets = ["/Praktijken.", "/PRAKTIJKEN/", "/praktijken.html", "/top/Kind,", "/Praktijken/Feed/", "/Top%20/"]
    for number, target in enumerate(targets):
        Redirect.add_redirect(f"/oud-{number}", redirect_to=target)
        answer = client.get(f"/oud-{number}/", follow=True)
        assert (answer.status_code, answer.redirect_chain[0]) == (200, (target, 301))
    Redirect.add_redirect("/nergens-heen", redirect_to="/Bestaat-niet.")
    Redirect.add_redirect("/een", redirect_to="/Twee.")
    Redirect.add_redirect("/twee", redirect_to="/Een.")
    for address in ("/nergens-heen/", "/een/", "/Een.", "/twee/"):
        assert client.get(address, follow=True).status_code == 404
