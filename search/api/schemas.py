"""The description of the interface in OpenAPI 3.1, made from the same declarations that answer."""

from django.utils.text import capfirst

from base import facets
from search.api import LARGEST_NUMBER, LICENCE, MOST_PER_PAGE, PER_PAGE, ROOT
from search.api.items import MOMENT, TEXT, facets_of, schema_of, sorts_of, types
from search.kinds import type_facet
from search.listing import MOST_VALUES

ADDRESS = {"type": "string", "format": "uri"}


def thing(properties, **more):
    """Give the schema of an object with all of some properties and no others."""
    return {
        "type": "object",
        "required": sorted(properties),
        "properties": properties,
        "additionalProperties": False,
        **more,
    }


REFERENCE = {
    "id": {"type": "integer"},
    "type": {**TEXT, "description": "Soort pagina."},
    "title": TEXT,
    "url": ADDRESS,
    "invented": {"type": "boolean", "description": "Of het een verzonnen verhaal is. Zeg dat erbij als je het toont."},
}
ITEM_FIELDS = REFERENCE | {
    "summary": TEXT,
    "terms": {
        "type": "object",
        "description": "Per facet de termen van de pagina.",
        "propertyNames": {"enum": sorted(facets.FACETS)},
        "additionalProperties": {"type": "array", "items": TEXT},
    },
    "date": {"type": ["string", "null"], "description": "Eigen datum, maand of jaar; null als er geen is."},
    "first_published": {**MOMENT, "description": "Sinds wanneer de pagina op deze website staat."},
    "last_published": MOMENT,
}
SOURCE = thing({"title": TEXT, "publisher": TEXT, "year": {"type": ["integer", "null"]}, "url": TEXT})
RELATION = thing({"kind": TEXT, "label": TEXT} | REFERENCE)
FACET = thing(
    {"facet": TEXT, "label": TEXT, "values": {"type": "array", "items": {"$ref": "#/components/schemas/Value"}}}
)
VALUE = thing({"value": TEXT, "label": TEXT, "count": {"type": "integer"}, "selected": {"type": "boolean"}})
RESULTS = thing(
    {
        "total": {"type": "integer"},
        "complete": {
            "type": "integer",
            "description": "Aantal resultaten met al je woorden bij elkaar, in kop en termen of in de tekst.",
        },
        "page": {"type": "integer"},
        "pages": {"type": "integer"},
        "next": {"type": ["string", "null"]},
        "previous": {"type": ["string", "null"]},
        "results": {"type": "array", "items": {"$ref": "#/components/schemas/Item"}},
        "facets": {"type": "array", "items": {"$ref": "#/components/schemas/Facet"}},
        "notices": {
            "type": "array",
            "items": TEXT,
            "description": "Wat je moet weten over de resultaten, zoals dat er niets is met al je woorden.",
        },
        "licence": {"$ref": "#/components/schemas/Licence"},
    }
)
TERM = thing(
    {
        "facet": TEXT,
        "slug": TEXT,
        "name": TEXT,
        "description": TEXT,
        "synonyms": {"type": "array", "items": TEXT},
        "parent": {"type": ["string", "null"]},
        "url": ADDRESS,
    }
)
PROBLEM = thing({"type": TEXT, "title": TEXT, "status": {"type": "integer"}, "detail": TEXT})
TYPES = {"type": "array", "items": thing({"type": TEXT, "name": TEXT, "url": ADDRESS})}
ENTRY = thing(
    {"name": TEXT, "licence": {"$ref": "#/components/schemas/Licence"}, "search": ADDRESS, "terms": ADDRESS}
    | {"openapi": ADDRESS, "documentation": ADDRESS, "types": TYPES}
)


def page_schema_name(model):
    """Give the name of the schema of one type of page."""
    return model.__name__


def _many(name):
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


