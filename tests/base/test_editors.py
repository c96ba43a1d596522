"""What the two groups of editors may do, and that publishing many pages at once asks what one page asks."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Workflow

from base.models import Source, Term
from content.models import CausePage
from tests.factories.base import TermFactory, UserFactory
from tests.factories.content import CausePageFactory

TERMS, SETTINGS = "/cms/snippets/base/term/", "/cms/settings/base/sitesettings/"


@pytest.fixture
def logged_in(client, home):
    """Return a client logged in as a member of a group."""

    def logged_in(group):
        user = UserFactory()
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return logged_in


def test_editors_make_and_change_terms_and_do_not_delete_them(logged_in):
    client, term = logged_in("Editors"), TermFactory()
    assert client.get(TERMS).status_code == 200
    assert client.get(f"{TERMS}add/").status_code == 200
    assert client.get(f"{TERMS}edit/{term.pk}/").status_code == 200
    assert client.post(f"{TERMS}delete/{term.pk}/").status_code == 302
    assert Term.objects.filter(pk=term.pk).exists()


def test_moderators_delete_terms_and_change_the_words_on_every_page(logged_in):
    client, term = logged_in("Moderators"), TermFactory()
    client.post(f"{TERMS}delete/{term.pk}/")
    assert not Term.objects.filter(pk=term.pk).exists()
    assert client.get(SETTINGS, follow=True).status_code == 200
    assert "melding bovenaan" in client.get(SETTINGS, follow=True).content.decode().lower()


def test_editors_do_not_change_the_words_on_every_page(logged_in):
    html = logged_in("Editors").get(SETTINGS, follow=True).content.decode().lower()
    assert "melding bovenaan" not in html


def test_the_workflow_has_a_dutch_name(db):
    assert Workflow.objects.filter(name="goedkeuring").exists()


def bulk_publish(cms, *pages):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return cms.post(f"{address}?{'&'.join(f'id={page.pk}' for page in pages)}&next=/cms/", {"include_descendants": ""})


def test_many_pages_at_once_are_published_only_when_all_are_complete(cms, causes, editor):
    terms = [TermFactory(facet="thema"), TermFactory(facet="actor")]
    whole = CausePageFactory(parent=causes, live=False, caretaker=editor, terms=terms)
    whole.sources = [Source(title="Jaarverslag", publisher="Een stad")]
    whole.save_revision()
    half = CausePageFactory(parent=causes, live=False, caretaker=editor, title="Half af")
    half.save_revision()
    response = bulk_publish(cms, whole, half)
    assert response.status_code == 302
    assert "Half af" in cms.get(response.url).content.decode()
    assert not CausePage.objects.live().exists()
    bulk_publish(cms, whole)
    assert [page.pk for page in CausePage.objects.live()] == [whole.pk]
