"""The pages of the CMS about files of figures: who sees them, what they refuse, and what the worker does."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from figures.importing import tasks, views
from figures.importing.outcome import examine
from figures.importing.stored import keep
from figures.models import DisclosureRule, FiguresImport, ImportFile, ImportProfile, Release
from tests.factories.base import UserFactory
from tests.factories.figures import PublicationFactory
from tests.factories.importing import make_import, rows, upload
from tests.figures.importing.broken import GOOD
from tests.figures.importing.test_approving import colleague, submitted

LIST, NEW = "figures_imports", "figures_import_new"


@pytest.fixture
def importer(db, client):
    """An editor who reads figures in, logged in."""
    user = colleague("add_figuresimport")
    client.force_login(user)
    return user


def form(profile, **changed):
    """Return what the form of a new file sends."""
    return {
        "profile": profile.pk,
        "publication": PublicationFactory().pk,
        "code": "vsv-2023-2024",
        "title": "Cijfers 2023-2024",
        "publisher": "Een dienst",
        "published_on": "1 maart 2026",
        "data": upload(GOOD),
        **changed,
    }


def test_who_has_no_permission_sees_nothing_of_it(profile, client):
    made = make_import(profile, GOOD)
    client.force_login(colleague())
    names = [(LIST, []), (NEW, []), ("figures_import", [made.pk]), ("figures_import_problems", [made.pk])]
    for name, args in [*names, ("figures_import_file", [made.pk, "cijfers"])]:
        assert client.get(reverse(name, args=args)).status_code == 302, name
    assert "Bestanden inlezen" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_who_approves_sees_files_but_reads_none_in(profile, client):
    made = make_import(profile, GOOD)
    keep(made, examine(made))
    client.force_login(colleague("approve_figuresimport"))
    assert "Nieuw bestand inlezen" not in client.get(reverse(LIST)).content.decode()
    assert client.get(reverse(NEW)).status_code == 302
    address = reverse("figures_import", args=[made.pk])
    for step in ("vraag", "opnieuw", "bestand"):
        assert "Dat mag je niet" in client.post(address, {"stap": step, "data": upload(GOOD)}).content.decode()


def test_the_menu_leads_to_the_files(importer, client):
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Bestanden inlezen" in page
    assert "Er is nog geen bestand ingelezen." in client.get(reverse(LIST)).content.decode()


def test_profiles_and_rules_are_made_in_the_cms(cms, profile):
    for model in (ImportProfile, DisclosureRule):
        for view in ("list", "add"):
            assert cms.get(reverse(model.snippet_viewset.get_url_name(view))).status_code == 200
    page = cms.get(reverse(ImportProfile.snippet_viewset.get_url_name("edit"), args=[profile.pk])).content.decode()
    assert "kop in het bestand" in page.lower()
    assert 'value="percentage"' in page


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"data": ""}, "Dit is een verplicht veld."),
        ({"published_on": "1 maart 2126"}, "Deze dag moet nog komen."),
        ({"code": "met spaties"}, "Gebruik alleen letters, cijfers en streepjes"),
    ],
)
def test_a_form_that_is_wrong_keeps_what_was_typed(profile, importer, client, changed, sentence):
    page = client.post(reverse(NEW), form(profile, **changed)).content.decode()
    assert sentence in page
    assert 'value="Cijfers 2023-2024"' in page
    assert not FiguresImport.objects.exists()


def test_a_profile_for_two_files_asks_both(profile, importer, client):
    profile.shape = "ees"
    profile.save()
    assert (
        "Bij dit profiel hoort ook het bestand .meta.csv." in client.post(reverse(NEW), form(profile)).content.decode()
    )


def test_next_year_starts_from_last_year(profile, importer, client):
    made = make_import(profile, GOOD)
    page = client.get(f"{reverse(NEW)}?zoals={made.pk}").content.decode()
    assert 'value="Cijfers over schooluitval 2023-2024"' in page
    assert client.get(f"{reverse(NEW)}?zoals=x").status_code == 200


def test_problems_and_files_are_downloaded(profile, importer, client):
    made = make_import(profile, rows("2023-2024;99999;totaal;=1+1;4000;10,0"))
    keep(made, examine(made))
    told = client.get(reverse("figures_import_problems", args=[made.pk]))
    assert "Gebied “99999” bestaat niet" in told.content.decode()
    assert 'attachment; filename="fouten.csv"' in told["Content-Disposition"]
    stored = client.get(reverse("figures_import_file", args=[made.pk, "cijfers"]))
    assert b"99999" in stored.content
    assert stored["X-Content-Type-Options"] == "nosniff"
    assert client.get(reverse("figures_import_file", args=[made.pk, "meta"])).status_code == 404


def test_an_unknown_step_is_no_page(profile, importer, client):
    made = make_import(profile, GOOD)
    assert client.post(reverse("figures_import", args=[made.pk]), {"stap": "x"}).status_code == 404


def test_a_large_file_is_examined_and_published_by_the_worker(profile, importer, client, monkeypatch):
    monkeypatch.setattr(views, "SOON", 10)
    monkeypatch.setattr(views, "MOST_AT_ONCE", 2)
    address = client.post(reverse(NEW), form(profile)).url
    response = client.get(address)
    assert "De site kijkt het bestand na." in response.content.decode()
    assert response["Refresh"] == "4"
    made = FiguresImport.objects.get()
    tasks.examine_later.call(made.pk)
    tasks.examine_later.call(made.pk)  # a task may run twice
    client.post(address, {"stap": "vraag"})
    approver = colleague("approve_figuresimport")
    client.force_login(approver)
    client.post(address, {"stap": "keur"})
    made.refresh_from_db()
    assert made.state == FiguresImport.State.PUBLISHING
    for _twice in range(2):
        tasks.publish_later.call(made.pk, approver.pk)
    assert Release.objects.get().observations.count() == 5


def test_what_the_worker_may_not_publish_is_a_draft_that_says_why(profile, client):
    chief = UserFactory(is_superuser=True)
    made = submitted(profile, GOOD, chief)
    FiguresImport.objects.update(state=FiguresImport.State.PUBLISHING)
    tasks.publish_later.call(made.pk, chief.pk)
    client.force_login(chief)
    page = client.get(reverse("figures_import", args=[made.pk])).content.decode()
    assert "Jij las dit bestand in. Laat iemand anders het nakijken" in page
    assert not Release.objects.exists()


def test_files_are_forgotten_after_ninety_days(profile):
    made, new = make_import(profile, GOOD), make_import(profile, GOOD, code="nieuw")
    assert not tasks.forgotten().exists()
    old = timezone.now() - datetime.timedelta(days=91)
    FiguresImport.objects.filter(pk=made.pk).update(uploaded_at=old)
    tasks.forget_files.call()
    made.refresh_from_db()
    assert made.state == FiguresImport.State.REJECTED
    assert "Niemand besliste binnen 90 dagen." in made.reason
    assert list(ImportFile.objects.values_list("figures_import", flat=True)) == [new.pk]


def test_the_list_costs_the_same_number_of_queries_for_ten_and_for_thirty(profile, importer, client):
    counts = []
    for size in (10, 30):
        for number in range(size):
            make_import(profile, GOOD, code=f"uitgave-{size}-{number}")
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(LIST))
        counts.append(len(queries))
    assert counts[0] == counts[1]
