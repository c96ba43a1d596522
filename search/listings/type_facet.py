"""The facet on what kind of page or record it is, for lists that hold all kinds."""

from django.db.models import Case, CharField, Value, When
from wagtail.models import Page

from search.listings.facets import FieldFacet
from search.page_types import listed_models, listed_types, plural_name, type_slug


def with_type(queryset):
    """Return pages of mixed types, or records of one, with ``type``: the slug of what they are, "" for a list or home.

    Args:
        queryset: of Page or of a type of record.
    """
    if queryset.model is not Page:
        return queryset.annotate(type=Value(type_slug(queryset.model)))
    slugs = listed_types()  # no query once the content types are known
    known = (When(content_type=pk, then=Value(slug)) for pk, slug in slugs.items())
    return queryset.annotate(type=Case(*known, default=Value(""), output_field=CharField()))


def type_facet():
    """Return the `FieldFacet` on what kind of page or record it is."""
    return FieldFacet("soort", "Soort", "type", [(type_slug(model), plural_name(model)) for model in listed_models()])
