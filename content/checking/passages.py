"""The visible text of a record, one paragraph, list item or line at a time, with the line of the file it stands on."""

from dataclasses import dataclass
from html.parser import HTMLParser

from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField

from base.fields import BodyField
from content.loading.values import columns

# What carries a name, an address or the title of somebody else's work, and no sentence of ours.
CITED = frozenset(
    {
        *("authors", "circular_title", "commissioner", "doi", "figure_source", "issuer", "local_name", "maker", "next"),
        *("organisation", "publisher", "source"),
    }
)
INLINE = frozenset({"a", "b", "i", "strong", "em"})
NOT_TEXT = (models.URLField, models.EmailField, models.SlugField)
NOT_TEXT_BLOCKS = (blocks.ChoiceBlock, blocks.URLBlock, blocks.EmailBlock, blocks.DateBlock, blocks.RegexBlock)
TEXT_BLOCKS = (blocks.CharBlock, blocks.TextBlock)


@dataclass(frozen=True)
class Passage:
    """One paragraph, list item, heading or line, without HTML.

    Args:
        file, line: where it stands; the line is that of its key.
        text: what a reader sees.
        links: addresses it links to.
    """

    file: str
    line: int
    text: str
    links: tuple[str, ...] = ()


def passages(record):
    """Give every `Passage` of a record, in the order of its page type's fields.

    Args:
        record: `content.loading.reading.Record` of a page or a term.
    """
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
    parser = _Paragraphs()
    parser.feed(value)
    parser.close()
    parser.end()
    for text, links in parser.found:
        yield Passage(record.file, _line(record, mapping, key), text, links)


def _block(record, mapping, key, value, block):
    """Give the passages of one value of a stream; ``mapping[key]`` is where it stands."""
    if isinstance(block, blocks.StructBlock):
        for name, item in value.items():
            if name not in CITED:
                yield from _block(record, value, name, item, block.child_blocks[name])
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from _block(record, mapping, key, item, block.child_block)
    elif isinstance(block, blocks.RichTextBlock):
        yield from _html(record, mapping, key, value)
    elif isinstance(block, TEXT_BLOCKS) and not isinstance(block, NOT_TEXT_BLOCKS):
        yield from _plain(record, mapping, key, value)


def _line(record, mapping, key):
    # A record that was not read from a file (of a term, say) knows where it starts and no more.
    return getattr(mapping, "lines", {}).get(key, record.line)


class _Paragraphs(HTMLParser):
    """Gathers ``(text, links)`` of what stands between the tags that start or end a paragraph."""

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
