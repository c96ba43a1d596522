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
