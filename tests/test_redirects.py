"""Old addresses lead on for good: of pages that moved or were renamed, their children, their feeds; never in a ring."""

from wagtail.contrib.redirects.models import Redirect

from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticePageFactory
from tests.moving import fresh, leads_to, move, rename, tree

__all__ = ["rename", "tree"]


def test_a_renamed_page_leads_on_with_everything_below_it(tree, client, rename):
    rename(tree["top"], "nieuw")
    assert leads_to(client, "/top/") == "/nieuw/"
    assert leads_to(client, "/top/kind/") == "/nieuw/kind/"
    assert leads_to(client, "/top/kind/kleinkind/") == "/nieuw/kind/kleinkind/"


def test_a_moved_page_leads_on_with_everything_below_it(tree, client):
    move(tree["child"], tree["elsewhere"])
    assert leads_to(client, "/top/kind/") == "/elders/kind/"
    assert leads_to(client, "/top/kind/kleinkind/") == "/elders/kind/kleinkind/"
    assert leads_to(client, "/top/") == "/top/"


def test_every_old_address_of_a_page_that_moves_twice_leads_to_the_last(tree, client, rename):
    rename(tree["child"], "kind-een")
    move(tree["child"], tree["elsewhere"])
    rename(tree["child"], "kind-twee")
    for old in ("/top/kind/", "/top/kind-een/", "/elders/kind-een/"):
        assert leads_to(client, old) == "/elders/kind-twee/"
    assert leads_to(client, "/top/kind/kleinkind/") == "/elders/kind-twee/kleinkind/"


def test_a_renamed_index_leads_on_with_its_feed_and_its_comparison(practices, client, rename):
    PracticePageFactory(parent=practices, slug="coach")
    rename(practices, "voorbeelden")
    assert leads_to(client, "/praktijken/") == "/voorbeelden/"
    assert leads_to(client, "/praktijken/coach/") == "/voorbeelden/coach/"
    assert leads_to(client, "/praktijken/feed/") == "/voorbeelden/feed/"
    assert leads_to(client, "/praktijken/vergelijken/?p=1.2") == "/voorbeelden/vergelijken/?p=1.2"


def test_a_page_that_takes_an_old_address_is_shown_there(tree, home, client, rename):
    rename(tree["top"], "nieuw")
    StandardPageFactory(parent=home, slug="top", title="De volgende")
    assert "De volgende" in client.get("/top/").content.decode()


def test_a_page_back_at_its_first_address_is_shown_there(tree, client, rename):
    rename(tree["top"], "nieuw")
    rename(tree["top"], "top")
    assert leads_to(client, "/nieuw/") == "/top/"
    assert leads_to(client, "/top/") == "/top/"


def test_an_old_address_of_a_page_that_is_gone_is_not_found_and_tells_nothing(tree, client, rename):
    rename(tree["top"], "nieuw")
    fresh(tree["top"]).unpublish()
    assert client.get("/top/").status_code == client.get("/top/?vorm=csv").status_code == 404
    fresh(tree["top"]).delete()
    assert client.get("/top/").status_code == 404


def test_a_page_back_at_its_first_address_and_then_gone_is_no_ring(tree, client, rename):
    """Its old redirect then points at itself."""
    rename(tree["top"], "nieuw")
    rename(tree["top"], "top")
    fresh(tree["top"]).unpublish()
    for address in ("/top/", "/nieuw/", "/top/kind/"):
        answer = client.get(address, follow=True)
        assert (answer.status_code, answer.redirect_chain) == (404, [])


def test_two_pages_that_swapped_addresses_and_are_gone_are_no_ring(tree, client, rename):
    one, two = tree["top"], tree["elsewhere"]
    rename(one, "tijdelijk")
    rename(two, "top")
    rename(one, "elders")
    assert (leads_to(client, "/top/"), leads_to(client, "/elders/")) == ("/top/", "/elders/")
    for page in (one, two):
        fresh(page).unpublish()
    for address in ("/top/", "/elders/", "/tijdelijk/"):
        assert client.get(address, follow=True).status_code == 404


def test_redirects_that_an_editor_ties_in_a_ring_end(home, client):
    Redirect.add_redirect("/een", redirect_to="/twee/")
    Redirect.add_redirect("/twee", redirect_to="/een/")
    Redirect.add_redirect("/zelf", redirect_to="/zelf/")
    for address in ("/een/", "/twee/", "/zelf/"):
        assert client.get(address, follow=True).status_code == 404


def test_an_editor_may_point_an_address_elsewhere(home, client):
    Redirect.add_redirect("/folder", redirect_to="https://example.org/folder")
    Redirect.add_redirect("/vind", redirect_to="/zoeken/?q=coach")
    Redirect.add_redirect("/even", redirect_to=StandardPageFactory(parent=home, slug="even-hier"), is_permanent=False)
    assert client.get("/folder/").headers["Location"] == "https://example.org/folder"
    Redirect.add_redirect("/gids", redirect_to="/documenten/5/gids.pdf")
    assert client.get("/vind/").headers["Location"] == "/zoeken/?q=coach"
    assert client.get("/gids/").headers["Location"] == "/documenten/5/gids.pdf"
    assert (client.get("/even/").status_code, client.get("/even/").headers["Location"]) == (302, "/even-hier/")


def test_redirects_may_follow_each_other(tree, client):
    Redirect.add_redirect("/folder-2020", redirect_to="/folder")
    Redirect.add_redirect("/folder", redirect_to=tree["top"])
    assert leads_to(client, "/folder-2020/") == "/top/"


def test_a_redirect_shows_at_once_and_no_visitor_gets_a_cookie(tree, client, rename):
    assert client.get("/top/").status_code == 200
    rename(tree["top"], "nieuw")
    answer = client.get("/top/")
    assert answer.status_code == 301
    # The address may be given back: whoever kept this for ever would go round.
    assert answer.headers["Cache-Control"] == "no-cache"
    assert not answer.cookies
