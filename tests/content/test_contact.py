"""Contact says whom to ask what, by function, and leads no visitor to what is not public."""

import json

import pytest

from tests.factories.base import without_publication_rule
from tests.factories.content import ContactPageFactory, NetworkIndexPageFactory, StandardPageFactory


@pytest.fixture
def contact(home):
    """Return a contact page of some questions."""

    def contact(*contacts):
        page = ContactPageFactory.build(slug="contact")
        raw = [{"type": "contact", "value": {"question": "Waarover?", **each}} for each in contacts]
        page.contacts = page._meta.get_field("contacts").to_python(raw)
        with without_publication_rule():
            return home.add_child(instance=page)

    return contact


def test_every_way_to_reach_somebody_is_shown_and_nothing_that_is_empty(client, contact):
    contact(
        {
            "question": "Een fout gezien?",
            "who": "De redactie",
            "text": "Laat het weten.",
            "phone": "02 123 45 67",
            "email": "redactie@example.org",
            "url": "https://example.org/",
        },
        {"question": "Iets anders?", "who": "Een dienst"},
    )
    html = client.get("/contact/").content.decode()
    assert "<dt>Een fout gezien?</dt>" in html
    for shown in ("<b>De redactie</b>", "Laat het weten.", "Bel 02 123 45 67", 'href="mailto:redactie@example.org"'):
        assert shown in html
    assert '<a href="https://example.org/">De redactie</a>' in html
    assert html.split("<dt>Iets anders?</dt>")[1].split("</div>")[0].strip() == "<dd><b>Een dienst</b><br></dd>"


def test_a_page_to_read_first_is_shown_as_long_as_it_is_public(client, home, contact):
    page = StandardPageFactory(parent=home, title="Privacy bij ons")
    contact({"page": page.pk}, {"question": "Verdwenen?", "page": 999_999})
    link = f'<dt>Waarover?</dt>\n<dd><a href="{page.url}">Privacy bij ons</a>'
    html = client.get("/contact/").content.decode().replace("<dd>\n", "<dd>")
    assert link in html
    assert "Verdwenen?" in html
    page.unpublish()
    assert page.url not in client.get("/contact/").content.decode()


def test_it_leads_to_help_nearby_where_there_is_a_directory(client, home, contact):
    contact()
    assert "Wie helpt in jouw gemeente?" not in client.get("/contact/").content.decode()
    NetworkIndexPageFactory(parent=home)
    assert '<form class="place-search" action="/hulp/"' in client.get("/contact/").content.decode()


def test_search_engines_read_it_as_a_contact_page(client, contact):
    contact({})
    html = client.get("/contact/").content.decode()
    data = json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])["@graph"][0]
    assert data["@type"] == "ContactPage"
