"""Reads the public pages among those that editors chose in blocks, in one query."""

from base.page_rows import public_rows


def public_pages(values):
    """Return ``{pk: PageRow}`` of the public pages among those that blocks chose.

    Args:
        values: chosen pages; None for a page that was deleted.
    """
    return public_rows({page.pk for page in values if page}, terms=False)
