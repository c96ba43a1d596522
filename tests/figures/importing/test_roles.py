"""What the two groups of editors may do with figures, and who comes out with them."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from base import content_version
from figures.models import Publication
from tests.factories.base import UserFactory
from tests.factories.figures import PublicationFactory

PUBLICATIONS = "/cms/snippets/figures/publication/"


@pytest.fixture
def logged_in(client, db):
    """Return a client logged in as a member of a group."""

    def logged_in(group):
        user = UserFactory()
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return logged_in


@pytest.mark.parametrize(("group", "approves"), [("Editors", False), ("Moderators", True)])
def test_every_editor_reads_files_in_and_who_approves_pages_approves_figures(logged_in, group, approves):
    client = logged_in(group)
    assert client.get(reverse("figures_import_new")).status_code == 200
    assert client.get("/cms/snippets/figures/importprofile/add/").status_code == 200
    assert (client.get("/cms/snippets/figures/disclosurerule/add/").status_code == 200) is approves
    assert (client.get(f"{PUBLICATIONS}add/").status_code == 200) is approves
    names = set(Group.objects.get(name=group).permissions.values_list("codename", flat=True))
    assert ("approve_figuresimport" in names) is approves


def form(**changed):
    return {"name": "Cijfers over NAFT", "publisher": "Een dienst", "code": "naft", "note": "", "order": "3", **changed}


def test_a_publication_is_made_and_renamed_and_keeps_its_code(logged_in, home):
    client = logged_in("Moderators")
    assert client.post(f"{PUBLICATIONS}add/", form()).status_code == 302
    changed = form(name="Cijfers over trajecten", code="anders")
    assert client.post(f"{PUBLICATIONS}edit/naft/", changed).status_code == 302
    assert list(Publication.objects.values_list("code", "name")) == [("naft", "Cijfers over trajecten")]


def test_a_code_that_is_taken_is_told(logged_in):
    PublicationFactory(code="naft")
    answer = logged_in("Moderators").post(f"{PUBLICATIONS}add/", form())
    assert "bestaat al" in answer.content.decode()
    assert Publication.objects.count() == 1


def test_a_change_of_a_publication_makes_kept_copies_stale(db):
    publication = PublicationFactory()
    before = content_version.current()
    publication.save()
    assert content_version.current() > before
