"""Addresses that the code reserves: a page at one of them would hide a view, or be hidden by it."""

from functools import cache

from django.core.exceptions import ValidationError
from django.urls import Resolver404, URLResolver, get_resolver
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from base import zones
from base.slugs import ascii_slug

HOME_DEPTH = 2


def is_reserved(slug, parent):
    """Return whether the code reserves the address of a page.

    Args:
        slug: of the page.
        parent: the present or future parent, a Page of any class; None while that is not known.
    """
    if parent is None or not slug:
        return False
    if parent.depth == HOME_DEPTH and slug.lower() in _site_first_parts():
        return True
    model = parent.specific_class
    if model is None or not issubclass(model, RoutablePageMixin):
        return False
    return slug.lower() in _first_parts(model.get_subpage_urls()) or _resolves(model, slug)


def slug_problem(slug, parent):
    """Return why a page can't have a slug, as a Dutch sentence; None when it can."""
    if not is_reserved(slug, parent):
        return None
    where = "" if parent.depth == HOME_DEPTH else f" onder “{parent.title}”"
    return (
        f"Het adres “{slug}”{where} gebruikt de site zelf al. Bezoekers zouden je pagina daar niet vinden. "
        f"Kies een ander adres, zoals “{slug.replace('.', '-')}-info”."
    )


def validate_slug(slug, parent):
    """Raise a ValidationError when the code reserves the address; arguments as of `is_reserved`."""
    if problem := slug_problem(slug, parent):
        raise ValidationError({"slug": [problem]})


def clean_slug(page):
    """Convert a new slug to ASCII, because mail programs break other links; refuse a reserved one.

    Args:
        page: about to be saved.
    """
    if not page.slug.isascii() and not Page.objects.filter(pk=page.pk, slug=page.slug).exists():
        page.slug = ascii_slug(page.slug) or page.slug
    validate_slug(page.slug, page.get_parent())


@cache
def _site_first_parts():
    """Return the first part of every address in the URLconf of the project, and of every zone, in use or not."""
    return _first_parts(get_resolver().url_patterns) | zones.first_parts()


def _first_parts(patterns):
    """Return the first part, in lower case, of every route that begins with a literal part."""
    parts = set()
    for pattern in patterns:
        route = str(pattern.pattern).lstrip("^/")
        if not route and isinstance(pattern, URLResolver):
            parts |= _first_parts(pattern.url_patterns)
        first = route.split("/")[0].rstrip("$").lower()
        if first and not set("<([\\") & set(first):
            parts.add(first)
    return parts


def _resolves(model, slug):
    """Return whether a routable page type has a route for this address below its page."""
    try:
        model.get_resolver().resolve(f"/{slug}/")
    except Resolver404:
        return False
    return True
