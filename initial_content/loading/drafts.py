"""Builds unsaved pages from records, to check the rule of publication."""

from django.contrib.contenttypes.models import ContentType
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.models import Page

from base.fields import BodyField
from base.models import Municipality, Source, Term, TermAssignment
from initial_content.loading.streams import stream_data
from initial_content.loading.values import child_rows, column_value, columns, row_columns


class Drafts:
    """Builds unsaved pages from checked records, without queries.

    Args:
        by_id: ``{id: Record}`` of every page.
    """

    def __init__(self, by_id):
        self.by_id = by_id
        # What a page chooser can choose: made once, because there are as many as there are pages.
        self._choices = {key: Page(title=key, content_type=ContentType(pk=1)) for key in by_id}

    def page(self, record):
        """Return the page of a record, with its terms, sources and parent."""
        data = record.data
        page = self._without_relations(record)
        page.caretaker_id = 0  # Loading sets the real one.
        page.search_description = data["summary"].strip()
        page.intended_parent = self._without_relations(self.by_id[record.parent]) if record.parent else None
        page.term_assignments = [
            TermAssignment(tag=Term(facet=facet, slug=slug, name=slug))
            for facet, slugs in (data.get("terms") or {}).items()
            for slug in slugs
        ]
        page.sources = [Source(**source) for source in data.get("sources") or []]
        for name, table in child_rows(record.model).items():
            setattr(page, name, [self._row(table, row) for row in data.get(name) or []])
        return page

    @staticmethod
    def _row(table, data):
        """Return an unsaved row of a table that belongs to a page, without the terms and pages that it names."""
        plain = {name: column for name, column in row_columns(table).items() if not column.is_relation}
        return table(**{name: column_value(column, data[name]) for name, column in plain.items() if name in data})

    def _without_relations(self, record):
        """Return a page with only its columns."""
        # Without a content type, Wagtail would query it.
        page = record.model(title=record.data["title"], slug=record.slug, content_type=ContentType(pk=1))
        for name, column in columns(record.model).items():
            if name in record.data:
                self._fill(page, name, column, record.data[name])
        return page

    def _fill(self, page, name, column, value):
        if isinstance(column, BodyField):
            setattr(page, name, self._stream(column, value))
        elif column.many_to_many:
            setattr(page, name, [Municipality(pk=number, name=place) for number, place in enumerate(value)])
        elif not column.is_relation:
            setattr(page, name, column_value(column, value))

    def _stream(self, column, value):
        children = column.stream_block.child_blocks
        raw = stream_data(column, value, self._choices)
        values = [(each["type"], _normalize(children[each["type"]], each["value"])) for each in raw]
        return StreamValue(column.stream_block, values)


def _normalize(block, value):
    """Return a raw value in the form of its block, with defaults for missing values."""
    if isinstance(block, blocks.StructBlock):
        children = block.child_blocks.items()
        value = {key: _normalize(child, value[key]) if key in value else child.get_default() for key, child in children}
    elif isinstance(block, blocks.ListBlock):
        value = [_normalize(block.child_block, item) for item in value]
    return block.normalize(value)