def _page_schema(model):
    fields = {name: schema_of(model._meta.get_field(name)) for name in model.open_fields}
    own = {"fields": thing(fields), "sources": _many("Source")}
    own |= {"relations": _many("Relation"), "licence": {"$ref": "#/components/schemas/Licence"}}
    return thing(ITEM_FIELDS | own, description=capfirst(str(model._meta.verbose_name)))


def _shared_parameters():
    """Give the parameters that every list has, by name."""
    number = {"type": "integer", "minimum": 1}
    page = {**number, "maximum": LARGEST_NUMBER, "default": 1}
    size = {**number, "maximum": MOST_PER_PAGE, "default": PER_PAGE}
    shared = [_parameter("q", "Woorden om te zoeken.", {**TEXT, "default": ""})]
    shared += [_filter(facet.slug, facet.label, TEXT) for facet in facets.FACETS.values()]
    shared += [_parameter("pagina", "Welke pagina met resultaten.", page)]
    shared += [_parameter("aantal", "Resultaten per pagina.", size)]
    return {parameter["name"]: parameter for parameter in shared}


def _parameters(field_facets, sorts):
    own = [_filter(each.slug, each.label, {"enum": [value for value, _ in each.choices]}) for each in field_facets]
    order = {"enum": ["relevantie", *sorts]}
    own.append(_parameter("sorteer", "Volgorde; relevantie alleen als je woorden zoekt.", order))
    return [*own, *({"$ref": f"#/components/parameters/{name}"} for name in _shared_parameters())]


def _filter(slug, label, value):
    listed = {"type": "array", "items": value, "maxItems": MOST_VALUES}
    return _parameter(slug, f"{label}: een of meer waarden.", listed) | {"style": "form", "explode": True}


def _parameter(name, words, schema):
    return {"name": name, "in": "query", "description": words, "schema": schema}


def _get(summary, schema, *, parameters=(), problems=()):
    answers = {"200": {"description": "In orde", "content": {"application/json": {"schema": schema}}}}
    for status, words in problems:
        content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        answers[str(status)] = {"description": words, "content": content}
    return {"get": {"summary": summary, "parameters": list(parameters), "responses": answers}}


def openapi(request):
    """Give the whole description, as a dict.

    Args:
        request: for the address of the server.
    """
    models, many = types(), {"$ref": "#/components/schemas/Results"}
    wrong, absent = (400, "Vraag niet begrepen"), (404, "Niet gevonden")
    paths = {
        "/": _get("Waar alles staat", ENTRY),
        "/search": _get(
            "Zoek op de hele site", many, parameters=_parameters([type_facet()], sorts_of()), problems=[wrong, absent]
        ),
        "/terms": _get("Alle termen", _many("Term")),
        "/openapi.json": _get("Deze beschrijving", {"type": "object"}),
    }
    for slug, model in models.items():
        name, schema = (
            capfirst(str(model._meta.verbose_name)),
            {"$ref": f"#/components/schemas/{page_schema_name(model)}"},
        )
        number = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
        listed = _get(
            f"{name}: alle pagina’s",
            many,
            parameters=_parameters(facets_of(model), sorts_of(model)),
            problems=[wrong, absent],
        )
        paths[f"/pages/{slug}"] = listed
        paths[f"/pages/{slug}/{{id}}"] = _get(f"{name}: één pagina", schema, parameters=[number], problems=[absent])
    schemas = {"Item": thing(ITEM_FIELDS), "Facet": FACET, "Value": VALUE, "Results": RESULTS, "Term": TERM}
    schemas |= {"Source": SOURCE, "Relation": RELATION}
    schemas |= {"Problem": PROBLEM, "Licence": thing({"name": TEXT, "url": ADDRESS})}
    schemas |= {page_schema_name(model): _page_schema(model) for model in models.values()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Samen tegen schooluitval",
            "version": "1.0.0",
            "description": "Alles wat op de site staat, om te lezen met een programma.",
            "license": LICENCE,
        },
        "servers": [{"url": request.build_absolute_uri(ROOT.rstrip("/"))}],
        "paths": paths,
        "components": {"schemas": schemas, "parameters": _shared_parameters()},
    }
