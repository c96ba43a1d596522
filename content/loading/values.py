"""How a value of a file becomes a value of a column."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.fields import RichTextField

from base.fields import BodyField, LinesField
from base.models import Municipality

HEADING = re.compile(r"<(h[23])>(.*?)</\1>", re.DOTALL)
TAG = re.compile(r"</?([a-z0-9]+)([^>]*)>", re.IGNORECASE)
ALLOWED_TAGS = {"p", "ul", "ol", "li", "b", "i", "strong", "em", "a", "br"}


def check_value(column, value, slugs, municipalities):
    """Check a value before anything is written.

    Args:
        column: model field it is meant for.
        value: plain Python from the file.
        slugs: addresses of the pages in the files.
        municipalities: names of municipalities.

    Returns:
        Dutch description of what is wrong, or None.
    """
    if value is None:
        return "is leeg; laat de sleutel dan weg"
    if isinstance(column, models.ForeignKey):
        known = municipalities if column.related_model is Municipality else slugs
        return None if value in known else f"“{value}” bestaat niet"
    try:
        if isinstance(column, BodyField):
            wanted = {item["page"] for item in value if isinstance(item, dict) and "page" in item}
            if wanted - set(slugs):
                return f"pagina “{min(wanted - set(slugs))}” bestaat niet"
            stream = column.to_python(stream_data(column, value, dict.fromkeys(wanted)))
            if not wanted:
                column.stream_block.clean(stream)
            return None
        if isinstance(column, RichTextField) or (isinstance(column, models.TextField) and "<" in str(value)):
            return _check_html(value)
        column.clean(column_value(column, value), None)
    except ValidationError as error:
        return "; ".join(error.messages)
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        return f"heeft niet de goede vorm ({error})"
    return None


def column_value(column, value):
    """Give a plain value in the form its column holds: a list of lines becomes lines of text."""
    if isinstance(column, LinesField):
        if not isinstance(value, list):
            raise ValidationError("hier hoort een lijst van regels")
        return "\n".join(str(line).strip() for line in value)
    return value.strip() if isinstance(value, str) else value


def stream_data(column, value, pages):
    """Give the raw blocks of a stream.

    Args:
        column: the BodyField.
        value: HTML with h2 and h3 for a running text, or a list of dicts for a field with one block type.
        pages: ``{slug: primary key}`` for blocks that choose a page.
    """
    if isinstance(value, str):
        problem = _check_html(HEADING.sub("", value))
        if problem:
            raise ValidationError(problem)
        return list(_text_blocks(value))
    (name,) = column.stream_block.child_blocks
    return [
        {"type": name, "value": {**item, "page": pages[item["page"]]} if "page" in item else dict(item)}
        for item in value
    ]


def _text_blocks(html):
    start = 0
    for heading in HEADING.finditer(html):
        yield from _text_block(html[start : heading.start()])
        yield {"type": "heading", "value": {"level": heading[1], "text": heading[2].strip()}}
        start = heading.end()
    yield from _text_block(html[start:])


def _text_block(html):
    if html.strip():
        yield {"type": "text", "value": html.strip()}


def _check_html(value):
    if not isinstance(value, str) or not value.strip():
        return "hier hoort tekst"
    for name, attributes in TAG.findall(value):
        if name not in ALLOWED_TAGS:
            return f"<{name}> kan hier niet"
        if attributes.strip() and not re.fullmatch(r'\s+href="(https?://|/)[^"]*"', attributes):
            return f"<{name}{attributes}> kan hier niet"
    return None
