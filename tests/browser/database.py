"""A database that only the browser tests know: a server in threads of its own can't share a test's transaction."""

import os
from contextlib import contextmanager

from django.conf import settings
from django.db import connection


@contextmanager
def own_database():
    """Make an empty migrated database, point every connection of this process at it, and drop it afterwards."""
    name = f"browser_{os.getpid()}"
    if connection.vendor == "sqlite":
        name = str(settings.VAR_DIR / f"{name}.sqlite3")
    usual, usual_test = connection.settings_dict["NAME"], connection.settings_dict["TEST"]["NAME"]
    connection.close()
    connection.settings_dict["TEST"]["NAME"] = name
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        yield
        connection.creation.destroy_test_db(usual, verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"], connection.settings_dict["TEST"]["NAME"] = usual, usual_test
