"""Development and the demonstration: needs no configuration; DEBUG=0 shows what a visitor sees."""

import os
import secrets

from .base import *  # noqa: F403
from .base import LOGGING, STORAGES, VAR_DIR

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DEBUG = os.environ.get("DEBUG", "1") not in {"0", "false", ""}
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")


def local_secret():
    """Return a secret key that is created once per machine and never committed."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = local_secret()

if DEBUG:
    # Developers need the whole message of an error.
    LOGGING["formatters"]["line"]["()"] = "logging.Formatter"
    # A changed template shows at once.
    PAGE_STORE_BYTES = 0
    STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
