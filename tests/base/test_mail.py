"""An app that needs mail finds a mail server, or the site refuses to begin and says why."""

import pytest
from django.apps import apps
from django.core import mail as djangos
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured

from base import mail

SENTENCE = "Set EMAIL_URL and DEFAULT_FROM_EMAIL: these apps must send mail: practices (confirming a subscription)."


@pytest.fixture
def needing(monkeypatch):
    """The site with an app that must send mail."""
    monkeypatch.setattr(apps.get_app_config("practices"), "needs_mail", "confirming a subscription", raising=False)


def found():
    return [each.msg for each in run_checks() if each.id == "base.E001"]


def test_an_app_that_needs_mail_stops_a_site_without_a_mail_server(needing, settings):
    settings.MAIL_CONFIGURED = False
    assert found() == [SENTENCE]
    with pytest.raises(ImproperlyConfigured, match="confirming a subscription"):
        mail.require()


def test_with_a_mail_server_it_begins(needing, settings):
    settings.MAIL_CONFIGURED = True
    assert found() == []
    mail.require()


def test_today_no_app_needs_mail_so_a_site_without_a_mail_server_begins(settings):
    settings.MAIL_CONFIGURED = False
    assert found() == []
    mail.require()


def test_a_test_keeps_its_mail_in_memory(settings):
    djangos.send_mail("Onderwerp", "Tekst", None, ["x@example.org"])
    assert [each.subject for each in djangos.outbox] == ["Onderwerp"]
