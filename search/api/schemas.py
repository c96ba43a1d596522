"""The description of the interface in OpenAPI 3.1, made from the same declarations that answer."""

from django.utils.text import capfirst

from base import facets
from search.api import LICENCE, MOST_PER_PAGE, PER_PAGE, ROOT
from search.api.items import MOMENT, TEXT, schema_of, types
from search.kinds import name_of

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


ITEM_FIELDS = {
    "id": {"type": "integer"},
    "type": {**TEXT, "description": "Soort pagina; leeg voor een overzicht."},
    "title": TEXT,
    "summary": TEXT,
    "url": ADDRESS,
    "terms": {
        "type": "object",
        "description": "Per facet de termen van de pagina.",
        "propertyNames": {"enum": sorted(facets.FACETS)},
        "additionalProperties": {"type": "array", "items": TEXT},
    },
    "first_published": MOMENT,
    "last_published": MOMENT,
}
SOURCE = thing({"title": TEXT, "publisher": TEXT, "year": {"type": ["integer", "null"]}, "url": TEXT})
RELATION = thing({"kind": TEXT, "label": TEXT, "id": {"type": "integer"}, "title": TEXT, "url": ADDRESS})
FACET = thing(
    {"facet": TEXT, "label": TEXT, "values": {"type": "array", "items": {"$ref": "#/components/schemas/Value"}}}
)
VALUE = thing({"value": TEXT, "label": TEXT, "count": {"type": "integer"}, "selected": {"type": "boolean"}})
RESULTS = thing(
    {
        "total": {"type": "integer"},
        "complete": {"type": "integer", "description": "Aantal resultaten met al je woorden."},
        "page": {"type": "integer"},
        "pages": {"type": "integer"},
        "next": {"type": ["string", "null"]},
        "previous": {"type": ["string", "null"]},
        "results": {"type": "array", "items": {"$ref": "#/components/schemas/Item"}},
        "facets": {"type": "array", "items": {"$ref": "#/components/schemas/Facet"}},
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


def _page_schema(model):
    fields = {name: schema_of(model._meta.get_field(name)) for name in model.open_fields}
    own = {"fields": thing(fields), "sources": {"type": "array", "items": SOURCE}}
    own |= {"relations": {"type": "array", "items": RELATION}, "licence": {"$ref": "#/components/schemas/Licence"}}
    return thing(ITEM_FIELDS | own, description=capfirst(str(model._meta.verbose_name)))


def _parameters(*, kind):
    chosen = [*(["soort"] if kind else []), *facets.FACETS]
    multiple = {"type": "array", "items": TEXT}
    return [
        {"name": "q", "in": "query", "schema": TEXT, "description": "Woorden om te zoeken."},
        *({"name": name, "in": "query", "schema": multiple, "style": "form", "explode": True} for name in chosen),
        {"name": "sorteer", "in": "query", "schema": {"enum": ["relevantie", "nieuwste", "titel", "bewijs"]}},
        {"name": "pagina", "in": "query", "schema": {"type": "integer", "minimum": 1, "default": 1}},
        {
            "name": "aantal",
            "in": "query",
            "schema": {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE},
        },
    ]


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
        "/search": _get("Zoek op de hele site", many, parameters=_parameters(kind=True), problems=[wrong, absent]),
        "/terms": _get("Alle termen", {"type": "array", "items": {"$ref": "#/components/schemas/Term"}}),
        "/openapi.json": _get("Deze beschrijving", {"type": "object"}),
    }
    for slug, model in models.items():
        name, schema = name_of(model), {"$ref": f"#/components/schemas/{page_schema_name(model)}"}
        number = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
        listed = _get(f"{name}: alle", many, parameters=_parameters(kind=False), problems=[wrong, absent])
        paths[f"/pages/{slug}"] = listed
        paths[f"/pages/{slug}/{{id}}"] = _get(f"{name}: één", schema, parameters=[number], problems=[absent])
    schemas = {"Item": thing(ITEM_FIELDS), "Facet": FACET, "Value": VALUE, "Results": RESULTS, "Term": TERM}
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
        "components": {"schemas": schemas},
    }
