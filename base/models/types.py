"""Every type of page and of record of ours, and what is asked of all types at once."""

import datetime as dt

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, get_page_models

from base.keys import Key, key_of, kind_of, numbers_by_kind
from base.models.page import BasePage
from base.models.record import record_types
from base.page_rows import PageRow


def page_types():
    """Return every page type of ours, once all apps are loaded."""
    return [model for model in get_page_models() if issubclass(model, BasePage)]


def model_of(thing):
    """Return the type of a page, also of a plain ``Page`` or a `PageRow`, or of a record; no query."""
    if isinstance(thing, PageRow):
        return thing.model
    if isinstance(thing, Page):
        return ContentType.objects.get_for_id(thing.content_type_id).model_class()
    return type(thing)


def own_dates(things):
    """Return ``{key: own date or year}`` of the pages and records that have one.

    Args:
        things: pages all of their own class or all plain ``Page``s: then in one query for each type that has dates;
            and records.
    """
    plain = [thing.pk for thing in things if type(thing) is Page]
    dated = [thing for thing in things if type(thing) is not Page]
    for model in page_types():
        if model.date_field and plain:
            dated += model.objects.filter(pk__in=plain)
    return {key_of(thing): thing.own_date for thing in dated if thing.own_date}


def moment(own):
    """Return a date, or the first day of a year, as an aware datetime; None for None.

    Args:
        own: date, year or None.
    """
    if not own:
        return None
    if isinstance(own, int):
        own = dt.date(min(own, dt.MAXYEAR), 1, 1)
    return dt.datetime.combine(own, dt.time(), dt.UTC)


def own_moments(keys):
    """Return ``{key: moment}`` of those that have a date or year of their own; a query for each type with dates."""
    found, numbers = {}, numbers_by_kind(keys)
    for model in [*page_types(), *record_types()]:
        kind = kind_of(model)
        if model.date_field and numbers[kind]:
            rows = model.objects.filter(pk__in=numbers[kind]).values_list("pk", model.date_field)
            found |= {Key(kind, pk): moment(own) for pk, own in rows if own}
    return found
