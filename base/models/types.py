"""Every type of page of ours, and what is asked of pages of all types at once."""

from base.models.page import BasePage


def own_dates(pages):
    """Give ``{pk: own date or year}`` of the pages that have one.

    Args:
        pages: all of their own class, or all plain ``Page``s: then in one query for each type that has dates.
    """
    plain = [page.pk for page in pages if not isinstance(page, BasePage)]
    dated = [page for page in pages if isinstance(page, BasePage)]
    for model in page_types():
        if model.dated_by and plain:
            dated += model.objects.filter(pk__in=plain)
    return {page.pk: page.own_date for page in dated if page.own_date}


def page_types():
    """Give every page type of ours, once all apps are loaded."""
    found, waiting = [], list(BasePage.__subclasses__())
    while waiting:
        model = waiting.pop(0)
        waiting += model.__subclasses__()
        if not model._meta.abstract:
            found.append(model)
    return found
