"""An address as people type and forward it leads to its page; one that shows nothing proposes what looks like it."""

from urllib.parse import quote, unquote_to_bytes

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from base import content_version, protection
from base.addresses.middleware import TypedAddressMiddleware
from base.addresses.typed import location
from tests.factories.content import StandardPageFactory
from tests.factories.site import HTML
from tests.search.hiding import STATES

MEANT = "/praktijken/time-out/"
TYPED = {
    "capitals": "/Praktijken/TIME-OUT/",
    "no slash": "/Praktijken/Time-out",
    "a double slash": "/praktijken//time-out/",
    "a double slash in front": "//praktijken/time-out/",
    "a slash too many": "/praktijken/time-out//",
    "backslashes": "/praktijken\\time-out\\",
    "a space": "/praktijken/time out/",
    "an underscore": "/praktijken/time_out/",
    "a plus": "/praktijken/time+out",
    "an en dash": "/praktijken/time–out/",
    "a hard hyphen": "/praktijken/time\u2011out/",
    "two hyphens": "/praktijken/time--out/",
    "no hyphen": "/praktijken/timeout/",
    "a space at the end": "/praktijken/time-out/%20",
    "a space before the slash": "/praktijken/time-out%20/",
    "a space in front": "/%20praktijken/time-out/",
    "a line break": "/praktijken/time-out/%0D%0A",
    "a line break without a slash": "/praktijken/time-out%0A",
    "a line break and a stop": "/praktijken/time-out/.%0A",
    "an encoded line break": "/praktijken/time-out/%250D%250A",
    "a soft hyphen": "/praktijken/time-\u00adout/",
    "a zero-width space": "/praktijken/\u200btime-out/",
    "a byte order mark": "/praktijken/time-out/\ufeff",
    "a hard space": "/praktijken/time-out\u00a0",
    "a hard space within": "/praktijken/ti\u00a0me-out/",
    "bidi marks": "/\u202apraktijken/time-out/\u202c",
    "a file name": "/praktijken/time-out.html",
    "a file name with a slash": "/praktijken/time-out.htm/",
    "a file name of old": "/praktijken/time-out.php",
    "an index": "/praktijken/time-out/index.html",
    "an index in capitals": "/praktijken/time-out/INDEX.HTM",
    "a file name and a stop": "/praktijken/time-out.html).",
    "accents": "/praktijken/tímë-out/",
    "accents apart": "/praktijken/ti\u0301me-out/",
    "full width": "/ｐｒａｋｔｉｊｋｅｎ／ｔｉｍｅ－ｏｕｔ/",
    "encoded twice": "/%2570raktijken/time%252Dout/",
    "encoded three times": "/%252570raktijken/time-out/",
    "an encoded slash": "/praktijken%252Ftime-out/",
    "an entity": "/praktijken/time-out/&gt;",
    "a quote as an entity": "/praktijken/time-out&quot;",
    "a tag": "/praktijken/time-out/</a>",
    "a broken line of a mail": "/praktijken/time-out/=20",
    "a footnote": "/praktijken/time-out/[1]",
    "a remark": "/praktijken/time-out (link)",
    "two file names": "/praktijken/time-out.html.html",
    "a file name within": "/praktijken.html/time-out",
    "a way back": "/praktijken/../praktijken/time-out/",
    "an address behind ours": "/http://www.example.org/praktijken/time-out/",
    "all at once": "//Praktijken\\\u200bTIME_OÚT.HTML).%20",
    **{f"{mark} at the end": f"/praktijken/time-out/{mark}" for mark in ".,;:)]>'\"”»!…}’*|"},
    **{f"{mark} without a slash": f"/praktijken/time-out{mark}" for mark in ".,;:)]>'\"”»!…}’*|"},
}


def get(client, path, query=""):
    """Ask for a path as a server hands it over: bytes, each written as one character."""
    as_sent = unquote_to_bytes(quote(path, safe="/%;@:\\")).decode("latin-1")
    return client.generic("GET", "/", PATH_INFO=as_sent, QUERY_STRING=query)


def leads_to(client, path, query=""):
    """Return where a path leads, by permanent redirects; None when there is nothing."""
    for _ in range(4):
        answer = get(client, path, query)
        if answer.status_code != 301:
            break
        path, _, query = answer.headers["Location"].partition("?")
        assert not path.startswith("//")
    return (f"{path}?{query}" if query else path) if answer.status_code == 200 else None


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_an_address_as_people_type_and_forward_it_leads_to_the_page(site, client, typed):
    assert leads_to(client, typed) == MEANT
    assert leads_to(client, typed, "q=a%20b&x=1") == f"{MEANT}?q=a%20b&x=1"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/Index.html", "/"),
        ("/).", "/"),
        ("/%20", "/"),
        ("//", "/"),
        ("/Zoeken.", "/zoeken/"),
        ("/ZOEKEN", "/zoeken/"),
        ("/onderwerpen/Thema/Spijbelen).", "/onderwerpen/thema/spijbelen/"),
        ("/onderwerpen/thema/vaak_te_laat/", "/onderwerpen/thema/vaak-te-laat/"),
        ("/onderwerpen/thema/spijbelen/Feed", "/onderwerpen/thema/spijbelen/feed/"),
        ("/Praktijken/Feed/,", "/praktijken/feed/"),
        ("/API/", "/api/"),
        ("/api.", "/api/"),
        ("/Sitemap.xml", "/sitemap.xml"),
        ("/sitemap.xml/", "/sitemap.xml"),
        ("/robots.txt.", "/robots.txt"),
        ("/zoeken%3Fq=coach", "/zoeken/?q=coach"),
        ("/zoeken/%23top", "/zoeken/"),
        ("/praktijken/&utm_source=nieuwsbrief", "/praktijken/?utm_source=nieuwsbrief"),
        ("/praktijken;jsessionid=12", "/praktijken/?jsessionid=12"),
    ],
)
def test_terms_feeds_and_other_addresses_of_the_site_are_found_as_well(site, client, typed, meant):
    assert leads_to(client, typed) == meant


