"""The test-suite: DATABASE_URL chooses between SQLite (default) and PostgreSQL."""

import os
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATABASES, STORAGES

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
TEST_DIR = Path(tempfile.gettempdir()) / f"vsv-tests-{os.getuid()}"
MEDIA_ROOT = TEST_DIR / "media" / os.environ.get("PYTEST_XDIST_WORKER", "main")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Threads and processes of one test share a file, as they do in the demonstration.
    DATABASES["default"]["TEST"] = {
        "NAME": str(TEST_DIR / f"db-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}.sqlite3")
    }
    TEST_DIR.mkdir(parents=True, exist_ok=True)
