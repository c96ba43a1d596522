"""The account of the demonstration: an editor with a password that exists on one machine only."""

import re

import pytest
from django.core.management import call_command

from accounts.models import User


@pytest.fixture
def demo(db, settings, tmp_path, capsys):
    """Make the account; give the password that the command shows."""
    settings.VAR_DIR = tmp_path / "var"
    settings.WAGTAILADMIN_BASE_URL = "http://127.0.0.1:8123"

    def demo():
        call_command("demo_account")
        said = capsys.readouterr().out
        assert "http://127.0.0.1:8123/cms/" in said
        return re.search(r"wachtwoord: (\S+)", said)[1]

    return demo


def test_the_password_that_is_shown_logs_in_to_the_cms(client, demo):
    password = demo()
    response = client.post("/cms/login/", {"username": "demo", "password": password, "next": "/cms/"})
    assert (response.status_code, response.url) == (302, "/cms/")
    assert client.get("/cms/").status_code == 200
    assert client.get("/cms/pages/").status_code in {200, 302}


def test_a_wrong_password_does_not_log_in(client, demo):
    demo()
    assert client.post("/cms/login/", {"username": "demo", "password": "demo"}).status_code == 200


def test_a_second_time_gives_the_same_password_and_account(demo):
    first = demo()
    account = User.objects.get()
    assert demo() == first
    assert User.objects.get().password == account.password


def test_the_password_is_random_and_readable_by_its_owner_only(demo, settings):
    password = demo()
    file = settings.VAR_DIR / "demo_password"
    assert file.read_text() == password
    assert file.stat().st_mode & 0o777 == 0o600
    file.unlink()
    assert demo() != password
    assert len(password) >= 12


def test_a_password_that_somebody_changed_is_put_back(demo):
    password = demo()
    user = User.objects.get()
    user.set_password("iets anders")
    user.save()
    demo()
    assert User.objects.get().check_password(password)


def test_the_account_edits_and_publishes_but_is_no_administrator(demo):
    demo()
    user = User.objects.get()
    assert {group.name for group in user.groups.all()} == {"Moderators", "Editors"}
    assert not user.is_superuser
    assert not user.is_staff
    assert not user.has_perm("accounts.change_user")


def test_a_user_is_called_by_name_or_by_account():
    assert str(User(username="jp", first_name="Jan", last_name="Peeters")) == "Jan Peeters"
    assert str(User(username="jp")) == "jp"
