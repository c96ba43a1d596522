"""Converts values of a file to values of model fields, and checks them."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import RichTextField

from base.fields import BodyField, LinesField
from base.models import Municipality, Record, Term
from base.problems import own_rows
from initial_content.loading.markup import check_html, check_text
from initial_content.loading.streams import check_stream

# Columns of Wagtail's Page that a file may fill.
COLUMNS_OF_EVERY_PAGE = ("show_in_menus", "seo_title")
COLUMNS_OF_EVERY_RECORD = {field.name for field in Record._meta.get_fields()}
COLUMNS_OF_EDITORS = {"caretaker", "listing_image", "document", "recording", "captions"}


def columns(model):
    """Return the columns of a type of page or record that a file may fill, as ``{name: field}``."""
    own = [field for field in model._meta.fields if field.model is model and not field.primary_key]
    own += [field for field in model._meta.local_many_to_many if isinstance(field, ParentalManyToManyField)]
    if issubclass(model, Record):
        return {field.name: field for field in own if field.name not in COLUMNS_OF_EVERY_RECORD}
    every = [model._meta.get_field(name) for name in COLUMNS_OF_EVERY_PAGE]
    filled = [field for field in [*own, *every] if field.editable]  # the others the page fills itself
    return {field.name: field for field in filled if field.name not in COLUMNS_OF_EDITORS}


def values_of_first_save(model, data):
    """Return the values without which the database takes no row, as ``{name: value}``: those that have no empty form.

    Args:
        model: page type.
        data: plain Python from the file.
    """
    needed = {
        name: column
        for name, column in columns(model).items()
        if not column.is_relation and not column.null and column.get_default() is None
    }
    return {name: column_value(column, data[name]) for name, column in needed.items()}


def child_rows(model):
    """Return ``{name: model}`` of the tables whose rows belong to a page of a type, and that its own app defines."""
    if issubclass(model, Record):
        return {}
    return own_rows(model)


def row_columns(model):
    """Return the columns of such a row that a file may fill, as ``{name: field}``."""
    own = [field for field in model._meta.fields if not field.primary_key and not isinstance(field, ParentalKey)]
    return {field.name: field for field in own if field.name != "sort_order"}


def names_term(column):
    """Return whether a column of a row names a term; another foreign key names a page."""
    return column.is_relation and issubclass(column.related_model, Term)


def facet_of(column):
    """Return the facet of which a foreign key to a term takes one."""
    return column.get_limit_choices_to()["facet"]


def check_value(column, value, slugs, municipalities):
    """Return what is wrong with a value, in Dutch; None when it is valid.

    Args:
        column: model field of the value.
        value: plain Python from the file.
        slugs: ids of the pages in the files.
        municipalities: names of municipalities.
    """
    if value is None:
        return "is leeg; laat de sleutel dan weg"
    if column.many_to_many:
        if not isinstance(value, list):
            return "hier hoort een lijst"
        unknown = [name for name in value if not isinstance(name, str) or name not in municipalities]
        return f"“{unknown[0]}” bestaat niet" if unknown else None
    if column.is_relation:
        known = municipalities if column.related_model is Municipality else slugs
        return None if isinstance(value, str) and value in known else f"“{value}” bestaat niet"
    if isinstance(column, BodyField):
        return check_stream(column, value, slugs)
    if isinstance(column, RichTextField):
        return check_html(value)
    if isinstance(column, LinesField):
        if not isinstance(value, list):
            return "hier hoort een lijst van regels"
        return next(filter(None, map(check_text, value)), None)
    if isinstance(column, models.CharField | models.TextField) and (problem := check_text(value)):
        return problem
    try:
        column.clean(column_value(column, value), None)
    except ValidationError as error:
        return "; ".join(error.messages)
    except (TypeError, ValueError) as error:
        return f"heeft niet de goede vorm ({error})"
    return None


def column_value(column, value):
    """Return a plain value in the form of its field: a list of lines becomes a text of lines."""
    if isinstance(column, LinesField):
        return "\n".join(str(line).strip() for line in value)
    return value.strip() if isinstance(value, str) else value
