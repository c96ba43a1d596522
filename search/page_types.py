"""What kinds of page and record there are, as a facet of lists that hold them all."""

from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst, slugify

from base.models import page_types, record_types


def plural_name(model):
    """Return the Dutch name of a kind of page or record, in the plural."""
    return capfirst(str(model._meta.verbose_name_plural))


def type_slug(model):
    """Return the slug of a kind of page or record, "" for one that stands in no list of all kinds."""
    return slugify(plural_name(model)) if model.is_listed else ""


def listed_models():
    """Return the kinds of page and record that stand in lists: what to do first, then by name."""
    models = [model for model in (*page_types(), *record_types()) if model.is_listed]
    return sorted(models, key=lambda model: (not model.is_listed_first, plural_name(model)))


def listed_types():
    """Return ``{pk of a content type: slug}`` of the kinds of page that stand in lists.

    No query once the content types are known.
    """
    models = [model for model in page_types() if model.is_listed]
    types = ContentType.objects.get_for_models(*models)
    return {types[model].pk: type_slug(model) for model in models}
