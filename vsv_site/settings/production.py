"""Production: every value that matters comes from the environment, and a missing one stops the start."""

import os
import re
from urllib.parse import unquote, urlsplit

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
from .base import SECURITY_CONTACT  # noqa: E402

DEBUG = False
SECRET_KEY = os.environ["SECRET_KEY"].strip()
ALLOWED_HOSTS = [host.strip() for host in os.environ["ALLOWED_HOSTS"].split(",") if host.strip()]

# Django's check W009, which `serve` does not run.
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5 or SECRET_KEY.startswith("django-insecure-"):
    raise ImproperlyConfigured("SECRET_KEY is too easy to guess: take at least 50 random characters.")
# A host name, or a dot followed by a domain name; never all hosts, nor all of a top-level domain.
HOST = re.compile(r"\.[\w-]+(\.[\w-]+)+|[\w-]+(\.[\w-]+)*|\[[0-9a-f:.]+\]", re.IGNORECASE)
wrong = [host for host in ALLOWED_HOSTS if not HOST.fullmatch(host)]
if wrong or not ALLOWED_HOSTS:
    raise ImproperlyConfigured(f"ALLOWED_HOSTS must name each host of the site, without address or *: {wrong}")
# RFC 9116, section 2.5.3: a web address (https), an e-mail address or a phone number, each as a URI.
wrong = [contact for contact in SECURITY_CONTACT if not re.fullmatch(r"(https://|mailto:.+@|tel:\+?\d)\S+", contact)]
if wrong:
    raise ImproperlyConfigured(f"SECURITY_CONTACT must be https://…, mailto:… or tel:…: {wrong}")


MAIL_PORTS = {"smtp+tls": 587, "smtp+ssl": 465, "smtp": 25}


def mail_server(url):
    """Return the parts of the address of a mail server and its port, as ``(SplitResult, int)``.

    Args:
        url: ``smtp+tls://user:password@host:port`` (STARTTLS), ``smtp+ssl://…`` (TLS from the start), or
            ``smtp://host:port`` without either, so without a password.

    Raises:
        ImproperlyConfigured: the address is invalid; the message leaves it out, because it may have a password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or MAIL_PORTS[parts.scheme]
    except (KeyError, ValueError):
        parts = port = None
    if not parts or not parts.hostname or parts.path.strip("/") or (parts.scheme == "smtp" and parts.username):
        raise ImproperlyConfigured(
            "EMAIL_URL must be smtp+tls://user:password@host:port, smtp+ssl://user:password@host:port or smtp://host:port."
        ) from None
    return parts, port


email_url = os.environ.get("EMAIL_URL", "").strip()
MAIL_CONFIGURED = bool(email_url)
if MAIL_CONFIGURED:
    server, EMAIL_PORT = mail_server(email_url)
    EMAIL_HOST, EMAIL_USE_TLS, EMAIL_USE_SSL = (
        server.hostname,
        server.scheme == "smtp+tls",
        server.scheme == "smtp+ssl",
    )
    # Special characters in a name or password are percent-encoded: %40 for @.
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(server.username or ""), unquote(server.password or "")
    # The sender: most mail servers accept only addresses of their own domains.
    DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "").strip()
    if not re.fullmatch(r"[^<>\r\n]*<[^@\s<>]+@[^@\s<>]+>|[^@\s<>]+@[^@\s<>]+", DEFAULT_FROM_EMAIL):
        raise ImproperlyConfigured("DEFAULT_FROM_EMAIL must be the address from which mail comes: Name <address>.")

CSRF_TRUSTED_ORIGINS = [os.environ["BASE_URL"].rstrip("/")]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = os.environ.get("SECURE_SSL_REDIRECT", "1") == "1"
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# base.middleware.SecurityHeadersMiddleware sets X-Frame-Options by zone.
SILENCED_SYSTEM_CHECKS = ["security.W002"]
