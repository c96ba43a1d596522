"""Pages, records and lists as data: what all have, and the fields that a type gives (`api_fields`)."""

from django.db import models
from django.utils.text import capfirst, slugify
from wagtail.fields import RichTextField, StreamField

from base.documents import is_in_public_collection
from base.fields import LinesField, lines
from base.keys import PAGE, key_of
from base.models import model_of, own_dates, page_types, record_types, terms_by_facet
from search.engine.documents import Sort
from search.indexing import plain_text
from search.page_types import plural_name, type_slug

LICENCE = {
    "name": "Creative Commons Naamsvermelding 4.0 Internationaal (CC BY 4.0)",
    "url": "https://creativecommons.org/licenses/by/4.0/deed.nl",
}
TEXT = {"type": "string"}
MOMENT = {"type": ["string", "null"], "format": "date-time"}
FILE = {
    "type": ["object", "null"],
    "required": ["title", "url"],
    "properties": {"title": TEXT, "url": {"type": "string", "format": "uri"}},
    "additionalProperties": False,
}


def types():
    """Return ``{slug: model}`` of every kind of page, those that stand in lists first."""
    return _by_slug(page_types())


def types_of_records():
    """Return ``{slug: model}`` of every kind of record, those that stand in lists first."""
    return _by_slug(record_types())


def _by_slug(models):
    ordered = sorted(models, key=lambda model: (not model.is_listed, slug_of(model)))
    return {slug_of(model): model for model in ordered}


def slug_of(model):
    """Return the slug of a kind of page or record: as in lists, and for what stands in none by its singular name."""
    return type_slug(model) or slugify(model._meta.verbose_name)


def label_of(model):
    """Return the Dutch name of a kind of page or record: in the plural for what stands in lists."""
    return plural_name(model) if model.is_listed else capfirst(str(model._meta.verbose_name))


def facets_of(model):
    """Return the `FieldFacet`s by which the lists of a kind of page or record narrow, each once."""
    return list({facet.slug: facet for each in _lists_of(model) for facet in each.field_facets}.values())


def sorts_of(model=None):
    """Return the keys of `search.listings.sorting.SORTS` that lists of a type offer, or lists of all types."""
    own = [sort for each in _lists_of(model) for sort in each.sorts]
    return list(dict.fromkeys([Sort.NEWEST, Sort.TITLE, Sort.EVIDENCE, *own]))


def _lists_of(model):
    return [each for each in page_types() if model and getattr(each, "listed_model", None) is model]


def serialize_reference(thing, request):
    """Return what tells a page or a record from others, as a dict; see `search.api.schemas.REFERENCE`."""
    model, key = model_of(thing), key_of(thing)
    return {
        "id": key.number if key.kind == PAGE else str(key),
        "type": slug_of(model),
        "title": thing.title,
        "url": request.build_absolute_uri(thing.url),
        "invented": model.invented,
    }


def serialize_item(thing, request, date):
    """Return what every page and record has, as a dict; see `search.api.schemas.ITEM_FIELDS`.

    Args:
        thing: page or record of any type, its terms fetched.
        request: for absolute addresses.
        date: its own date or year, "" for none.
    """
    return {
        **serialize_reference(thing, request),
        "summary": thing.search_description,
        "terms": {facet: [term.slug for term in terms] for facet, terms in terms_by_facet(thing).items()},
        "date": date or None,
        "first_published": thing.first_published_at and thing.first_published_at.isoformat(),
        "last_published": thing.last_published_at and thing.last_published_at.isoformat(),
    }


def serialize_listing(request, listing):
    """Return a page of a list that was searched, as data; see `search.api.schemas.RESULTS`."""

    def absolute(address):
        return address and request.build_absolute_uri(address)

    dates = own_dates(listing.results)
    return {
        "total": listing.total,
        "complete": listing.found.complete,
        "page": listing.paging.number,
        "pages": listing.paging.num_pages,
        "next": absolute(listing.paging.next_url),
        "previous": absolute(listing.paging.previous_url),
        "results": [serialize_item(thing, request, dates.get(key_of(thing), "")) for thing in listing.results],
        "facets": [
            {
                "facet": group.slug,
                "label": group.label,
                "values": [
                    {"value": value.slug, "label": value.name, "count": value.count, "selected": value.selected}
                    for value in group.values
                ],
            }
            for group in listing.groups
        ],
        "notices": listing.messages.sentences,
        "licence": LICENCE,
    }


def serialize_detail(page, request):
    """Return a page with the fields of its type, its sources and its relations, as a dict."""
    sources = [
        {"title": source.title, "publisher": source.publisher, "year": source.year, "url": source.url}
        for source in page.source_list
    ]
    relations = [
        {"kind": name, "label": group.label, **serialize_reference(other, request)}
        for name, group in page.related.items()
        for other in group.pages
    ]
    return {
        **serialize_record(page, request),
        "sources": sources,
        "relations": relations,
    }


def serialize_record(thing, request):
    """Return a record, or what a page has of one, with the fields of its type, as a dict."""
    fields = {name: _value(thing._meta.get_field(name), thing, request) for name in thing.api_fields}
    return {**serialize_item(thing, request, thing.own_date), "fields": fields}


def _value(field, thing, request):
    if isinstance(field, LinesField):
        return lines(field.value_from_object(thing))
    if isinstance(field, RichTextField | StreamField):
        return plain_text.of_field(field, thing)
    if field.many_to_many:
        return [str(each) for each in getattr(thing, field.name).all()]
    if field.many_to_one:
        other = getattr(thing, field.name)
        if not hasattr(field.related_model, "file_hash"):
            return str(other) if other else None
        if not other or not is_in_public_collection(other):
            return None
        return {"title": other.title, "url": request.build_absolute_uri(other.url)}
    if field.choices:
        return str(dict(field.flatchoices).get(field.value_from_object(thing), ""))
    value = field.value_from_object(thing)
    return value.isoformat() if isinstance(field, models.DateField) and value else value


def schema_of(field):
    """Return the JSON schema of what one field of a type gives."""
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
