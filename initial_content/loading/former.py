"""Old addresses of what a file moved elsewhere: they redirect, and the page that stood there goes offline."""

import re

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

PATH = re.compile(r"/([a-z0-9-]+/)+")


def check_former(given):
    """Return what is wrong with a list of old addresses, in Dutch; None when it is right.

    Args:
        given: value of the key ``formerly`` of a record.
    """
    if isinstance(given, list) and all(isinstance(path, str) and PATH.fullmatch(path) for path in given):
        return None
    return "“formerly” is een lijst van oude adressen, zoals /onderzoek/een-titel/"


def redirect_former(paths, page, loaded):
    """Redirect old addresses to a page; what an earlier load put there goes offline, unless an editor changed it.

    Args:
        paths: old addresses, from the root of the site.
        page: public page that took their place.
        loaded: ``{key: LoadedRecord}`` of earlier loads.
    """
    home = page.get_ancestors(inclusive=True).filter(depth=2).get()
    known = {record.object_id: record.revision for key, record in loaded.items() if key.startswith("page/")}
    for path in paths:
        old = Page.objects.filter(url_path=f"{home.url_path}{path.removeprefix('/')}", live=True).first()
        if old and known.get(str(old.pk)) == str(old.latest_revision_id):
            old.specific.unpublish()
        target = {"redirect_page": page, "is_permanent": True}
        Redirect.objects.get_or_create(old_path=Redirect.normalise_path(path), site=None, defaults=target)
