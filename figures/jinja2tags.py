"""What templates of other apps need of figures: the newest of an indicator, and a single cell."""

from jinja2 import pass_context
from jinja2.ext import Extension

from base import versioned_cache
from base.request_state import state_of
from figures.cells import Cell, observation_at
from figures.overview import entries_of


@pass_context
def newest_figures(context, pages):
    """Return the `figures.overview.Entry` of each of some pages that is a public indicator, kept until a change.

    Args:
        pages: pages or rows of any type, or None.
    """
    pks = tuple(page.pk for page in pages or ())
    if not pks:
        return []
    return versioned_cache.get("newest figures", _version(context), lambda: entries_of(pks), page=pks)


@pass_context
def figure_cell(context, name):
    """Return the `Cell` that an editor named, or None: nothing is shown of a figure that is not there.

    Args:
        name: as of `figures.cells.parse`, or "".
    """
    if not name:
        return None
    found = versioned_cache.get("figure cell", _version(context), lambda: observation_at(name), page=name)
    return Cell(found) if found else None


def _version(context):
    request = context.get("request")
    return state_of(request).content_version if request and not getattr(request, "is_preview", False) else None


class FiguresExtension(Extension):
    """Adds these functions to every template."""

    def __init__(self, environment):
        super().__init__(environment)
        environment.globals |= {"newest_figures": newest_figures, "figure_cell": figure_cell}
