"""Extracts the visible text of a record: paragraphs, list items and lines, each with its line in the file."""

from dataclasses import dataclass, replace
from html.parser import HTMLParser

from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField

from base.fields import BodyField
from initial_content.loading.values import columns

# Fields with names and titles of others, whose text is not written for this site.
CITED = frozenset(
    {
        *(
            "authors",
            "cell",
            "circular_title",
            "code",
            "commissioner",
            "doi",
            "issuer",
            "local_name",
            "maker",
            "next",
        ),
        *("organisation", "publisher", "source"),
    }
)
LANGUAGE = "language"  # of the title of a source, and of a block whose title is that of others
INLINE = frozenset({"a", "b", "i", "strong", "em"})
NOT_TEXT = (models.URLField, models.EmailField, models.SlugField)
NOT_TEXT_BLOCKS = (blocks.ChoiceBlock, blocks.URLBlock, blocks.EmailBlock, blocks.DateBlock, blocks.RegexBlock)
TEXT_BLOCKS = (blocks.CharBlock, blocks.TextBlock)


@dataclass(frozen=True)
class Passage:
    """One paragraph, list item, heading or line, without HTML.

    Args:
        file, line: its place; the line is that of its key.
        text: visible to readers.
        links: addresses of its links.
        language: code of the language of a translation; "" for Dutch.
        key: of its record.
    """

    file: str
    line: int
    text: str
    links: tuple[str, ...] = ()
    language: str = ""
    key: str = ""


def passages(record):
    """Yield every `Passage` of a record, in the order of its type's fields.

    Args:
        record: `initial_content.loading.reading.Record` of a page, a record or a term.
    """
    language = language_of(record)
    for passage in _passages(record):
        yield replace(passage, language=language, key=record.key)


def language_of(record):
    """Return the language of a translation, as a code; "" for what is written in Dutch."""
    if not getattr(record.model, "is_translation", False):
        return ""
    return str(record.data.get(record.model.language_column, ""))


def titles_of_others(record):
    """Yield ``(file, line, title, code of its language or "")`` of what a record cites, and its own if that has one."""
    data = record.data
    column = getattr(record.model, "language_column", "")
    yield record.file, _line(record, data, "title"), data.get("title", data.get("name")), str(data.get(column, ""))
    for item in (item for value in data.values() if isinstance(value, list) for item in value):
        if (
            isinstance(item, dict)
            and "title" in item
            and not item.keys().isdisjoint({LANGUAGE, "publisher", "authors"})
        ):
            yield record.file, _line(record, item, "title"), item["title"], str(item.get(LANGUAGE, ""))


def _passages(record):
    data = record.data
    for key in ("name", "description") if record.model is None else ("title", "summary"):
        yield from _plain(record, data, key, data.get(key))
    for source in data.get("sources") or []:
        yield from _plain(record, source, "note", source.get("note"))
    for key, column in columns(record.model).items() if record.model else ():
        if key not in data or key in CITED:
            continue
        if isinstance(column, BodyField) and not isinstance(data[key], str):
            (block,) = column.stream_block.child_blocks.values()
            for item in data[key]:
                yield from _block(record, data, key, item, block)
        elif isinstance(column, BodyField | RichTextField):
            yield from _html(record, data, key, data[key])
        elif isinstance(column, models.CharField | models.TextField) and not (
            column.choices or isinstance(column, NOT_TEXT)
        ):
            yield from _plain(record, data, key, data[key])


def _plain(record, mapping, key, value):
    for item in value if isinstance(value, list) else [value]:
        for text in str(item or "").splitlines():
            if text.strip():
                yield Passage(record.file, _line(record, mapping, key), text.strip())


def _html(record, mapping, key, value):
    for text, links in _read(value):
        yield Passage(record.file, _line(record, mapping, key), text, links)


def paragraphs(value):
    """Return the text of each paragraph, list item and heading of HTML."""
    return [text for text, _links in _read(value)]


def _read(value):
    parser = _Paragraphs()
    parser.feed(value)
    parser.close()
    parser.end()
    return parser.found


def _block(record, mapping, key, value, block):
    """Yield the passages of one value of a stream.

    Args:
        record: of the page.
        mapping, key: the innermost mapping that holds the value, and its key there.
        value: plain Python.
        block: of the value.
    """
    if isinstance(block, blocks.StructBlock):
        cited = CITED | ({"title"} if LANGUAGE in block.child_blocks else set())
        for name, item in value.items():
            if name not in cited:
                yield from _block(record, value, name, item, block.child_blocks[name])
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from _block(record, mapping, key, item, block.child_block)
    elif isinstance(block, blocks.RichTextBlock):
        yield from _html(record, mapping, key, value)
    elif isinstance(block, TEXT_BLOCKS) and not isinstance(block, NOT_TEXT_BLOCKS):
        yield from _plain(record, mapping, key, value)


def _line(record, mapping, key):
    # A record that was not read as a `Mapping`, such as that of a term, has no lines of its keys.
    return getattr(mapping, "lines", {}).get(key, record.line)


class _Paragraphs(HTMLParser):
    """Collects ``(text, links)`` of each paragraph, list item and heading."""

    def __init__(self):
        super().__init__()
        self.found, self.text, self.links = [], [], []

    def end(self):
        text = " ".join("".join(self.text).split())
        if text:
            self.found.append((text, tuple(self.links)))
        self.text, self.links = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in INLINE:
            self.end()
        if link := dict(attrs).get("href"):
            self.links.append(link)

    def handle_endtag(self, tag):
        if tag not in INLINE:
            self.end()

    def handle_data(self, data):
        self.text.append(data)
