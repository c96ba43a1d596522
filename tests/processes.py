"""Other processes on the database of this run: what one writes and commits, another reads."""

import os
import subprocess
import sys
from urllib.parse import quote

from django.conf import settings
from django.db import connection


def address_of_the_database():
    """Give the migrated database of this run as the environment names it."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{connection.settings_dict['NAME']}"
    named = {key.lower(): quote(str(value), safe="") for key, value in connection.settings_dict.items()}
    return "postgres://{user}:{password}@{host}:{port}/{name}".format(**named)


def manage(folder, *command, **options):
    """Start manage.py as the demonstration runs, in a process of its own.

    Args:
        folder: Path of everything it writes.
        command: with its arguments.
        options: for Popen.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PORT"}
    environment |= {"DATABASE_URL": address_of_the_database(), "VAR_DIR": str(folder)}
    environment |= {"DJANGO_SETTINGS_MODULE": "vsv_site.settings.dev", "DEBUG": "0"}
    environment |= {"MEDIA_ROOT": str(settings.MEDIA_ROOT), "SEARCH_INDEX_DIR": str(folder / "search")}
    arguments = [sys.executable, str(settings.BASE_DIR / "manage.py"), *command]
    return subprocess.Popen(arguments, env=environment, cwd=settings.BASE_DIR, **options)


def run(folder, code):
    """Run a piece of Python in a process that knows the site, and give how it ended; see `manage`."""
    return manage(folder, "shell", "--no-imports", "-c", code).wait(timeout=120)
