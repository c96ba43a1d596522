"""Headers: the strict policy on what the public sees, the CMS's own on the CMS and its previews, and no cookie."""

import pytest
from django.urls import reverse

from base.zones import CMS_POLICY, PUBLIC_POLICY
from tests.factories.content import StandardPageFactory


def directives(response):
    """Return the policy of an answer as ``{directive: [sources]}``."""
    parts = [part.split() for part in response["Content-Security-Policy"].split(";")]
    return {name: sources for name, *sources in parts}


@pytest.mark.parametrize(
    "address", ["/", "/praktijken/", "/zoeken/?q=a", "/bestaat-niet/", "/robots.txt", "/health/", "/sitemap.xml"]
)
def test_the_public_gets_the_strict_policy_and_no_cookie(client, practices, address):
    for _ in range(2):  # Rendered, and from the kept copy.
        response = client.get(address)
        assert response["Content-Security-Policy"] == PUBLIC_POLICY
        assert response["X-Frame-Options"] == "DENY"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Permissions-Policy"]
        assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert "Set-Cookie" not in response
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


def test_the_strict_policy_lets_nothing_inline_and_nothing_from_elsewhere(client, home):
    policy = directives(client.get("/"))
    assert policy["default-src"] == ["'none'"]
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy["base-uri"] == ["'none'"]
    assert {source for sources in policy.values() for source in sources} == {"'none'", "'self'"}


def test_an_editor_who_looks_at_the_site_gets_what_everybody_gets(cms, client, home):
    page = StandardPageFactory(parent=home)
    seen = cms.get(page.url)
    client.logout()
    assert client.get(page.url).content == seen.content
    assert not seen.cookies


@pytest.mark.parametrize("address", ["/cms/login/", "/cms/", "/cms/pages/"])
def test_the_cms_gets_its_own_policy_and_is_framed_by_itself_only(client, db, address):
    response = client.get(address)
    assert response["Content-Security-Policy"] == CMS_POLICY
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert directives(response)["frame-ancestors"] == ["'self'"]
    assert directives(response)["object-src"] == ["'none'"]


def test_a_preview_is_framed_by_the_cms(cms, home):
    page = StandardPageFactory(parent=home)
    page.save_revision()
    response = cms.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert response.status_code == 200
    assert page.title in response.content.decode()
    assert directives(response)["frame-ancestors"] == ["'self'"]
    assert response["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("path", ["/%00", "/a%0ab/", "/praktijken/%7f", "/%1b[0m/", "/a/%c2%85/", "/cms/%00/"])
def test_a_control_character_in_a_path_is_refused(client, home, path):
    response = client.get(path)
    assert response.status_code == 400
    assert "Set-Cookie" not in response


@pytest.mark.parametrize("path", ["/%ff%fe/", "/%ed%a0%80/", "/caf%C3%A9/", "/%F0%9F%98%80/", "/%25/", "/..%2f..%2f/"])
def test_a_strange_path_is_not_found_and_breaks_nothing(client, home, path):
    assert client.get(path).status_code in {301, 400, 404}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_writes_to_the_public_site(client, home, method):
    response = getattr(client, method)("/")
    assert response.status_code == 405
    assert response["Content-Security-Policy"] == PUBLIC_POLICY
    assert client.options("/")["Allow"] == "GET, HEAD, OPTIONS"
