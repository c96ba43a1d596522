"""How a value of a file becomes the blocks of a stream: running text, or a list of items of one kind."""

import html
import re

from django.core.exceptions import ValidationError
from wagtail import blocks

from content.loading.markup import check_html, check_text, has_markup

HEADING = re.compile(r"<(h[23])>(.*?)</\1>", re.DOTALL)


def stream_data(column, value, pages):
    """Give the raw blocks of a stream.

    Args:
        column: the BodyField.
        value: HTML with h2 and h3 for a running text, or a list of dicts for a field with one block type.
        pages: ``{id: primary key}`` for blocks that choose a page; one that is not there any more is left out.
    """
    if isinstance(value, str):
        return list(_text_blocks(value))
    ((name, block),) = column.stream_block.child_blocks.items()
    items = [_raw(block, item, pages) for item in value]
    # What only points at a page that is gone says nothing any more.
    kept = [item for item, said in zip(items, value, strict=True) if not ("page" in said and item.get("page") is None)]
    return [{"type": name, "value": item} for item in kept]


def _raw(block, value, pages):
    if isinstance(block, blocks.PageChooserBlock):
        return pages.get(value)
    if isinstance(block, blocks.StructBlock):
        return {key: _raw(block.child_blocks[key], item, pages) for key, item in value.items()}
    if isinstance(block, blocks.ListBlock):
        found = [_raw(block.child_block, item, pages) for item in value]
        return [item for item in found if item is not None]
    return value


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


def check_stream(column, value, ids):
    """Check a stream's value before anything is written.

    Args:
        column, value: as for `stream_data`.
        ids: of the pages in the files.

    Returns:
        Dutch description of the first thing that is wrong, or None.
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
    if problem := check_html(HEADING.sub("", value)):
        return problem
    made = stream_data(column, value, {})
    unknown = {block["type"] for block in made} - set(known)
    if unknown:
        return f"hier kan geen lopende tekst met “{min(unknown)}”"
    headings = [block["value"]["text"] for block in made if block["type"] == "heading"]
    return next((f"kop “{text}”: {problem}" for text in headings if (problem := _check_heading(text))), None)


def _check_heading(text):
    return "hoogstens 120 tekens, zonder HTML" if has_markup(text) or len(text) > 120 else None


def _check(block, value, ids):
    """Check one value against its block: nothing unknown, nothing missing, nothing that an editor could not save."""
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
    """Check what a block demands of its values together; pages apart, which are not there yet."""
    apart = blocks.ListBlock | blocks.PageChooserBlock
    said = {key: item for key, item in value.items() if not isinstance(block.child_blocks[key], apart)}
    try:
        block.clean(block.to_python(said))
    except blocks.StructBlockValidationError as error:
        told = error.as_json_data()
        wrong = {key: its["messages"] for key, its in told.get("blockErrors", {}).items() if key in said}
        lines = [f"“{key}”: {' '.join(messages)}" for key, messages in wrong.items()]
        return "; ".join([*lines, *told.get("messages", ())]) or None
    return None


def _clean(block, value):
    try:
        block.clean(value)
    except ValidationError as error:
        return "; ".join(error.messages)
    return None
