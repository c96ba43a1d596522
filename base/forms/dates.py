"""Date fields in forms: every field parses what people type and shows its value in words (ADR 25)."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import DateTimeBaseInput

from base import dates, text

PARSERS = {
    forms.DateField: dates.parse_date,
    forms.DateTimeField: dates.parse_datetime,
    forms.TimeField: dates.parse_time,
}


def patch_date_fields():
    """Make every date field of Django, and so of Wagtail, parse and format dates with base.dates."""
    for field, parse in PARSERS.items():
        field.to_python = _patched_to_python(field.to_python, parse)
    DateTimeBaseInput.format_value = _patched_format_value(DateTimeBaseInput.format_value)


def _patched_to_python(to_python, parse):
    def patched(self, value):
        if isinstance(value, str):
            value = parse(value) if text.clean(value) else None
        try:
            return to_python(self, value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            message = f"Rond {dates.in_words(value)} verspringt de klok. Kies een vroeger of een later uur."
            raise ValidationError(message, code="invalid") from error

    return patched


def _patched_format_value(format_value):
    def patched(self, value):
        # An invalid text stays as it was typed; a native date input of the browser takes ISO 8601.
        if self.input_type == "text" and isinstance(value, datetime.date | datetime.time):
            return dates.in_words(value)
        return format_value(self, value)

    return patched
