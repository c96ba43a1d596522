"""What kinds of page there are, as a facet of lists that hold them all."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, Value, When
from django.utils.text import capfirst, slugify

from base.models import page_types
from search.facets import FieldFacet


def name_of(model):
    """Give the Dutch name of a kind of page, in the plural."""
    return capfirst(str(model._meta.verbose_name_plural))


def kind_of(model):
    """Give the slug of a kind of page, "" for one that stands in no list of all kinds."""
    return slugify(name_of(model)) if model.stands_in_lists else ""


def kinds():
    """Give ``{pk of a content type: Dutch name}`` of the kinds that stand in lists: what to do first, then by name.

    No query once the content types are known.
    """
    models = [model for model in page_types() if model.stands_in_lists]
    types = ContentType.objects.get_for_models(*models)
    named = sorted((not model.comes_first, name_of(model), types[model].pk) for model in models)
    return {pk: name for _, name, pk in named}


def with_type(queryset):
    """Annotate pages of mixed types with ``type``: the slug of what they are, "" for a list or the front door.

    Args:
        queryset: of Page.

    Returns:
        ``(queryset, FieldFacet)``; no query once the content types are known.
    """
    return queryset.annotate(type=_type_of(kinds())), type_facet()


def type_facet():
    """Give the `FieldFacet` on what kind of page it is."""
    return FieldFacet("soort", "Soort", "type", [(slugify(name), name) for name in kinds().values()])


def _type_of(named):
    return Case(
        *(When(content_type=pk, then=Value(slugify(name))) for pk, name in named.items()),
        default=Value(""),
        output_field=CharField(),
    )
