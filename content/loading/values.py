"""How a value of a file becomes a value of a column."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField

from base.fields import BodyField, LinesField
from base.models import Municipality
from content.loading.markup import check_html, check_text
from content.loading.streams import check_stream

# Columns of every page that a file may fill; the others are the tree's, the editors' or the publication's.
COLUMNS_OF_EVERY_PAGE = ("show_in_menus", "seo_title")
COLUMNS_OF_EDITORS = {"caretaker", "listing_image", "document", "recording", "captions"}


def columns(model):
    """Give the columns of a page type that a file may fill, as ``{name: field}``."""
    own = [field for field in model._meta.fields if field.model is model and not field.primary_key]
    own += [field for field in model._meta.local_many_to_many if isinstance(field, ParentalManyToManyField)]
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
    """Give a plain value in the form its column holds: a list of lines becomes lines of text."""
    if isinstance(column, LinesField):
        return "\n".join(str(line).strip() for line in value)
    return value.strip() if isinstance(value, str) else value
