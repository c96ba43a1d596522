"""Slugs made from texts."""

from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii


def ascii_slug(text):
    """Return the slug of a text: ASCII letters, digits and hyphens; "" when the text has none."""
    return slugify(string_to_ascii(text))
