"""The second a consent ends, or a testimony is withdrawn, it is gone everywhere; only editors know of its consent."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from content.consent import consent_end
from content.models import TestimonyPage
from tests.editing import PUBLISH, edit_address, open_form, publish, refused, save
from tests.factories.base import PageRelationFactory
from tests.factories.content import CausePageFactory, RoleIndexPageFactory, RolePageFactory

DAY = datetime.timedelta(days=1)
SECOND = datetime.timedelta(seconds=1)
TITLE = "Ik kwam terug naar school"


def addresses(home, causes, testimony, testimonies):
    """Return every address where the testimony shows, with what shows it."""
    cause = CausePageFactory(parent=causes, title="Schoolmoe", slug="schoolmoe")
    PageRelationFactory(source=testimony, kind="tells", target=cause)
    RolePageFactory(parent=RoleIndexPageFactory(parent=home), slug="rol", pages=[testimony])
    home.tasks = home._meta.get_field("tasks").to_python(
        [{"type": "task", "value": {"title": TITLE, "text": "", "page": testimony.pk}}]
    )
    home.save()
    return {
        "list": testimonies.url,
        "search": "/zoeken/?q=terug",
        "term": "/onderwerpen/thema/spijbelen/",
        "feed": f"{testimonies.url}feed/",
        "feed of the term": "/onderwerpen/thema/spijbelen/feed/",
        "sitemap": "/sitemap.xml",
        "related": cause.url,
        "role": "/voor/rol/",
        "home": "/",
    }


def test_the_second_a_consent_ends_it_is_gone_everywhere(client, home, causes, testimonies, testimony, clock):
    places = addresses(home, causes, testimony, testimonies)
    end = consent_end(testimony.consent_until)
    shown = {"sitemap": testimony.url}
    clock(end - SECOND)
    for name, address in places.items():
        assert shown.get(name, TITLE) in client.get(address).content.decode(), name
    assert TITLE in client.get(testimony.url).content.decode()
    assert "1 getuigenis<" in client.get(testimonies.url).content.decode()
    clock(end)
    # Nothing ran and nothing was written: what was kept a second ago no longer counts.
    assert TestimonyPage.objects.get(pk=testimony.pk).live
    for name, address in places.items():
        assert shown.get(name, TITLE) not in client.get(address).content.decode(), name
    assert client.get(testimony.url).status_code == 404
    assert "Er staat nu geen getuigenis online." in client.get(testimonies.url).content.decode()
    assert "Spijbelen" not in client.get("/onderwerpen/").content.decode()


def test_a_visitor_who_has_the_page_does_not_hear_that_it_is_still_fresh(client, testimony, clock):
    end = consent_end(testimony.consent_until)
    clock(end - SECOND)
    tag = client.get(testimony.url)["ETag"]
    assert client.get(testimony.url, headers={"if-none-match": tag}).status_code == 304
    clock(end)
    assert client.get(testimony.url, headers={"if-none-match": tag}).status_code == 404


def test_the_clock_takes_it_offline_after_the_end(testimony, clock):
    clock(consent_end(testimony.consent_until) + SECOND)
    call_command("publish_scheduled")
    found = TestimonyPage.objects.get(pk=testimony.pk)
    assert (found.live, found.expired) == (False, True)


@pytest.mark.parametrize("swept", [False, True])
def test_an_extended_consent_brings_it_back_only_when_it_is_published(cms, editor, testimony, clock, swept):
    later = consent_end(testimony.consent_until) + datetime.timedelta(hours=9)
    clock(later)
    if swept:
        call_command("publish_scheduled")
    cms.force_login(editor)
    data = open_form(cms, edit_address(testimony), TestimonyPage)
    assert "De toestemming is voorbij." in refused(cms, edit_address(testimony), {**data, **PUBLISH})
    longer = {**data, "consent_until": f"{later.date() + 30 * DAY}"}
    save(cms, edit_address(testimony), longer)
    assert cms.get(testimony.url).status_code == 404
    publish(cms, edit_address(testimony), longer)
    found = TestimonyPage.objects.get(pk=testimony.pk)
    assert found.expire_at == consent_end(later.date() + 30 * DAY)
    assert cms.get(testimony.url).status_code == 200


def test_an_extension_counts_though_the_draft_saved_itself_before_it_was_published(cms, testimony):
    """The form in the browser still holds the end that followed the old consent."""
    data = open_form(cms, edit_address(testimony), TestimonyPage)
    until = timezone.localdate() + 90 * DAY
    longer = {**data, "consent_until": f"{until}"}
    save(cms, edit_address(testimony), longer)
    publish(cms, edit_address(testimony), longer)
    assert TestimonyPage.objects.get(pk=testimony.pk).expire_at == consent_end(until)


def test_an_end_that_an_editor_chose_before_the_consent_ends_stays(cms, testimony):
    data = open_form(cms, edit_address(testimony), TestimonyPage)
    chosen = timezone.localtime() + datetime.timedelta(hours=2)
    data |= {"expire_at": f"{chosen:%Y-%m-%d %H:%M}", "consent_until": f"{timezone.localdate() + 90 * DAY}"}
    publish(cms, edit_address(testimony), data)
    assert TestimonyPage.objects.get(pk=testimony.pk).expire_at == chosen.replace(second=0, microsecond=0)


def test_a_shortened_consent_ends_sooner(cms, testimony):
    data = open_form(cms, edit_address(testimony), TestimonyPage)
    publish(cms, edit_address(testimony), {**data, "consent_until": f"{timezone.localdate()}"})
    assert TestimonyPage.objects.get(pk=testimony.pk).expire_at == consent_end(timezone.localdate())


def test_a_consent_holds_until_midnight_in_flanders_in_summer_and_winter():
    for day, hour in ((datetime.date(2026, 7, 14), 22), (datetime.date(2026, 12, 14), 23)):
        assert consent_end(day) == datetime.datetime(day.year, day.month, day.day, hour, tzinfo=datetime.UTC)
    assert consent_end(None) is None


def test_who_keeps_a_consent_and_its_dates_reach_no_visitor(client, home, causes, testimonies, testimony):
    places = {"page": testimony.url, **addresses(home, causes, testimony, testimonies)}
    until = testimony.consent_until
    secrets = ["Dienst Bewaring", "2026-03-14", "14 maart 2026", "14/03/2026"]
    secrets += [f"{until}", f"{until:%d/%m/%Y}", f"{testimony.expire_at:%Y-%m-%d}T"]
    for name, address in places.items():
        text = client.get(address).content.decode()
        assert [secret for secret in secrets if secret in text] == [], name


def test_a_testimony_says_that_the_name_is_not_real_and_who_can_help(client, testimony):
    html = client.get(testimony.url).content.decode()
    assert "Mira is een schuilnaam." in html
    assert "stemde ermee in dat het hier staat" in html
    assert "bel 102" in html
    testimony.pseudonym = ""
    testimony.save_revision().publish()
    assert "schuilnaam" not in client.get(testimony.url).content.decode()


def test_a_withdrawn_testimony_is_gone_at_once_from_every_place(client, home, causes, testimonies, testimony):
    places = addresses(home, causes, testimony, testimonies)
    for address in places.values():
        client.get(address)
    testimony.unpublish()
    for name, address in places.items():
        html = client.get(address).content.decode()
        assert TITLE not in html, name
        assert testimony.url not in html, name
