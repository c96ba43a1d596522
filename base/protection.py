"""Protects fixed pages: home, the indexes below it and a few others that the site can't do without.

A page type sets ``is_fixed = True``. A published page of such a type can't be unpublished, given an end, moved to
another parent or deleted, because one click would remove a part of the site. It may be edited, renamed, copied and
reordered. A draft that was never published may be deleted, and so may an alias, which is never public.

Signal receivers refuse these changes. The edit form, the explorer, bulk actions, the CMS API, scheduled commands and
scripts have separate code paths, which share only the signals of the rows that they write.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.signals import pre_delete, pre_save
from wagtail.models import Page, Site, get_page_models
from wagtail.signals import pre_page_move

from base.addresses import reserved

_lifted = ContextVar("protection lifted", default=False)


@contextmanager
def lifted():
    """Run a block without protection: for a script that removes a part of the site on purpose."""
    token = _lifted.set(True)
    try:
        yield
    finally:
        _lifted.reset(token)


def is_lifted():
    """Return whether protection is lifted now."""
    return _lifted.get()


def fixed_pages(pages):
    """Return the fixed pages among some pages, the highest in the tree first.

    Args:
        pages: queryset of Page or of a page type.
    """
    if is_lifted():
        return pages.none()
    kinds = ContentType.objects.get_for_models(*filter(_is_fixed_type, get_page_models())).values()
    # Home, at depth 2, is protected even as a draft: the Site refers to it.
    return pages.filter(Q(live=True) | Q(depth=2), alias_of=None, content_type__in=kinds).order_by("path")


def is_fixed_page(page):
    """Return whether a page of any class is stored as a fixed page."""
    return _is_fixed_type(page.specific_class) and fixed_pages(Page.objects.filter(pk=page.pk)).exists()


def _is_fixed_type(model):
    return getattr(model, "is_fixed", False)


def refusal(page):
    """Return why a page can't be removed, as a Dutch sentence with its title."""
    return (
        f"“{page.title}” is een vast deel van de site. Je kan deze pagina bewerken en opnieuw publiceren, maar niet "
        "offline halen, verplaatsen of verwijderen: bezoekers zouden haar en alles eronder kwijt zijn."
    )


def end_refusal(page):
    """Return why a page can't have an end, as a Dutch sentence with its title."""
    return f"“{page.title}” is een vast deel van de site en blijft altijd online. Laat de vervaldatum leeg."


def refuse(pages):
    """Raise a ValidationError when one of some pages or of their descendants is fixed.

    Args:
        pages: queryset of Page or of a page type.

    Raises:
        ValidationError: with a dict, which the CMS API needs for its answer.
    """
    paths = list(pages.values_list("path", flat=True))
    below = (Q(path__startswith=path) for path in paths)
    if paths and (page := fixed_pages(Page.objects.filter(reduce(or_, below))).first()):
        raise ValidationError({NON_FIELD_ERRORS: [refusal(page)]})


def drop_ends():
    """Remove ends that were set before they were refused, so that `publish_scheduled` does not unpublish the pages."""
    for page in fixed_pages(Page.objects.filter(expire_at__isnull=False)):
        page.expire_at = None
        page.save(clean=False, update_fields=["expire_at"])


def connect():
    """Connect the receivers."""
    pre_save.connect(_saving, dispatch_uid="base.protection.saving")
    pre_delete.connect(_deleting, dispatch_uid="base.protection.deleting")
    pre_page_move.connect(_moving, dispatch_uid="base.protection.moving")


def _saving(sender, instance, raw=False, update_fields=None, **kwargs):
    if isinstance(instance, Site) and not raw:
        _saving_site(instance)
    if raw or not isinstance(instance, Page) or not _is_fixed_type(instance.specific_class) or instance.alias_of_id:
        return
    written = {"live", "expire_at"} & set(update_fields or {"live", "expire_at"})
    if "live" in written and not instance.live and is_fixed_page(instance):
        raise ValidationError({NON_FIELD_ERRORS: [refusal(instance)]})
    if "expire_at" in written and instance.live and instance.expire_at and not _lifted.get():
        raise ValidationError({"expire_at": [end_refusal(instance)]})


def _saving_site(site):
    """Refuse to make another site the default one, or to give it another root than a home page."""
    stored = Site.objects.filter(pk=site.pk, is_default_site=True).select_related("root_page").first()
    if _lifted.get() or stored is None or not is_fixed_page(stored.root_page):
        return
    if not site.is_default_site:
        raise ValidationError({"is_default_site": ["Deze site is de enige. Ze blijft de standaardsite."]})
    if not _is_fixed_type(site.root_page.specific_class) or site.root_page.depth != stored.root_page.depth:
        raise ValidationError({"root_page": ["De startpagina van de site is een vast deel. Kies ze opnieuw."]})


def _deleting(sender, instance, origin=None, **kwargs):
    """Refuse deletions that do not call `BasePageQuerySet.delete`, such as those of a queryset of plain pages."""
    if isinstance(instance, Page) and is_fixed_page(instance):
        of_queryset = isinstance(origin, models.QuerySet) and issubclass(origin.model, Page)
        refuse(origin if of_queryset else Page.objects.filter(pk=instance.pk))
    elif isinstance(instance, Site) and instance.is_default_site:
        refuse(Page.objects.filter(pk=instance.root_page_id))


def _moving(sender, instance, parent_page_before, parent_page_after, **kwargs):
    if parent_page_before.pk == parent_page_after.pk:  # a new order of siblings
        return
    refuse(Page.objects.filter(pk=instance.pk))
    reserved.validate_slug(instance.slug, parent_page_after)
