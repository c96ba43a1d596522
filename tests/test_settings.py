"""Production starts only when it knows all that matters, and then passes Django's own list."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
COMPLETE = {
    "SECRET_KEY": "x7" * 30 + "-lang-genoeg",
    "ALLOWED_HOSTS": "www.example.org, example.org",
    "DATABASE_URL": "postgres://vsv:geheim@db.example.org:5432/vsv",
    "BASE_URL": "https://www.example.org",
}
MAIL = {
    "EMAIL_URL": "smtp+tls://site%40example.org:geheim@mail.example.org",
    "DEFAULT_FROM_EMAIL": "Samen <site@example.org>",
}


def manage(*command, **environment):
    """Run manage.py in production with nothing in its environment but what is given."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env={**kept, "DJANGO_SETTINGS_MODULE": "vsv_site.settings.production", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("missing", COMPLETE)
def test_production_refuses_to_start_without_a_value_and_names_it(missing):
    result = manage("check", **{name: value for name, value in COMPLETE.items() if name != missing})
    assert result.returncode != 0
    assert missing in result.stderr
    assert not any(f"  {name}:" in result.stderr for name in COMPLETE if name != missing)


def test_production_names_all_that_is_missing_at_once_and_no_secret():
    result = manage("check", SECRET_KEY="mijn-geheim", BASE_URL="  ")
    assert all(name in result.stderr for name in COMPLETE if name != "SECRET_KEY")
    assert "mijn-geheim" not in result.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "kort"),
        ("SECRET_KEY", "x7" * 24 + "q"),
        ("SECRET_KEY", f"{'x7abcq' * 8} {' ' * 40}"),
        ("SECRET_KEY", "a" * 80),
        ("SECRET_KEY", "abab" * 20),
        ("SECRET_KEY", "django-insecure-" + "x7abcq" * 10),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", " * "),
        ("ALLOWED_HOSTS", "www.example.org,*"),
        ("ALLOWED_HOSTS", "*.example.org"),
        ("ALLOWED_HOSTS", "."),
        ("ALLOWED_HOSTS", ".be"),
        ("ALLOWED_HOSTS", ","),
        ("ALLOWED_HOSTS", "https://www.example.org"),
        ("SECURITY_CONTACT", "veiligheid@example.org"),
        ("SECURITY_CONTACT", "http://www.example.org/"),
        ("SECURITY_CONTACT", "mailto:veiligheid@example.org,wij"),
        ("EMAIL_URL", "mail.example.org"),
        ("EMAIL_URL", "https://site:geheim@mail.example.org"),
        ("EMAIL_URL", "smtp+tls://site:geheim@"),
        ("EMAIL_URL", "smtp+tls://site:geheim@mail.example.org:poort"),
        ("EMAIL_URL", "smtp://site:geheim@mail.example.org"),
        ("DEFAULT_FROM_EMAIL", ""),
        ("DEFAULT_FROM_EMAIL", "Samen tegen schooluitval"),
    ],
)
def test_production_refuses_a_value_that_makes_it_unsafe_and_shows_no_secret(value, name, tmp_path):
    result = manage("check", VAR_DIR=str(tmp_path), **{**COMPLETE, **MAIL, name: value})
    assert result.returncode != 0
    assert name in result.stderr.splitlines()[-1]
    assert name != "SECRET_KEY" or value not in result.stderr
    assert "geheim" not in result.stderr


@pytest.mark.parametrize("hosts", [".example.org", "localhost,127.0.0.1,[::1]", "www.example.org, xn--caf-dma.be"])
def test_production_takes_hosts_of_its_own(hosts, tmp_path):
    values = {**COMPLETE, "ALLOWED_HOSTS": hosts, "SECURITY_CONTACT": "https://example.org/x, mailto:a@example.org"}
    assert manage("check", VAR_DIR=str(tmp_path), **values).returncode == 0


def test_complete_production_settings_pass_djangos_deployment_check(tmp_path):
    result = manage("check", "--deploy", "--fail-level", "WARNING", VAR_DIR=str(tmp_path), **COMPLETE)
    assert result.returncode == 0, result.stderr
    assert "geheim" not in result.stdout + result.stderr


