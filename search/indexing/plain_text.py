"""What a page says, without its markup: words that stood apart stay apart, words that were one stay one."""

import html
import re

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField

from base.models import LibraryDocument

# "ver<b>let</b>en" is one word; what these begin or end is not.
APART = re.compile(r"</?(?:p|li|ul|ol|br|hr|h[1-6]|div|td|th|tr|table|blockquote|embed)\b[^>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")
DOCUMENT_LINK = re.compile(r"<a\b(?=[^>]*\blinktype=[\"']document[\"'])[^>]*\bid=[\"'](\d+)[\"']", re.IGNORECASE)


def of_html(source):
    """Return the text of rich text, with one space between words and a line for each paragraph or item."""
    parted = html.unescape(TAG.sub("", APART.sub("\n", source or "")))
    return "\n".join(filter(None, (" ".join(line.split()) for line in parted.split("\n"))))


def of_field(field, page):
    """Return the text of one field of a page."""
    value = field.value_from_object(page)
    if isinstance(field, StreamField):
        return "\n".join(filter(None, (_of_leaf(*leaf) for leaf in leaves(field.stream_block, value.raw_data))))
    return of_html(value) if isinstance(field, RichTextField) else str(value or "")


def documents_of(page):
    """Return the pks of the files of our library that a page attaches or links to, in order; no query."""
    found = []
    for field in page._meta.get_fields():
        if field.many_to_one and field.related_model is LibraryDocument:
            found.append(field.value_from_object(page))
        elif isinstance(field, RichTextField):
            found += _linked(field.value_from_object(page))
        elif isinstance(field, StreamField):
            for block, value in leaves(field.stream_block, field.value_from_object(page).raw_data):
                if isinstance(block, DocumentChooserBlock):
                    found.append(value)
                elif isinstance(block, blocks.RichTextBlock):
                    found += _linked(value)
    return list(dict.fromkeys(pk for pk in found if pk))


def leaves(block, raw):
    """Walk through a stored value and give ``(block, stored value)`` of all that holds no other blocks.

    As it is stored, for asking Wagtail for the values would read what each chooser chose.

    Args:
        block: definition.
        raw: what is stored for it; what its definition no longer knows is passed over.
    """
    if raw is None:
        return
    if isinstance(block, blocks.StreamBlock):
        for item in raw:
            if item["type"] in block.child_blocks:
                yield from leaves(block.child_blocks[item["type"]], item["value"])
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from leaves(child, raw.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in raw:
            listed = isinstance(item, dict) and item.get("type") == "item"
            yield from leaves(block.child_block, item["value"] if listed else item)
    elif isinstance(block, TypedTableBlock):
        yield from _cells(block, raw)
    else:
        yield block, raw


def _cells(table, raw):
    heading = blocks.CharBlock()
    yield heading, raw.get("caption")
    for column in raw["columns"]:
        yield heading, column["heading"]
    for row in raw["rows"]:
        for column, value in zip(raw["columns"], row["values"], strict=False):
            if column["type"] in table.child_blocks:
                yield from leaves(table.child_blocks[column["type"]], value)


def _of_leaf(block, value):
    if isinstance(block, blocks.RichTextBlock):
        return of_html(value)
    return str(value or "") if isinstance(block, (blocks.CharBlock, blocks.TextBlock)) else ""


def _linked(source):
    return [int(pk) for pk in DOCUMENT_LINK.findall(source or "")]
