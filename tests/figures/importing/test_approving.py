"""From a file to figures on the website: an editor reads it in, somebody else approves it."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.urls import reverse

from figures.importing.outcome import examine
from figures.importing.stored import keep
from figures.importing.writing import approve
from figures.models import FiguresImport, ImportFile, ImportStateError, Observation, Release
from tests.factories.base import UserFactory
from tests.factories.figures import PublicationFactory, ReleaseFactory
from tests.factories.importing import make_import, rows, upload

FIRST = rows("2022-2023;02000;totaal;400;4000;10,0", "2022-2023;10000;totaal;250;2000;12,5")
SECOND = rows("2023-2024;02000;totaal;440;4000;11,0", "2023-2024;10000;totaal;260;2000;13,0")


def colleague(*codenames):
    """Return a user who may use the CMS, with some permissions."""
    user = UserFactory()
    names = ("access_admin", *codenames)
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return user


@pytest.fixture
def importer(db):
    return colleague("add_figuresimport")


@pytest.fixture
def approver(db):
    return colleague("approve_figuresimport")


def submitted(profile, content, user, **options):
    """Return an import that waits for approval."""
    made = make_import(profile, content, user=user, **options)
    keep(made, examine(made))
    made.submit(user, "Nagekeken.")
    return made


def test_figures_come_on_the_website_when_a_second_person_approves(profile, importer, approver, client, indicator):
    made = submitted(profile, FIRST, importer)
    release = approve(made.pk, approver)
    assert (release.state, release.version, release.code) == (Release.State.PUBLISHED, 1, "vsv-2023-2024")
    assert Observation.objects.filter(release=release).count() == 2
    made.refresh_from_db()
    assert (made.state, made.release, made.decided_by) == (FiguresImport.State.APPROVED, release, approver)
    assert "12,5%" in client.get(f"{indicator.url}?gebied=10000").content.decode()


def test_the_file_itself_is_kept_until_somebody_decides(profile, importer, approver):
    made = submitted(profile, FIRST, importer)
    assert made.content("cijfers") == FIRST.encode()
    approve(made.pk, approver)
    assert not ImportFile.objects.exists()


def test_nobody_approves_an_own_file_on_any_road(profile, approver):
    chief = UserFactory(is_superuser=True)
    made = submitted(profile, FIRST, chief)
    with pytest.raises(ImportStateError, match="Jij las dit bestand in"):
        approve(made.pk, chief)
    with pytest.raises(IntegrityError), transaction.atomic():
        FiguresImport.objects.filter(pk=made.pk).update(decided_by=chief)
    assert not Release.objects.exists()


def test_who_mends_the_file_of_a_colleague_does_not_approve_it_either(profile, importer):
    both = colleague("add_figuresimport", "approve_figuresimport")
    made = make_import(profile, FIRST, user=importer)
    made.reopen(both)
    keep(made, examine(made))
    made.submit(both, "Nagekeken.")
    with pytest.raises(ImportStateError, match="Jij las dit bestand in"):
        approve(made.pk, both)


def test_approving_needs_its_permission(profile, importer):
    made = submitted(profile, FIRST, importer)
    with pytest.raises(ImportStateError, match="mag ingelezen cijfers niet goedkeuren"):
        approve(made.pk, colleague("add_figuresimport"))


def test_a_file_with_errors_is_not_submitted(profile, importer):
    made = make_import(profile, rows("2022-2023;99999;totaal;400;4000;10,0"), user=importer)
    keep(made, examine(made))
    with pytest.raises(ImportStateError, match="nog fouten"):
        made.submit(importer)


def test_warnings_are_confirmed_with_a_reason(profile, importer, approver):
    approve(submitted(profile, FIRST, importer, code="vsv-2022-2023").pk, approver)
    made = make_import(profile, rows("2023-2024;02000;totaal;800;4000;20,0"), user=importer)
    keep(made, examine(made))
    assert [each["kind"] for each in made.outcome["problems"]] == ["missing-area", "outlier"]
    with pytest.raises(ImportStateError, match="Zeg waarom"):
        made.submit(importer, " ")
    made.submit(importer, "De teldag veranderde.")
    assert approve(made.pk, approver).observations.count() == 1


def test_what_changed_since_it_was_looked_at_is_looked_at_again(profile, importer, approver):
    made = submitted(profile, FIRST, importer)
    profile.decimal = "."
    profile.save()
    with pytest.raises(ImportStateError, match="Intussen veranderde er iets"):
        approve(made.pk, approver)
    made.refresh_from_db()
    assert made.state == FiguresImport.State.DRAFT
    assert not Release.objects.exists()


def test_a_correction_is_the_next_version_of_a_release(profile, importer, approver, client, indicator):
    approve(submitted(profile, FIRST, importer).pk, approver)
    better = FIRST.replace("250;2000;12,5", "260;2000;13,0")
    made = submitted(profile, better, importer)
    assert made.outcome["counts"] == {"anders": 1, "gelijk": 1}
    assert made.outcome["preview"]["anders"][0][1:] == [
        "Provincie Antwerpen, 2022-2023",
        "12,5% (250 van de 2.000)",
        "13,0% (260 van de 2.000)",
    ]
    release = approve(made.pk, approver)
    assert release.version == 2
    assert "13,0%" in client.get(f"{indicator.url}?gebied=10000").content.decode()


def test_the_same_figures_again_are_refused(profile, importer, approver):
    approve(submitted(profile, FIRST, importer).pk, approver)
    made = make_import(profile, FIRST, user=importer)
    assert [each.kind for each in examine(made).problems.kept] == ["nothing-new"]


def test_a_promised_release_becomes_the_published_one(profile, importer, approver):
    promised = ReleaseFactory(code="vsv-2023-2024", state="bevestigd", publication=PublicationFactory())
    release = approve(submitted(profile, SECOND, importer).pk, approver)
    assert release.pk == promised.pk
    assert (release.version, release.state) == (1, Release.State.PUBLISHED)


def test_a_correction_does_not_come_out_before_what_it_corrects(profile, importer, approver):
    approve(submitted(profile, FIRST, importer).pk, approver)
    early = datetime.date(2020, 1, 1)
    made = make_import(profile, SECOND, user=importer, published_on=early)
    assert "date" in [each.kind for each in examine(made).problems.kept]


def test_what_is_too_small_stays_out_of_the_database(profile, importer, approver, client, indicator):
    hidden = rows(
        "2022-2023;02000;totaal;400;4000;10,0",
        "2022-2023;10000;totaal;[c];[c];[c]",
        "2022-2023;40000;totaal;c;c;c",
    )
    approve(submitted(profile, hidden, importer).pk, approver)
    small = Observation.objects.filter(missing="te-klein")
    assert small.count() == 2
    assert not small.exclude(numerator=None, denominator=None, value=None).exists()
    assert "te weinig leerlingen om te tonen" in client.get(f"{indicator.url}?naar=provincie").content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        Observation.objects.create(
            series=small[0].series, release=ReleaseFactory(), period="2021-2022", missing="te-klein", numerator=3
        )


def test_rejecting_needs_a_reason_and_forgets_the_file(profile, importer, approver):
    made = submitted(profile, FIRST, importer)
    with pytest.raises(ImportStateError, match="Zeg waarom"):
        made.reject(approver, " ")
    made.reject(approver, "Dit is het bestand van vorig jaar.")
    assert made.state == FiguresImport.State.REJECTED
    assert not ImportFile.objects.exists()
    with pytest.raises(ImportStateError, match="al beslist"):
        made.reopen(importer)


def test_the_road_through_the_cms(profile, importer, approver, client, indicator):
    client.force_login(importer)
    data = {
        "profile": profile.pk,
        "publication": PublicationFactory().pk,
        "code": "vsv-2023-2024",
        "title": "Cijfers 2023-2024",
        "publisher": "Een dienst",
        "published_on": "1 maart 2026",
    }
    wrong = SECOND.replace("10000", "1000")
    response = client.post(reverse("figures_import_new"), {**data, "data": upload(wrong)})
    address = response.url
    page = client.get(address).content.decode()
    assert "Rij 3, kolom “gebied”" in page
    assert "Bedoel je 01000 (België)?" in page
    client.post(address, {"stap": "bestand", "data": upload(SECOND)})
    client.post(address, {"stap": "vraag"})
    assert "Jij las dit bestand in" in client.post(address, {"stap": "keur"}).content.decode()
    client.force_login(approver)
    response = client.post(address, {"stap": "keur"}, follow=True)
    assert "De cijfers staan op de website" in response.content.decode()
    assert "13,0%" in client.get(f"{indicator.url}?gebied=10000").content.decode()
