"""From YAML files to checked records."""

import csv
import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from django.apps import apps

from base import facets, relations
from content.loading.values import check_value

DIRECTORY = Path(__file__).resolve().parent.parent / "initial"
# File, page type (None: each record names its own) and the slug of the page they stand under.
PAGE_FILES = [
    ("site.yaml", None, None),
    ("paginas.yaml", "content.StandardPage", "home"),
    ("oorzaken.yaml", "content.CausePage", "oorzaken"),
    ("buitenland.yaml", "practices.PracticePage", "buitenland"),
    ("praktijken.yaml", "practices.PracticePage", "praktijken"),
]
TERMS_FILE = "termen.yaml"
MUNICIPALITIES_FILE = "gemeenten.csv"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SUMMARY = range(20, 256)
# Keys of every page that are not columns of its model.
OWN_KEYS = {"slug", "model", "parent", "title", "summary", "terms", "relations", "sources"}
SOURCE_KEYS = {"title", "publisher", "year", "url", "note"}
TERM_KEYS = {"slug", "name", "description", "synonyms", "parent"}


class ContentError(Exception):
    """Everything that is wrong with the files, one line each: ``file:line: what``."""

    def __init__(self, problems):
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass
class Record:
    """One item of a file.

    Args:
        key: lasting name, such as "page/coach-hasselt".
        file, line: where it stands.
        data: what it says, as plain Python.
        model: page class; None for a term.
        parent: slug of the page above; None for home.
    """

    key: str
    file: str
    line: int
    data: dict
    model: type | None = None
    parent: str | None = None

    @property
    def slug(self):
        return self.data["slug"]

    @property
    def digest(self):
        """Give a fingerprint of what the file says."""
        text = json.dumps([self.data, self.parent], default=str, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass
class InitialContent:
    """Checked content, parents before children."""

    terms: list = field(default_factory=list)
    pages: list = field(default_factory=list)
    municipalities: list = field(default_factory=list)


class _LineLoader(yaml.SafeLoader):
    """A safe loader that notes on which line each mapping starts."""


class _Mapping(dict):
    line = 0


def _construct_mapping(loader, node):
    mapping = _Mapping()
    mapping.line = node.start_mark.line + 1
    yield mapping
    loader.flatten_mapping(node)
    seen = set()
    for key_node, _value in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            raise yaml.constructor.ConstructorError(None, None, f"“{key}” staat er twee keer", key_node.start_mark)
        seen.add(key)
    mapping.update(loader.construct_mapping(node, deep=True))


_LineLoader.add_constructor("tag:yaml.org,2002:map", _construct_mapping)


def read(directory=DIRECTORY):
    """Read and check every file.

    Args:
        directory: Path with the YAML files.

    Returns:
        InitialContent.

    Raises:
        ContentError: with every problem found, not only the first.
    """
    reader = _Reader(Path(directory))
    content = reader.read()
    if reader.problems:
        raise ContentError(reader.problems)
    return content


class _Reader:
    def __init__(self, directory):
        self.directory = directory
        self.problems = []

    def problem(self, where, text):
        file, line = where if isinstance(where, tuple) else (where.file, where.line)
        self.problems.append(f"{file}:{line}: {text}")

    def read(self):
        content = InitialContent(terms=self._terms(), municipalities=self._municipalities())
        known_terms = {(record.data["facet"], record.slug) for record in content.terms}
        names = {row["naam"] for row in content.municipalities}
        for file, label, parent in PAGE_FILES:
            content.pages += self._pages(file, label, parent)
        by_slug = {}
        for record in content.pages:
            if record.slug in by_slug:
                first = by_slug[record.slug]
                self.problem(record, f"adres “{record.slug}” staat ook op {first.file}:{first.line}")
            by_slug.setdefault(record.slug, record)
        for record in content.pages:
            self._check_page(record, by_slug, known_terms, names)
        self._order(content, by_slug)
        return content

    def _load(self, file):
        path = self.directory / file
        if not path.exists():
            self.problem((file, 1), "dit bestand ontbreekt")
            return None
        try:
            return yaml.load(path.read_text(encoding="utf-8"), Loader=_LineLoader)  # noqa: S506 a SafeLoader
        except UnicodeDecodeError:
            self.problem((file, 1), "dit bestand is geen UTF-8")
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            self.problem((file, line), f"geen geldige YAML: {error.problem}")
        except yaml.YAMLError as error:
            self.problem((file, 1), f"geen geldige YAML: {error}")
        return None

    def _items(self, file, loaded):
        if not isinstance(loaded, list):
            self.problem((file, 1), "hier hoort een lijst van records")
            return
        for item in loaded:
            if not isinstance(item, _Mapping):
                self.problem((file, 1), f"geen record: {str(item)[:60]}")
            elif not isinstance(item.get("slug"), str) or not SLUG.fullmatch(item["slug"]):
                self.problem((file, item.line), "een record heeft een “slug” van kleine letters, cijfers en streepjes")
            else:
                yield item

    def _terms(self):
        loaded = self._load(TERMS_FILE)
        if loaded is None:
            return []
        if not isinstance(loaded, dict):
            self.problem((TERMS_FILE, 1), "hier hoort per facet een lijst van termen")
            return []
        records, seen = [], set()
        for facet, items in loaded.items():
            if facet not in facets.FACETS:
                self.problem((TERMS_FILE, 1), f"facet “{facet}” bestaat niet")
                continue
            for order, item in enumerate(self._items(TERMS_FILE, items)):
                record = Record(
                    f"term/{facet}/{item['slug']}", TERMS_FILE, item.line, {**item, "facet": facet, "order": order}
                )
                for key in set(item) - TERM_KEYS:
                    self.problem(record, f"“{key}” bestaat niet voor een term")
                if not item.get("name"):
                    self.problem(record, "een term heeft een “name”")
                if item.get("parent") and (facet, item["parent"]) not in seen:
                    self.problem(record, f"“{item['parent']}” staat niet boven deze term")
                if (facet, item["slug"]) in seen:
                    self.problem(record, f"term “{item['slug']}” staat er twee keer")
                seen.add((facet, item["slug"]))
                records.append(record)
        return records

    def _municipalities(self):
        path = self.directory / MUNICIPALITIES_FILE
        if not path.exists():
            self.problem((MUNICIPALITIES_FILE, 1), "dit bestand ontbreekt")
            return []
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        wanted = {"nis", "naam", "provincie", "centrumstad", "postcodes"}
        if not rows or not wanted <= set(rows[0]):
            self.problem((MUNICIPALITIES_FILE, 1), f"kolommen {', '.join(sorted(wanted))} verwacht")
            return []
        return rows

    def _pages(self, file, label, parent):
        loaded = self._load(file)
        if loaded is None:
            return
        for item in self._items(file, loaded):
            name = item.get("model", label)
            try:
                model = apps.get_model(name)
            except (LookupError, ValueError, AttributeError):
                self.problem((file, item.line), f"paginatype “{name}” bestaat niet")
                continue
            yield Record(f"page/{item['slug']}", file, item.line, item, model, item.get("parent", parent))

    def _check_page(self, record, by_slug, known_terms, municipalities):
        data = record.data
        if not isinstance(data.get("title"), str) or not 0 < len(data["title"]) <= 255:
            self.problem(record, "een pagina heeft een “title” van hoogstens 255 tekens")
        if not isinstance(data.get("summary"), str) or len(data["summary"].strip()) not in SUMMARY:
            self.problem(record, f"een pagina heeft een “summary” van {SUMMARY[0]} tot {SUMMARY[-1]} tekens")
        if record.parent and record.parent not in by_slug:
            self.problem(record, f"pagina “{record.parent}”, waar deze onder staat, bestaat niet")
        self._check_terms(record, known_terms)
        self._check_relations(record, by_slug)
        self._check_sources(record)
        columns = {column.name for column in record.model._meta.get_fields() if hasattr(column, "clean")}
        for key, value in data.items():
            if key in OWN_KEYS:
                continue
            if key not in columns:
                self.problem(record, f"“{key}” bestaat niet voor {record.model._meta.verbose_name}")
                continue
            problem = check_value(record.model._meta.get_field(key), value, set(by_slug), municipalities)
            if problem:
                self.problem(record, f"“{key}”: {problem}")
        for column in record.model._meta.fields:
            required = not column.blank and not column.has_default() and column.model is record.model
            if required and column.editable and not column.primary_key and not data.get(column.name):
                self.problem(record, f"“{column.name}” ontbreekt")

    def _check_terms(self, record, known):
        given = record.data.get("terms") or {}
        if not isinstance(given, dict):
            self.problem(record, "“terms” noemt per facet een lijst van termen")
            return
        for facet, slugs in given.items():
            if facet not in facets.FACETS:
                self.problem(record, f"facet “{facet}” bestaat niet")
                continue
            if not isinstance(slugs, list):
                self.problem(record, f"“terms”, “{facet}”: hier hoort een lijst")
                continue
            if len(slugs) > 1 and not facets.FACETS[facet].multiple:
                self.problem(record, f"van “{facet}” kan een pagina maar één term hebben")
            for slug in slugs:
                if (facet, slug) not in known:
                    self.problem(record, f"term “{slug}” bestaat niet bij “{facet}”")
        for facet in record.model.main_facets:
            if not given.get(facet):
                self.problem(record, f"minstens één term bij “{facet}” is nodig")

    def _check_relations(self, record, by_slug):
        given = record.data.get("relations") or {}
        if not isinstance(given, dict) or not all(isinstance(slugs, list) for slugs in given.values()):
            self.problem(record, "“relations” noemt per soort een lijst van adressen")
            return
        for kind_slug, slugs in given.items():
            kind = relations.KINDS.get(kind_slug)
            if kind is None or record.model._meta.label not in kind.sources:
                self.problem(record, f"verband “{kind_slug}” bestaat hier niet")
                continue
            for slug in slugs:
                target = by_slug.get(slug)
                if target is None:
                    self.problem(record, f"verband “{kind_slug}”: pagina “{slug}” bestaat niet")
                elif target.model._meta.label not in kind.targets:
                    self.problem(record, f"verband “{kind_slug}” kan niet naar “{slug}” verwijzen")
                elif slug == record.slug:
                    self.problem(record, "een pagina kan niet naar zichzelf verwijzen")
            if len(set(slugs)) < len(slugs):
                self.problem(record, f"verband “{kind_slug}” noemt een pagina twee keer")

    def _check_sources(self, record):
        given = record.data.get("sources") or []
        if record.model.needs_source and not given:
            self.problem(record, "minstens één bron is nodig")
        from base.models import Source

        for source in given:
            if not isinstance(source, dict) or not source.get("title") or not source.get("publisher"):
                self.problem(record, "een bron heeft een “title” en een “publisher”")
                continue
            for key in set(source) - SOURCE_KEYS:
                self.problem(record, f"“{key}” bestaat niet voor een bron")
            for key in set(source) & SOURCE_KEYS:
                problem = check_value(Source._meta.get_field(key), source[key], (), ())
                if problem:
                    self.problem(record, f"bron “{source['title']}”, “{key}”: {problem}")

    def _order(self, content, by_slug):
        """Put parents before children; a ring of parents is a mistake."""

        def depth(record, seen=()):
            if record.parent is None or record.parent not in by_slug:
                return 0
            if record.slug in seen:
                self.problem(record, "deze pagina staat onder zichzelf")
                return 0
            return 1 + depth(by_slug[record.parent], (*seen, record.slug))

        content.pages.sort(key=depth)
