"""The summary of a page in very plain Dutch, for who reads little or little Dutch."""

from django.core.exceptions import ValidationError
from django.db import models

MAX_WORDS = 100


def validate_words(value):
    """Raise a ValidationError for a text of more than `MAX_WORDS` words."""
    count = len(value.split())
    if count > MAX_WORDS:
        raise ValidationError(f"Hoogstens {MAX_WORDS} woorden; dit zijn er {count}.")


def easy_summary_field():
    """Return the model field of such a summary."""
    return models.TextField(
        "in het kort, in eenvoudige woorden",
        blank=True,
        validators=[validate_words],
        help_text=f"Hoogstens {MAX_WORDS} woorden, korte zinnen, geen moeilijke woorden.",
    )
