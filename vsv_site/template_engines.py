"""What draws the CMS and what draws the pages of visitors."""

from pathlib import Path

from jinja2 import ChainableUndefined

FOLDER = Path(__file__).resolve().parents[1] / "templates"

TEMPLATES = [
    # The CMS, mails and sitemaps: the templates of Django, Wagtail and base/templates.
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
    # What visitors see: templates/ (ADR 40). No user and no session come near it.
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [FOLDER],
        "APP_DIRS": True,
        "OPTIONS": {
            "undefined": ChainableUndefined,
            "keep_trailing_newline": True,
            "extensions": [
                "wagtail.jinja2tags.core",
                "wagtail.admin.jinja2tags.userbar",
                "wagtail.images.jinja2tags.images",
                "base.jinja2tags.SiteExtension",
                "content.jinja2tags.ContentExtension",
                "search.jinja2tags.ListsExtension",
                "figures.jinja2tags.FiguresExtension",
            ],
        },
    },
]
