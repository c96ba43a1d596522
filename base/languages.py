"""Languages: of publications and instruments, and of whatever on the site is not in Dutch (WCAG 3.1.2)."""

from django.db import models
from markupsafe import Markup, escape

SITE_LANGUAGE = "nl-BE"
NAMES = {"en": "Engels", "fr": "Frans", "de": "Duits", "tr": "Turks", "ar": "Arabisch", "uk": "Oekraïens"}
RIGHT_TO_LEFT = frozenset({"ar"})


class Language(models.TextChoices):
    """The language of a publication or instrument."""

    DUTCH = "nl", "Nederlands"
    ENGLISH = "en", NAMES["en"]
    FRENCH = "fr", NAMES["fr"]
    GERMAN = "de", NAMES["de"]


def is_foreign(code):
    """Return whether a language, as a code of ISO 639, is another one than that of the site."""
    return bool(code) and code != Language.DUTCH


def language_attributes(code):
    """Return the HTML attributes of an element in a language: "" in Dutch, ``dir`` only from right to left.

    Args:
        code: of ISO 639; "" for Dutch.
    """
    if not is_foreign(code):
        return Markup("")
    direction = ' dir="rtl"' if code in RIGHT_TO_LEFT else ""
    return Markup(f' lang="{escape(code)}"{direction}')  # noqa: S704 escaped
