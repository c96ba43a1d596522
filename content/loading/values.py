"""How a value of a file becomes a value of a column."""

import html
import re
from html.parser import HTMLParser

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.fields import RichTextField

from base.fields import BodyField, LinesField
from base.models import Municipality

# Columns of every page that a file may fill; the others are the tree's, the editors' or the publication's.
COLUMNS_OF_EVERY_PAGE = ("show_in_menus", "seo_title")
COLUMNS_OF_EDITORS = {"caretaker", "listing_image"}
HEADING = re.compile(r"<(h[23])>(.*?)</\1>", re.DOTALL)
MARKUP = re.compile(r"</?[a-z]|<!|&[a-z]+;|&#", re.IGNORECASE)
ALLOWED_TAGS = {"p", "ul", "ol", "li", "b", "i", "strong", "em", "a", "br"}
ALLOWED_LINK = re.compile(r"(https?:/)?/[^\s]*")


def columns(model):
    """Give the columns of a page type that a file may fill, as ``{name: field}``."""
    own = [field for field in model._meta.fields if field.model is model and not field.primary_key]
    every = [model._meta.get_field(name) for name in COLUMNS_OF_EVERY_PAGE]
    return {field.name: field for field in [*own, *every] if field.name not in COLUMNS_OF_EDITORS}


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
    if column.is_relation:
        known = municipalities if column.related_model is Municipality else slugs
        return None if isinstance(value, str) and value in known else f"“{value}” bestaat niet"
    if isinstance(column, BodyField):
        return _check_blocks(column, value, slugs)
    if isinstance(column, RichTextField):
        return _check_html(value)
    if isinstance(column, LinesField):
        if not isinstance(value, list):
            return "hier hoort een lijst van regels"
        return next(filter(None, map(_check_text, value)), None)
    if isinstance(column, models.CharField | models.TextField) and (problem := _check_text(value)):
        return problem
    try:
        column.clean(column_value(column, value), None)
    except ValidationError as error:
        return "; ".join(error.messages)
    except (TypeError, ValueError) as error:
        return f"heeft niet de goede vorm ({error})"
    return None


def column_value(column, value):
    """Give a plain value in the form its column holds: a list of lines becomes lines of text."""
    if isinstance(column, LinesField):
        return "\n".join(str(line).strip() for line in value)
    return value.strip() if isinstance(value, str) else value


def has_markup(text):
    """Tell whether a plain text holds HTML, which its readers would see as it is."""
    return bool(MARKUP.search(text))


def stream_data(column, value, pages):
    """Give the raw blocks of a stream.

    Args:
        column: the BodyField.
        value: HTML with h2 and h3 for a running text, or a list of dicts for a field with one block type.
        pages: ``{slug: primary key}`` for blocks that choose a page.
    """
    if isinstance(value, str):
        return list(_text_blocks(value))
    (name,) = column.stream_block.child_blocks
    return [
        {"type": name, "value": {**item, "page": pages[item["page"]]} if "page" in item else dict(item)}
        for item in value
    ]


def _text_blocks(text):
    start = 0
    for heading in HEADING.finditer(text):
        yield from _text_block(text[start : heading.start()])
        yield {"type": "heading", "value": {"level": heading[1], "text": html.unescape(heading[2]).strip()}}
        start = heading.end()
    yield from _text_block(text[start:])


def _text_block(text):
    if text.strip():
        yield {"type": "text", "value": text.strip()}


def _check_blocks(column, value, slugs):
    known = column.stream_block.child_blocks
    if isinstance(value, str):
        if problem := _check_html(HEADING.sub("", value)):
            return problem
        blocks = stream_data(column, value, {})
        unknown = {block["type"] for block in blocks} - set(known)
        if unknown:
            return f"hier kan geen lopende tekst met “{min(unknown)}”"
        headings = [block["value"]["text"] for block in blocks if block["type"] == "heading"]
        return next((f"kop “{text}”: {problem}" for text in headings if (problem := _check_heading(text))), None)
    if not isinstance(value, list) or len(known) != 1:
        return "heeft niet de goede vorm"
    most = column.stream_block.meta.max_num
    if most is not None and len(value) > most:
        return f"hoogstens {most}"
    (block,) = known.values()
    return next(filter(None, (_check_block(block, item, slugs) for item in value)), None)


def _check_block(block, item, slugs):
    """Check one item of a list of blocks: nothing unknown, nothing missing."""
    if not isinstance(item, dict):
        return f"“{item}” heeft niet de goede vorm"
    for key in set(item) - set(block.child_blocks):
        return f"“{key}” bestaat hier niet"
    for key, child in block.child_blocks.items():
        if key == "page":
            if not isinstance(item.get(key), str) or item[key] not in slugs:
                return f"pagina “{item.get(key)}” bestaat niet"
            continue
        problem = _check_text(item[key]) if key in item else None
        if not problem:
            try:
                child.clean(child.to_python(str(item[key])) if key in item else child.get_default())
            except ValidationError as error:
                problem = "; ".join(error.messages)
        if problem:
            return f"“{key}”: {problem}"
    return None


def _check_heading(text):
    if MARKUP.search(text) or len(text) > 120:
        return "hoogstens 120 tekens, zonder HTML"
    return None


def _check_text(value):
    if isinstance(value, bool | list | dict):
        return "hier hoort tekst"
    return "hier kan geen HTML" if has_markup(str(value)) else None


def _check_html(value):
    if not isinstance(value, str) or not value.strip():
        return "hier hoort tekst"
    checker = _RichTextChecker()
    checker.feed(value)
    checker.close()
    if checker.open and not checker.problem:
        return f"<{checker.open[-1]}> is niet gesloten"
    return checker.problem


class _RichTextChecker(HTMLParser):
    """Notes the first thing that the rich text editor could not have made."""

    def __init__(self):
        super().__init__()
        self.open, self.problem = [], None

    def refuse(self, text):
        self.problem = self.problem or text

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED_TAGS:
            self.refuse(f"<{tag}> kan hier niet")
        link = dict(attrs).get("href")
        if attrs and not (tag == "a" and len(attrs) == 1 and link and ALLOWED_LINK.fullmatch(link)):
            self.refuse(f"{self.get_starttag_text()} kan hier niet")
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.refuse(f"</{tag}> sluit niets")

    def handle_data(self, data):
        if re.search(r"<[a-z/!?]", data, re.IGNORECASE):
            self.refuse(f"{data.strip()[:30]} kan hier niet")

    def handle_comment(self, data):
        self.refuse("een opmerking kan hier niet")

    handle_decl = handle_pi = unknown_decl = handle_comment
