"""Converts a value of a file to the blocks of a stream: running text, or a list of items of one block type."""

import html
import re

from django.core.exceptions import ValidationError
from wagtail import blocks

from initial_content.loading.markup import check_html, check_text, has_markup

# What stands between the texts: a heading, or the name of a drawing.
BETWEEN = re.compile(r'<(h[23])>(.*?)</\1>|<drawing name="([^"]*)">', re.DOTALL)


def stream_data(column, value, pages):
    """Return the raw blocks of a stream.

    Args:
        column: BodyField.
        value: HTML with h2, h3 and ``<drawing name="…">`` for running text, or a list of dicts for a field with one
            block type.
        pages: ``{id: primary key}`` for page choosers; a page that is missing is left out.
    """
    if isinstance(value, str):
        return list(_text_blocks(value))
    ((name, block),) = column.stream_block.child_blocks.items()
    items = [_raw(block, item, pages) for item in value]
    # Leave out an item whose page is missing.
    pairs = zip(items, value, strict=True)
    return [{"type": name, "value": item} for item, raw in pairs if "page" not in raw or item.get("page") is not None]


def _raw(block, value, pages):
    if isinstance(block, blocks.PageChooserBlock):
        return pages.get(value)
    if isinstance(block, blocks.StructBlock):
        return {key: _raw(block.child_blocks[key], item, pages) for key, item in value.items()}
    if isinstance(block, blocks.ListBlock):
        items = [_raw(block.child_block, item, pages) for item in value]
        return [item for item in items if item is not None]
    return value


def _text_blocks(text):
    start = 0
    for between in BETWEEN.finditer(text):
        level, heading, drawing = between.groups()
        yield from _text_block(text[start : between.start()])
        if level:
            yield {"type": "heading", "value": {"level": level, "text": html.unescape(heading).strip()}}
        else:
            yield {"type": "drawing", "value": {"name": drawing}}
        start = between.end()
    yield from _text_block(text[start:])


def _text_block(text):
    if text.strip():
        yield {"type": "text", "value": text.strip()}


def check_stream(column, value, ids):
    """Return the first problem of a stream's value, in Dutch; None without one.

    Args:
        column, value: as for `stream_data`.
        ids: of the pages in the files.
    """
    known = column.stream_block.child_blocks
    if isinstance(value, str):
        return _check_running_text(column, value, known)
    if not isinstance(value, list) or len(known) != 1:
        return "heeft niet de goede vorm"
    most = column.stream_block.meta.max_num
    if most is not None and len(value) > most:
        return f"hoogstens {most}"
    (block,) = known.values()
    return next(filter(None, (_check(block, item, ids) for item in value)), None)


def _check_running_text(column, value, known):
    if problem := check_html(BETWEEN.sub("", value)):
        return problem
    data = stream_data(column, value, {})
    unknown = {block["type"] for block in data} - set(known)
    if unknown:
        return f"hier kan geen lopende tekst met “{min(unknown)}”"
    names = [block["value"]["name"] for block in data if block["type"] == "drawing"]
    if wrong := [name for name in names if _check(known["drawing"], {"name": name}, ())]:
        return f"tekening “{wrong[0]}” bestaat niet"
    headings = [block["value"]["text"] for block in data if block["type"] == "heading"]
    return next((f"kop “{text}”: {problem}" for text in headings if (problem := _check_heading(text))), None)


def _check_heading(text):
    return "hoogstens 120 tekens, zonder HTML" if has_markup(text) or len(text) > 120 else None


def _check(block, value, ids):
    """Return the first problem of a value for which its block could not be saved in the CMS; None without one."""
    if isinstance(block, blocks.StructBlock):
        return _check_struct(block, value, ids)
    if isinstance(block, blocks.ListBlock):
        if not isinstance(value, list):
            return "hier hoort een lijst"
        least, most = block.meta.min_num or 0, block.meta.max_num
        if len(value) < least or (most is not None and len(value) > most):
            return f"{least} tot {most or 'veel'} verwacht, {len(value)} gekregen"
        return next(filter(None, (_check(block.child_block, item, ids) for item in value)), None)
    if isinstance(block, blocks.PageChooserBlock):
        return None if isinstance(value, str) and value in ids else f"pagina “{value}” bestaat niet"
    if isinstance(block, blocks.RichTextBlock):
        return check_html(value)
    if isinstance(block, blocks.MultipleChoiceBlock):
        return _clean(block, value) if isinstance(value, list) else "hier hoort een lijst"
    if problem := check_text(value):
        return problem
    return _clean(block, block.to_python(str(value)) if not isinstance(block, blocks.DateBlock) else value)


def _check_struct(block, value, ids):
    if not isinstance(value, dict):
        return f"“{value}” heeft niet de goede vorm"
    for key in set(value) - set(block.child_blocks):
        return f"“{key}” bestaat hier niet"
    for key, child in block.child_blocks.items():
        if key in value:
            problem = _check(child, value[key], ids)
        elif isinstance(child, blocks.PageChooserBlock):
            problem = "ontbreekt" if child.required else None
        elif isinstance(child, blocks.ListBlock):
            problem = "ontbreekt" if child.meta.min_num else None
        else:
            problem = _clean(child, child.get_default())
        if problem:
            return f"“{key}”: {problem}"
    return _check_together(block, value)


def _check_together(block, value):
    """Return the problems of a block's values together, without its pages, which do not exist yet; None without any."""
    skipped = blocks.ListBlock | blocks.PageChooserBlock
    values = {key: item for key, item in value.items() if not isinstance(block.child_blocks[key], skipped)}
    try:
        block.clean(block.to_python(values))
    except blocks.StructBlockValidationError as error:
        errors = error.as_json_data()
        told = errors.get("blockErrors", {}).items()
        by_key = {key: each["messages"] for key, each in told if not isinstance(block.child_blocks[key], skipped)}
        lines = [f"“{key}”: {' '.join(messages)}" for key, messages in by_key.items()]
        return "; ".join([*lines, *errors.get("messages", ())]) or None
    return None


def _clean(block, value):
    try:
        block.clean(value)
    except ValidationError as error:
        return "; ".join(error.messages)
    return None
