"""/.well-known/security.txt says where to report a hole, once there is somebody who reads it (RFC 9116)."""

import datetime
import re
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.utils import timezone

from base import views

ADDRESS = "/.well-known/security.txt"


def test_without_a_contact_there_is_none(client, home):
    assert site_settings.SECURITY_CONTACT == []
    assert client.get(ADDRESS).status_code == 404


def test_it_names_every_contact_and_expires_in_the_future(client, home, settings):
    settings.SECURITY_CONTACT = ["https://www.example.org/meld", "mailto:veilig@example.org"]
    response = client.get(ADDRESS)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    fields = [line.split(": ", 1) for line in response.content.decode().splitlines()]
    assert [value for name, value in fields if name == "Contact"] == settings.SECURITY_CONTACT
    assert [value for name, value in fields if name == "Canonical"] == [f"http://testserver{ADDRESS}"]
    (expires,) = (value for name, value in fields if name == "Expires")
    assert datetime.datetime.fromisoformat(expires) > timezone.now()
    assert not response.cookies


@pytest.mark.parametrize(
    "moment", ["2026-12-31T23:30:00+00:00", "2028-02-29T00:00:00+01:00", "2040-06-01T12:00:00+00:00"]
)
def test_it_never_expires_while_somebody_runs_the_site_and_less_than_a_year_ahead(rf, settings, monkeypatch, moment):
    settings.SECURITY_CONTACT = ["mailto:veilig@example.org"]
    now = datetime.datetime.fromisoformat(moment)
    monkeypatch.setattr(views.timezone, "now", lambda: now)
    expires = re.search(r"Expires: (\S+)", views.security(rf.get(ADDRESS)).content.decode())[1]
    assert now < datetime.datetime.fromisoformat(expires) < now + datetime.timedelta(days=365)


def test_no_address_is_made_up():
    settings = "".join(path.read_text() for path in Path(site_settings.BASE_DIR, "vsv_site/settings").glob("*.py"))
    assert not re.search(r"[\w.]+@[\w.]+\.\w+", settings)
