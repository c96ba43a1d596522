"""Search fields of pages for the search of the CMS, whose texts are normalized by `base.text.plain`."""

from copy import copy

from wagtail.search import index

from base import text


class _PlainTextMixin:
    """A search field that normalizes its text."""

    def get_value(self, obj):
        value = super().get_value(obj)
        if isinstance(value, list):
            return [text.plain(str(each)) for each in value]
        return text.plain(value) if isinstance(value, str) else value


class _SearchField(_PlainTextMixin, index.SearchField):
    pass


class _AutocompleteField(_PlainTextMixin, index.AutocompleteField):
    pass


_PLAIN_TEXT_CLASSES = {index.SearchField: _SearchField, index.AutocompleteField: _AutocompleteField}


def with_plain_text(field):
    """Return a copy of a search field that normalizes its text; a filter field is copied unchanged."""
    field = copy(field)
    field.__class__ = _PLAIN_TEXT_CLASSES.get(type(field), type(field))
    return field
