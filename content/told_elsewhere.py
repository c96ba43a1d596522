"""On which pages a testimony stands that another organisation published."""

from jinja2 import pass_context

from base import versioned_cache
from base.request_state import state_of
from base.sites import site_of
from content.models import TestimonyIndexPage


@pass_context
def told_elsewhere(context, page):
    """Return the references to testimonies elsewhere that are about a page; queries once for each content version.

    Args:
        page: unsaved in some previews.

    Returns:
        Values of `content.blocks.TestimonyElsewhereBlock`, in the editors' order.
    """
    request = context.get("request")
    if request is None or page.pk is None:
        return []
    site = getattr(site_of(request), "pk", None)
    return versioned_cache.get("told elsewhere", state_of(request).content_version, _read, site=site).get(page.pk, [])


def _read():
    """Return ``{pk of a page: references}`` of the public indexes of testimonies."""
    found: dict[int, list] = {}
    for index in TestimonyIndexPage.objects.public().only("pk", "elsewhere"):
        for block in index.elsewhere:
            for page in block.value["pages"]:
                if page:
                    found.setdefault(page.pk, []).append(block.value)
    return found
