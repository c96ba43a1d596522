"""The state that the site attaches to a request; `base.middleware.RequestStateMiddleware` creates it."""

from dataclasses import dataclass
from typing import Any

from base.addresses.parameters import DeclaredParameters


@dataclass
class RequestState:
    """The state of a request, as ``request.state``; attributes that Wagtail sets on a request are not part of it.

    Args:
        request_id: id of its lines in the log; "" without middleware.
        content_version: of `base.content_version`, read before rendering. None where nothing is cached: in a zone
            without cache, in a preview.
        index_version: content version of the search index that answered; None without one.
        parameters: the `DeclaredParameters` that the answer depends on; None when the view declares none.
        is_probe: whether `base.addresses.middleware` made the request, to see whether an address exists.
        index_failed: whether the search index failed, so that the database answers.
        search_counts: ``[(kind, value), …]`` that `search.statistics` counts when the answer is sent; None when it is
            no list.
        place: the `base.places.Place` that a visitor typed in the directory of networks.
        top_pages: the public children of home, read once.
        site_settings: the `SiteSettings`, read once.
        glossary: the `content.jinja2tags.Glossary` of the site, read once.
    """

    request_id: str = ""
    content_version: int | None = None
    index_version: int | None = None
    parameters: DeclaredParameters | None = None
    is_probe: bool = False
    index_failed: bool = False
    search_counts: list | None = None
    place: Any = None
    top_pages: list | None = None
    site_settings: Any = None
    glossary: Any = None


def state_of(request):
    """Return the state of a request, or a new one for a request without middleware, such as a preview."""
    if not hasattr(request, "state"):
        request.state = RequestState()
    return request.state
