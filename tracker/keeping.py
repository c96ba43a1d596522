"""Keeps what was public: a page with updates that readers saw is withdrawn, never deleted."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models.signals import pre_delete
from wagtail.models import Page

from base import protection
from tracker.models import ActionPage, PromisePage, RecommendationPage

FOLLOWED = (ActionPage, RecommendationPage, PromisePage)


def kept_page(pages):
    """Return the first page with updates that were public, among some pages and all below them, or None.

    Args:
        pages: list of `Page`s of any type.
    """
    for page in pages:
        for model in FOLLOWED:
            told = model.objects.descendant_of(page, inclusive=True).exclude(first_published_at=None)
            if found := told.filter(updates__isnull=False).order_by("path").first():
                return found
    return None


def refusal(page):
    """Return why a page can't be deleted, in Dutch."""
    return (
        f"“{page.title}” heeft meldingen die op de website stonden. Die blijven bewaard, dus verwijderen kan niet. "
        "Klopt een melding niet? Verbeter ze dan met een nieuwe. Moet de pagina weg? Trek dan de publicatie in."
    )


def connect():
    """Refuse the deletion of a page with such updates, whoever asks it: a form, the CMS API, a script."""
    for model in FOLLOWED:
        pre_delete.connect(_deleting, sender=model, dispatch_uid=f"tracker.keeping.{model.__name__}")


def _deleting(instance, **kwargs):
    if protection.is_lifted():
        return
    if kept := kept_page([Page.objects.get(pk=instance.pk)]):
        raise ValidationError({NON_FIELD_ERRORS: [refusal(kept)]})