def test_production_shows_no_debug_page_and_keeps_cookies_to_https(tmp_path):
    code = (
        "from django.conf import settings as s;"
        "print(s.DEBUG, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0, s.ALLOWED_HOSTS)"
    )
    result = manage("shell", "--no-imports", "-c", code, VAR_DIR=str(tmp_path), **COMPLETE)
    assert result.stdout.split("\n")[0] == "False True True True ['www.example.org', 'example.org']", result.stderr


def test_development_needs_nothing_and_keeps_its_secret_to_this_machine(tmp_path):
    first, second = (
        manage(
            "shell",
            "--no-imports",
            "-c",
            "from django.conf import settings; print(settings.SECRET_KEY)",
            DJANGO_SETTINGS_MODULE="vsv_site.settings.dev",
            VAR_DIR=str(tmp_path / "nieuw"),
        )
        for _ in range(2)
    )
    assert first.returncode == 0, first.stderr
    assert len(first.stdout.strip()) > 50
    assert first.stdout == second.stdout
    assert (tmp_path / "nieuw" / "secret_key").stat().st_mode & 0o777 == 0o600


def test_the_models_and_the_migrations_say_the_same(tmp_path):
    result = manage(
        "makemigrations", "--check", "--dry-run", DJANGO_SETTINGS_MODULE="vsv_site.settings.dev", VAR_DIR=str(tmp_path)
    )
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (MAIL["EMAIL_URL"], "True mail.example.org 587 site@example.org geheim True False Samen <site@example.org>"),
        ("smtp+ssl://x:y@m.example.org", "True m.example.org 465 x y False True Samen <site@example.org>"),
        ("smtp://localhost:2525", "True localhost 2525   False False Samen <site@example.org>"),
        ("", "False localhost 25   False False webmaster@localhost"),
    ],
)
def test_production_reads_its_mail_server_and_does_without_one(tmp_path, url, expected):
    names = "MAIL_CONFIGURED EMAIL_HOST EMAIL_PORT EMAIL_HOST_USER EMAIL_HOST_PASSWORD EMAIL_USE_TLS EMAIL_USE_SSL"
    code = "from django.conf import settings as s; print(*(getattr(s, name) for name in '{}'.split()))"
    code = code.format(f"{names} DEFAULT_FROM_EMAIL")
    values = {**COMPLETE, **MAIL, "EMAIL_URL": url}
    result = manage("shell", "--no-imports", "-c", code, VAR_DIR=str(tmp_path), **values)
    assert result.stdout == f"{expected}\n", result.stderr


def test_development_writes_mail_to_the_console(tmp_path):
    code = "from django.conf import settings as s; print(s.EMAIL_BACKEND, s.MAIL_CONFIGURED)"
    environment = {"DJANGO_SETTINGS_MODULE": "vsv_site.settings.dev", "VAR_DIR": str(tmp_path)}
    result = manage("shell", "--no-imports", "-c", code, **environment)
    assert result.stdout == "django.core.mail.backends.console.EmailBackend True\n", result.stderr


def test_production_logs_without_addresses_and_says_of_which_request(tmp_path):
    code = "import logging; logging.getLogger('x').warning('van 81.82.83.84')"
    result = manage("shell", "--no-imports", "-c", code, VAR_DIR=str(tmp_path), **COMPLETE)
    assert result.stderr.endswith(" WARNING x [-] van [address]\n")


@pytest.mark.parametrize("url", ["", MAIL["EMAIL_URL"]])
def test_no_server_begins_without_the_mail_that_an_app_needs(tmp_path, url):
    code = (
        "from practices.apps import PracticesConfig; PracticesConfig.needs_mail = 'confirming a subscription'; "
        "import vsv_site.wsgi"
    )
    values = {**COMPLETE, **MAIL, "EMAIL_URL": url}
    result = manage("shell", "--no-imports", "-c", code, VAR_DIR=str(tmp_path), **values)
    assert (result.returncode == 0) is bool(url), result.stderr
    assert ("practices (confirming a subscription)" in result.stderr) is not bool(url)
