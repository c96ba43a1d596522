"""The pages that blocks point at, as far as a visitor may see them, read in one query."""

from wagtail.models import Page

from base.models import public


def chosen_pages(values, *, within=Page):
    """Give the public pages among those that blocks chose.

    Args:
        values: chosen pages, None among them where a page is gone.
        within: page type to read them as.

    Returns:
        ``{pk: page}``.
    """
    wanted = {page.pk for page in values if page}
    return public(within.objects.all()).in_bulk(wanted) if wanted else {}
