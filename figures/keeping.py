"""Keeps an indicator with figures: it is withdrawn, never deleted, because its figures are cited."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models.signals import pre_delete

from base import protection
from figures.models import IndicatorPage


def kept_page(pages):
    """Return the first indicator with figures among some pages and all below them, or None.

    Args:
        pages: list of `Page`s of any type.
    """
    for page in pages:
        indicators = IndicatorPage.objects.descendant_of(page, inclusive=True).filter(series__isnull=False)
        if found := indicators.order_by("path").first():
            return found
    return None


def refusal(page):
    """Return why a page can't be deleted, in Dutch."""
    return (
        f"“{page.title}” heeft cijfers die anderen kunnen aanhalen. Die blijven bewaard, dus verwijderen kan niet. "
        "Moet de pagina weg? Trek dan de publicatie in."
    )


def connect():
    """Refuse the deletion of a page with figures, whoever asks it: a form, the CMS API, a script."""
    pre_delete.connect(_deleting, sender=IndicatorPage, dispatch_uid="figures.keeping")


def _deleting(instance, **kwargs):
    if instance.series.exists() and not protection.is_lifted():
        raise ValidationError({NON_FIELD_ERRORS: [refusal(instance)]})
