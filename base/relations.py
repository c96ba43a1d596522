"""The kinds of relation between pages, such as from a practice to the cause that it helps with.

A relation is stored once, on the page where the editor makes it; both pages show it. Apps declare the kinds and name
page types by label, so this module imports no app.
"""

from dataclasses import replace

from django.utils.functional import SimpleLazyObject
from wagtail.models import get_page_models

from base.declarations import EveryType, declared


def relating_types():
    """Return the labels of the page types that may relate to others, sorted."""
    return sorted(model._meta.label for model in get_page_models() if getattr(model, "may_relate", False))


def _collect():
    """Return ``{slug: RelationKind}`` of all apps, in their order."""
    kinds = sorted((kind for _app, kind in declared("relation_kinds")), key=lambda kind: kind.order)
    ends = [end for _app, end in declared("relation_ends")]
    return {kind.slug: _with_ends(kind, [end for end in ends if end.kind == kind.slug]) for kind in kinds}


def _with_ends(kind, ends):
    sources, targets = _labels(kind.sources), _labels(kind.targets)
    return replace(
        kind,
        sources=sources.union(*(end.sources for end in ends)),
        targets=targets.union(*(end.targets for end in ends)),
    )


def _labels(types):
    return frozenset(relating_types()) - types.without if isinstance(types, EveryType) else frozenset(types)


# Lazy: evaluated on first use, when all models are loaded.
KINDS = SimpleLazyObject(_collect)


def choices():
    """Return ``[(slug, Dutch heading), …]``; migrations refer to this function, so a new kind needs no migration."""
    return [(kind.slug, kind.label) for kind in KINDS.values()]
