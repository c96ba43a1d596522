"""The description of the interface in OpenAPI 3.1, made from the same declarations that answer."""

from django.utils.text import capfirst

from base import facets
from base.keys import KIND, LONGEST_NUMBER
from base.models import Vocabulary
from base.request_state import state_of
from search.api import LARGEST_NUMBER, MOST_PER_PAGE, PER_PAGE, ROOT, SIZE
from search.engine.documents import Sort
from search.listings.parameters import MOST_VALUES, PAGE, QUERY, SORT
from search.listings.serializers import LICENCE, MOMENT, TEXT, facets_of, schema_of, sorts_of, types, types_of_records
from search.listings.type_facet import type_facet

ADDRESS = {"type": "string", "format": "uri"}


def thing(properties, **more):
    """Return the schema of an object with all of some properties and no others."""
    return {
        "type": "object",
        "required": sorted(properties),
        "properties": properties,
        "additionalProperties": False,
        **more,
    }


# A record has no page of the CMS; its name is that of its kind with a number.
ID_OF_RECORD = {**TEXT, "pattern": f"^{KIND.pattern}-[0-9]{{1,{LONGEST_NUMBER}}}$"}
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
# What a list holds: pages, and records as well.
ITEM = thing(
    ITEM_FIELDS
    | {
        "id": {
            "oneOf": [REFERENCE["id"], ID_OF_RECORD],
            "description": "Een getal voor een pagina, anders de naam van een record.",
        }
    }
)
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
RESULTS_OF_A_LIST = {"$ref": "#/components/schemas/Results"}
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


def schema_name(model):
    """Return the name of the schema of one type of page or record."""
    return model.__name__


def _many(name):
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


def _schema(model, own):
    fields = {name: schema_of(model._meta.get_field(name)) for name in model.api_fields}
    own = {"fields": thing(fields), **own, "licence": {"$ref": "#/components/schemas/Licence"}}
    return thing(ITEM_FIELDS | own, description=capfirst(str(model._meta.verbose_name)))


def _page_schema(model):
    return _schema(model, {"sources": _many("Source"), "relations": _many("Relation")})


def _record_schema(model):
    return _schema(model, {"id": ID_OF_RECORD})


def _shared_parameters(vocabulary):
    """Return the parameters that every list has, by name."""
    number = {"type": "integer", "minimum": 1}
    page = {**number, "maximum": LARGEST_NUMBER, "default": 1}
    size = {**number, "maximum": MOST_PER_PAGE, "default": PER_PAGE}
    shared = [_parameter(QUERY, "Woorden om te zoeken.", {**TEXT, "default": ""})]
    shared += [_filter(slug, facet.label, {"enum": terms}) for slug, facet, terms in _offered(vocabulary)]
    shared += [_parameter(PAGE, "Welke pagina met resultaten.", page)]
    shared += [_parameter(SIZE, "Resultaten per pagina.", size)]
    return {parameter["name"]: parameter for parameter in shared}


def _offered(vocabulary):
    """Yield ``(slug, facet, slugs of its terms)``; a term that was merged into another still leads to it."""
    for slug, facet in facets.FACETS.items():
        if terms := sorted(term.slug for term in vocabulary.terms.values() if term.facet == slug):
            yield slug, facet, terms


def _parameters(field_facets, sorts, shared):
    own = [_filter(each.slug, each.label, {"enum": [value for value, _ in each.choices]}) for each in field_facets]
    order = {"enum": [Sort.RELEVANCE, *sorts]}
    own.append(_parameter(SORT, "Volgorde. Zonder woorden is relevantie de eerste van de andere.", order))
    return [*own, *({"$ref": f"#/components/parameters/{name}"} for name in shared)]


def _filter(slug, label, value):
    listed = {"type": "array", "items": value, "maxItems": MOST_VALUES}
    return _parameter(slug, f"{label}: een of meer waarden.", listed) | {"style": "form", "explode": True}


def _parameter(name, words, schema):
    return {"name": name, "in": "query", "description": words, "schema": schema}


# What any address may answer, and what an address answers that may ask for something that is not there.
WRONG, ABSENT = ("400", "Vraag niet begrepen"), ("404", "Niet gevonden")
FAILED = ("5XX", "De website kan nu niet antwoorden")


def _get(summary, schema, *, parameters=(), problems=()):
    tag = {"ETag": {"description": "Stuur hem terug als If-None-Match.", "schema": TEXT}}
    answers = {
        "200": {"description": "In orde", "headers": tag, "content": {"application/json": {"schema": schema}}},
        "304": {"description": "Niets veranderd sinds je `If-None-Match`", "headers": tag},
    }
    for status, words in (WRONG, *problems, FAILED):
        content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        answers[status] = {"description": words, "content": content}
    return {"get": {"summary": summary, "parameters": list(parameters), "responses": answers}}


def _paths(address, model, name, words, shared):
    """Return the addresses of one type of page or record: the list of all, and one by its name."""
    title, schema = capfirst(str(model._meta.verbose_name)), {"$ref": f"#/components/schemas/{schema_name(model)}"}
    asked = _parameters(facets_of(model), sorts_of(model), shared)
    many, one = words
    which = {"name": "id", "in": "path", "required": True, "schema": name}
    return {
        address: _get(f"{title}: {many}", RESULTS_OF_A_LIST, parameters=asked, problems=[ABSENT]),
        f"{address}/{{id}}": _get(f"{title}: {one}", schema, parameters=[which], problems=[ABSENT]),
    }


def openapi(request):
    """Return the whole description, as a dict.

    Args:
        request: for the address of the server, and the vocabulary of that moment.
    """
    models, records = types(), types_of_records()
    shared = _shared_parameters(Vocabulary.under(state_of(request).content_version))
    paths = {
        "/": _get("Waar alles staat", ENTRY),
        "/search": _get(
            "Zoek op de hele site",
            RESULTS_OF_A_LIST,
            parameters=_parameters([type_facet()], sorts_of(), shared),
            problems=[ABSENT],
        ),
        "/terms": _get("Alle termen", _many("Term")),
        "/openapi.json": _get("Deze beschrijving", {"type": "object"}),
    }
    for slug, model in models.items():
        paths |= _paths(f"/pages/{slug}", model, REFERENCE["id"], ("alle pagina’s", "één pagina"), shared)
    for slug, model in records.items():
        paths |= _paths(f"/records/{slug}", model, ID_OF_RECORD, ("allemaal", "één ervan"), shared)
    schemas = {"Item": ITEM, "Facet": FACET, "Value": VALUE, "Results": RESULTS, "Term": TERM}
    schemas |= {"Source": SOURCE, "Relation": RELATION}
    schemas |= {"Problem": PROBLEM, "Licence": thing({"name": TEXT, "url": ADDRESS})}
    schemas |= {schema_name(model): _page_schema(model) for model in models.values()}
    schemas |= {schema_name(model): _record_schema(model) for model in records.values()}
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
        "components": {"schemas": schemas, "parameters": shared},
    }