@pytest.mark.parametrize("slug", ["financiën", "Hoofdletter", "met_streep", "weg--weg", "école"])
def test_an_address_from_before_keeps_working_and_is_found_however_it_is_typed(home, client, slug):
    page = StandardPageFactory(parent=home, slug="nieuw")
    Page.objects.filter(pk=page.pk).update(slug=slug, url_path=f"{home.url_path}{slug}/")
    content_version.record()
    assert get(client, f"/{slug}/").status_code == 200
    plain = {"financiën": "Financien", "école": "ecole"}.get(slug, slug.lower().replace("_", " ").replace("--", "-"))
    for typed in (f"/{plain}", f"/{plain}.html", f"/{slug.upper()}/"):
        assert leads_to(client, typed) == quote(f"/{slug}/")


def test_a_mistyped_old_address_leads_on_as_the_old_address_does(site, client):
    Redirect.add_redirect("/oude-folder", redirect_to=site.practice)
    assert leads_to(client, "/Oude_Folder.html") == MEANT


def test_what_an_editor_redirects_goes_first(site, client):
    Redirect.add_redirect("/Praktijken", redirect_to=site.standard)
    assert leads_to(client, "/Praktijken/") == "/over-deze-site/"


def test_two_pages_that_may_be_meant_are_not_chosen_between_but_proposed(home, client):
    for slug in ("time-out", "timeo-ut"):
        StandardPageFactory(parent=home, slug=slug, title=f"Over {slug}")
    answer = get(client, "/timeout/")
    assert answer.status_code == 404
    assert {page.slug for page in answer.context["similar"]["pages"]} == {"time-out", "timeo-ut"}


@pytest.mark.parametrize("path", ["/CMS/", "/cms.", "/Media/x.png", "/STATIC/x.css", "/Documenten/1/x.pdf", "/Health/"])
def test_nothing_leads_to_the_cms_or_to_files(site, client, path):
    assert get(client, path).status_code == 404


@pytest.mark.parametrize("path", ["/cms/Praktijken/%0A", "/media/Praktijken/", "/documenten/9/Praktijken.html"])
def test_nothing_below_the_cms_or_files_leads_elsewhere(site, client, path):
    assert get(client, path).status_code in {302, 400, 404}
    assert "praktijken" not in get(client, path).get("Location", "")


def test_a_program_that_asks_amiss_hears_so(site, client):
    for path in ("/api/v1/Pages/", "/api/v1/onzin"):
        answer = get(client, path)
        assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")


OTHER_SITES = (
    *(
        "//example.org",
        "//example.org/",
        "/\\example.org",
        "/\\/example.org/",
        "/%2F%2Fexample.org/",
        "/%5C%5Cexample.org",
    ),
    *(
        "//example.org%0A",
        "/\\example.org%0A",
        "///example.org/%2e%2e",
        "/https://example.org/",
        "/%09//example.org%0A",
    ),
)


@pytest.mark.parametrize("path", OTHER_SITES)
def test_no_address_leads_to_another_site(site, client, path):
    for asked in (path, f"{path}/praktijken/"):
        answer = get(client, asked, "next=//example.org")
        assert answer.status_code in {301, 400, 404}
        to = answer.get("Location", "/")
        assert to.startswith("/")
        assert not to.startswith(("//", "/\\"))


def test_the_address_of_a_redirect_is_one_line_of_ascii():
    to = location("/école/é b", "q=é\r\nSet-Cookie: x", "", "p=1")
    assert to == "/%C3%A9cole/%C3%A9%20b?q=%C3%A9%0D%0ASet-Cookie:%20x&p=1"
    assert location("//example.org/") == location("\\/example.org/") == "/example.org/"


def test_a_redirect_is_asked_for_again_so_that_a_page_may_come_to_stand_there(site, client):
    answer = get(client, "/Over-deze-site/")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (301, "no-cache")
    page = StandardPageFactory(parent=site.home, title="De tweede", slug="tijdelijk")
    Page.objects.filter(pk=page.pk).update(slug="Over-deze-site", url_path=f"{site.home.url_path}Over-deze-site/")
    content_version.record()
    assert "De tweede" in get(client, "/Over-deze-site/").content.decode()
    assert leads_to(client, "/over-deze-site") == "/over-deze-site/"


@pytest.mark.parametrize("hide", STATES)
def test_nothing_hidden_is_led_to_or_proposed(site, client, hide):
    with protection.lifted():
        hide([site.practice])
    content_version.record()
    for typed in ("/Praktijken/TIME-OUT.html", "/timeout/", "/time-out-in-hasselt/", "/praktijken/time-uit/"):
        answer = get(client, typed)
        assert answer.status_code == 404
        assert "Time-out in Hasselt" not in answer.content.decode()


def test_for_a_good_address_nothing_else_is_tried(site, client, monkeypatch):
    monkeypatch.delattr(TypedAddressMiddleware, "find_redirect")
    for name in HTML:
        assert get(client, site.addresses[name]).status_code == 200
