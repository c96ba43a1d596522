"""Production: every value that matters comes from the environment, and a missing one stops the start."""

import os

from django.core.exceptions import ImproperlyConfigured

REQUIRED = {
    "SECRET_KEY": "a long random string",
    "ALLOWED_HOSTS": "host names, separated by commas",
    "DATABASE_URL": "postgres://user:password@host:5432/name",
    "BASE_URL": "the public address, such as https://www.example.org",
}
missing = [name for name in REQUIRED if not os.environ.get(name, "").strip()]
if missing:
    lines = "\n".join(f"  {name}: {REQUIRED[name]}" for name in missing)
    raise ImproperlyConfigured(f"Set these environment variables before you start:\n{lines}")

from .base import *  # noqa: E402, F403

DEBUG = False
SECRET_KEY = os.environ["SECRET_KEY"]
ALLOWED_HOSTS = [host.strip() for host in os.environ["ALLOWED_HOSTS"].split(",") if host.strip()]
CSRF_TRUSTED_ORIGINS = [os.environ["BASE_URL"].rstrip("/")]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = os.environ.get("SECURE_SSL_REDIRECT", "1") == "1"
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# X-Frame-Options is set by base.middleware.SecurityHeaders, which knows the CMS from the rest.
SILENCED_SYSTEM_CHECKS = ["security.W002"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
