"""A public page as data: what every page has, and the fields that its type opens (`open_fields`)."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.text import capfirst, slugify
from wagtail.fields import RichTextField, StreamField

from base.documents import is_for_everybody
from base.fields import LinesField, lines
from base.models import page_types, terms_by_facet
from search import plain_text
from search.kinds import kind_of, name_of

TEXT = {"type": "string"}
MOMENT = {"type": ["string", "null"], "format": "date-time"}
FILE = {
    "type": ["object", "null"],
    "required": ["title", "url"],
    "properties": {"title": TEXT, "url": {"type": "string", "format": "uri"}},
    "additionalProperties": False,
}


def types():
    """Give ``{slug: model}`` of every kind of page, those that stand in lists first."""
    models = sorted(page_types(), key=lambda model: (not model.stands_in_lists, slug_of(model)))
    return {slug_of(model): model for model in models}


def slug_of(model):
    """Give the slug of a kind of page: as in lists, and for what stands in none by its name in the singular."""
    return kind_of(model) or slugify(model._meta.verbose_name)


def label_of(model):
    """Give the Dutch name of a kind of page: in the plural for what stands in lists."""
    return name_of(model) if model.stands_in_lists else capfirst(str(model._meta.verbose_name))


def facets_of(model):
    """Give the `FieldFacet`s by which the lists of a kind of page narrow, each once."""
    return list({facet.slug: facet for each in _lists_of(model) for facet in each.field_facets}.values())


def sorts_of(model=None):
    """Give the keys of `search.ordering.SORTS` that a kind of page can stand in, or that pages of all kinds can."""
    own = [sort for each in _lists_of(model) for sort in each.sorts]
    return list(dict.fromkeys(["nieuwste", "titel", "bewijs", *own]))


def _lists_of(model):
    return [each for each in page_types() if model and getattr(each, "listed_model", None) is model]


def reference(page, request):
    """Give what tells a page from others, as a dict; see `search.api.schemas.REFERENCE`."""
    model = ContentType.objects.get_for_id(page.content_type_id).model_class()
    return {
        "id": page.pk,
        "type": slug_of(model),
        "title": page.title,
        "url": request.build_absolute_uri(page.url),
        "invented": model.invented,
    }


def item(page, request, date):
    """Give what every page has, as a dict; see `search.api.schemas.ITEM_FIELDS`.

    Args:
        page: of any type, its terms fetched.
        request: for absolute addresses.
        date: its own date or year, "" for none.
    """
    return {
        **reference(page, request),
        "summary": page.search_description,
        "terms": {facet: [term.slug for term in terms] for facet, terms in terms_by_facet(page).items()},
        "date": date or None,
        "first_published": page.first_published_at and page.first_published_at.isoformat(),
        "last_published": page.last_published_at and page.last_published_at.isoformat(),
    }


def detail(page, request):
    """Give a page with the fields of its type, its sources and its relations, as a dict."""
    fields = {name: _value(page._meta.get_field(name), page, request) for name in page.open_fields}
    sources = [
        {"title": source.title, "publisher": source.publisher, "year": source.year, "url": source.url}
        for source in page.source_list
    ]
    relations = [
        {"kind": name, "label": group.label, **reference(other, request)}
        for name, group in page.related.items()
        for other in group.pages
    ]
    return {**item(page, request, page.own_date), "fields": fields, "sources": sources, "relations": relations}


def _value(field, page, request):
    if isinstance(field, LinesField):
        return lines(field.value_from_object(page))
    if isinstance(field, RichTextField | StreamField):
        return plain_text.of_field(field, page)
    if field.many_to_many:
        return [str(each) for each in getattr(page, field.name).all()]
    if field.many_to_one:
        other = getattr(page, field.name)
        if not hasattr(field.related_model, "file_hash"):
            return str(other) if other else None
        if not other or not is_for_everybody(other):
            return None
        return {"title": other.title, "url": request.build_absolute_uri(other.url)}
    if field.choices:
        return str(dict(field.flatchoices).get(field.value_from_object(page), ""))
    value = field.value_from_object(page)
    return value.isoformat() if isinstance(field, models.DateField) and value else value


def schema_of(field):
    """Give the JSON schema of what one field of a page type gives."""
    described = {"description": str(field.verbose_name)}
    if isinstance(field, LinesField) or field.many_to_many:
        return {"type": "array", "items": TEXT, **described}
    if field.many_to_one:
        shape = FILE if hasattr(field.related_model, "file_hash") else {"type": ["string", "null"]}
        return {**shape, **described}
    if isinstance(field, models.BooleanField):
        return {"type": "boolean", **described}
    if isinstance(field, models.DateField):
        return {"type": ["string", "null"], "format": "date", **described}
    if isinstance(field, models.IntegerField):
        return {"type": ["integer", "null"], **described}
    if field.choices:
        names = [str(name) for _, name in field.flatchoices]
        return {"type": "string", "enum": sorted({"", *names}), **described}
    return {**TEXT, **described}
