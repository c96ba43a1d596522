"""Settings that every environment shares; the other modules add only what differs."""

import os
from pathlib import Path

import dj_database_url

from vsv_site.template_engines import TEMPLATES as TEMPLATES

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))

INSTALLED_APPS = [
    # The apps of this project come first, so that their commands (publish_scheduled) and templates take precedence.
    "base",
    "accounts",
    "search",
    "content",
    "practices",
    "research",
    "tracker",
    "figures",
    "initial_content",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "django_tasks_db",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "base.middleware.RequestStateMiddleware",
    "search.middleware.ApiErrorMiddleware",
    "base.middleware.MalformedAddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "base.middleware.SecurityHeadersMiddleware",
    "base.zone_middleware.ZoneMiddleware",
    "base.middleware.DatabaseAwayMiddleware",
    "search.statistics.recorder.SearchStatisticsMiddleware",
    "base.page_store.middleware.PageStoreMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "base.middleware.WriteTransactionMiddleware",
    # Sessions, users and messages are lazy: a public page uses none of them, so a visitor gets no cookie.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "base.middleware.ValidationErrorMiddleware",
    # Before the redirects, so that it also corrects a mistyped old address.
    "base.addresses.middleware.TypedAddressMiddleware",
    "base.addresses.redirects.RedirectsMiddleware",
    "search.middleware.IndexFallbackMiddleware",
]

ROOT_URLCONF = "vsv_site.urls"
WSGI_APPLICATION = "vsv_site.wsgi.application"

# Templates of widgets are in the folders of all templates.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

SQLITE_OPTIONS = {
    # One writer at a time, which waits for its turn; readers never wait.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
SQLITE_URL = f"sqlite:///{VAR_DIR / 'db.sqlite3'}"


def database(url):
    """Return Django's settings for one database address.

    Args:
        url: ``sqlite:///path`` or ``postgres://user:password@host:port/name``.

    Returns:
        A dict for ``DATABASES["default"]``.
    """
    config = dj_database_url.parse(url)
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = SQLITE_OPTIONS
    else:
        # Seconds: who waits longer takes a thread from those who could be answered (base/database_watch.py).
        config["OPTIONS"] = {"connect_timeout": 3, **config.get("OPTIONS", {})}
    config["CONN_MAX_AGE"] = 60
    config["CONN_HEALTH_CHECKS"] = True
    return config


DATABASES = {"default": database(os.environ.get("DATABASE_URL") or SQLITE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Wagtail's own tasks run immediately, because its reference index is read right after. Tasks of this project are run by
# the worker (base/tasks); each machine has a queue of its own, so every queue name is allowed.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "database": {"BACKEND": "django_tasks_db.backend.DatabaseBackend", "QUEUES": []},
}

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Texts with links to the glossary (content/jinja2tags.py).
    "glossary": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "glossary",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
}
# For whole public answers, in the memory of each process that answers (base/page_store).
PAGE_STORE_BYTES = int(os.environ.get("PAGE_STORE_MB", "64")) * 1024 * 1024

# To standard error, for the service manager to store; base/request_log.py formats the lines.
LOGGING: dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "base.request_log.RequestIdFilter"}},
    "formatters": {
        "line": {
            "()": "base.request_log.ImpersonalFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request_id"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Without Django's own handlers, which would mail whole requests to administrators.
    "loggers": {"django": {"handlers": [], "level": "WARNING"}},
}

# Whether mail can be sent (base/mail.py). Development writes it to the console, a test keeps it in memory.
MAIL_CONFIGURED = True
EMAIL_TIMEOUT = 10  # seconds

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Brussels"
USE_I18N = True
USE_TZ = True

# The search index of this machine, which is built from the database.
SEARCH_INDEX_DIR = Path(os.environ.get("SEARCH_INDEX_DIR", VAR_DIR / "search"))

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", VAR_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "base.staticfiles.StylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT", VAR_DIR / "media"))
STORAGES = {
    "default": {"BACKEND": "base.storage.LibraryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the edit form of a page with many blocks and terms

# An unfinished action of a running plan without news for so long stands on the start screen of who looks after it.
TRACKER_SILENT_MONTHS = 12

# Contacts for reporting a vulnerability: https://…, mailto:… or tel:…, the preferred one first. None by default,
# because no organisation maintains the site yet; without any, there is no /.well-known/security.txt.
SECURITY_CONTACT = [contact.strip() for contact in os.environ.get("SECURITY_CONTACT", "").split(",") if contact.strip()]

LOGIN_URL = "wagtailadmin_login"
WAGTAIL_FRONTEND_LOGIN_URL = "/cms/login/"

WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_USER_LOGIN_FORM = "accounts.forms.LoginForm"
WAGTAIL_SITE_NAME = "Samen tegen schooluitval"
WAGTAILADMIN_BASE_URL = os.environ.get("BASE_URL", "http://127.0.0.1:8000")
# The authority in the ids of feed entries: a domain name and a year in which it was owned (RFC 4151). It must never
# change, because feed readers show an entry with another id as new.
TAG_AUTHORITY = os.environ.get("TAG_AUTHORITY", "samen-tegen-schooluitval.example,2026")
WAGTAIL_I18N_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands")]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILREDIRECTS_AUTO_CREATE = True
WAGTAILIMAGES_IMAGE_MODEL = "base.LibraryImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "base.forms.media.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "base.LibraryDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "base.forms.media.DocumentForm"
NGINX_IN_FRONT = os.environ.get("NGINX_IN_FRONT") == "1"  # as in deploy/nginx
SENDFILE_BACKEND = "base.in_front"
WAGTAILDOCS_EXTENSIONS = [
    "csv", "docx", "mp3", "mp4", "odp", "ods", "odt", "pdf", "pptx", "txt", "vtt", "webm", "xlsx",
]  # fmt: skip
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "base.cms_search", "SEARCH_CONFIG": "dutch"}}
SEARCH_COUNTS_EVERY = 60  # seconds between two writes of the counts of searches in memory
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "base.forms.rich_text.RichTextArea",
        # No embeds, because their template needs inline styles and a frame of a third party.
        "OPTIONS": {"features": ["bold", "italic", "ol", "ul", "link", "document-link"]},
    },
}
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
TAGGIT_CASE_INSENSITIVE = True
