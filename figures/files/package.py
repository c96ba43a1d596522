"""Describes the archive of a release for programs: a Data Package (Frictionless) with its columns and code lists."""

import json

from figures import remarks
from figures.files.rows import COLUMNS, KEY, MISSING, TEXT
from figures.files.texts import NOTES
from figures.models import Basis
from search.listings.serializers import LICENCE

# SPDX names the licence for programs.
LICENCES = [{"name": "CC-BY-4.0", "title": LICENCE["name"], "path": LICENCE["url"]}]
CODES = {
    "symbool": remarks.GSS_EXPLAINED,
    "OBS_STATUS": {
        "A": "definitief",
        "P": "voorlopig",
        "U": "weinig betrouwbaar",
        remarks.SDMX_BREAK: "na een breuk",
        remarks.SDMX_MISSING: "ontbreekt",
        **{code: MISSING[missing] for missing, code in remarks.SDMX_OF_MISSING.items()},
    },
    "CONF_STATUS": {remarks.FREE: "voor iedereen", remarks.CONFIDENTIAL: "blijft verborgen"},
    "telbasis": dict(zip(Basis.labels, Basis.labels, strict=True)),
    "ontbreekt": dict(zip(MISSING.values(), MISSING.values(), strict=True)),
}
CODE_LISTS = {
    "indicatoren": (("code", "titel", "eenheid"), "indicator"),
    "gebieden": (("code", "naam", "soort", "codelijst"), "gebied_code"),
    "categorieen": (("indeling_code", "indeling", "code", "categorie"), None),
}
TABLE, NOTES_FILE = "cijfers.csv", "voetnoten.csv"


def lists_of(series):
    """Return ``{name of a code list: [row, …]}`` of all that some series name.

    Args:
        series: as of `figures.files.rows.series_of`.
    """
    indicators = {each.indicator.code: each.indicator for each in series}
    areas = {each.area_id: each.area for each in series}
    categories = {each.category_id: each.category for each in series}
    return {
        "indicatoren": [[code, page.title, page.get_unit_display()] for code, page in sorted(indicators.items())],
        "gebieden": [
            [code, area.name, area.get_level_display(), area.get_scheme_display()]
            for code, area in sorted(areas.items())
        ],
        "categorieen": [
            [each.dimension_id, each.dimension.name, each.code, each.name]
            for each in sorted(categories.values(), key=lambda each: (each.dimension_id, each.order, each.code))
        ],
    }


def describe(release, sums):
    """Return the description of an archive as JSON.

    Args:
        release: `figures.models.Release`.
        sums: ``{name of a file: (SHA-256, bytes)}`` of what is in it.
    """
    keys = [
        {"fields": [column], "reference": {"resource": name, "fields": ["code"]}}
        for name, (_columns, column) in CODE_LISTS.items()
        if column
    ]
    columns = [_field(name, kind, title) for name, kind, title in COLUMNS]
    resources = [_resource(TABLE, columns, sums, "De cijfers", primaryKey=list(KEY), foreignKeys=keys)]
    resources += [
        _resource(f"codelijsten/{name}.csv", [_field(each) for each in columns], sums, name)
        for name, (columns, _column) in CODE_LISTS.items()
    ]
    resources.append(_resource(NOTES_FILE, [_field(each) for each in NOTES], sums, "Breuken en voetnoten"))
    document = {"title": f"{release.publisher}: {release.title}"} | ({"path": release.url} if release.url else {})
    described = {
        "profile": "tabular-data-package",
        "name": release.file_name.lower(),
        "title": release.title,
        "description": release.covers,
        "version": str(release.version),
        "licenses": LICENCES,
        "sources": [document],
        "contributors": [{"title": release.publisher, "role": "author"}],
        **({"created": f"{release.published_on.isoformat()}T00:00:00Z"} if release.published_on else {}),
        "resources": resources,
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _field(name, kind=TEXT, title=""):
    """Return what is said of a column; one of codes has them all, with what they mean."""
    field = {"name": name, "type": kind} | ({"title": title} if title else {})
    if name in CODES:
        field["constraints"] = {"enum": list(CODES[name])}
        field["description"] = "; ".join(f"{code}: {told}" for code, told in CODES[name].items() if code != told)
    return {key: value for key, value in field.items() if value}


def _resource(path, fields, sums, title, **keys):
    digest, size = sums[path]
    return {
        "name": path.rpartition("/")[2].removesuffix(".csv"),
        "path": path,
        "title": title,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "bytes": size,
        "hash": f"sha256:{digest}",
        "schema": {"fields": fields, "missingValues": [""], **keys},
    }
