"""Reads the content files of all apps into checked records."""

import hashlib
import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from django.apps import apps

from base import facets, text
from base.declarations import declared
from base.models import BasePage, Municipality, Term
from initial_content.loading.checking import PageChecker
from initial_content.loading.data_sets import read_data_sets
from initial_content.loading.files import Mapping, read_yaml
from initial_content.loading.municipalities import read_municipalities
from initial_content.loading.problems import ContentError, Problems
from initial_content.loading.values import check_value

__all__ = ["ContentError", "InitialContent", "Record", "page_files", "read"]

SLUG = re.compile(r"(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*")
TERM_KEYS = {"slug", "name", "description", "synonyms", "parent"}
LAST = float("inf")  # position of a page without one among its siblings


@dataclass
class Record:
    """One item of a file.

    Args:
        key: permanent name, such as "page/coach-hasselt".
        file, line: its place.
        data: plain Python.
        model: page class; None for a term.
        parent: id of the parent page; None for home.
    """

    key: str
    file: str
    line: int
    data: dict
    model: type | None = None
    parent: str | None = None

    @property
    def slug(self):
        """The last part of its address."""
        return self.data["slug"]

    @property
    def id(self):
        """The name by which other records refer to it: its slug, or an id of its own when two pages share a slug."""
        return self.data.get("id", self.data["slug"])

    @property
    def is_draft(self):
        """Whether it waits as a draft until an editor publishes it."""
        return bool(self.data.get("draft"))

    @property
    def digest(self):
        """A digest of the record."""
        data = {key: value for key, value in self.data.items() if key != "position"}  # Later, editors order pages.
        text = json.dumps([data, self.parent], default=str, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass
class InitialContent:
    """Checked content, parents before children."""

    terms: list = field(default_factory=list)
    pages: list = field(default_factory=list)
    municipalities: list = field(default_factory=list)
    records: list = field(default_factory=list)
    data_sets: list = field(default_factory=list)

    @property
    def count_text(self):
        """How much it is, in Dutch."""
        records = [f"{len(self.records)} records"] if self.records else []
        return text.joined([f"{len(self.pages)} pagina’s", *records, f"{len(self.terms)} termen"])


def page_files():
    """Return ``[(AppConfig, PageFile), …]`` of all apps, in the order in which their pages are created."""
    return sorted(declared("page_files"), key=lambda pair: pair[1].order)


def read(directory=None):
    """Read and check every file, and return the `InitialContent`.

    Args:
        directory: Path with the files of all apps; by default the folder ``initial`` of each app.

    Raises:
        ContentError: with all problems.
    """
    reader = _Reader(directory and Path(directory))
    content = reader.read()
    if reader.problems:
        raise ContentError(reader.problems)
    return content


class _Reader:
    def __init__(self, directory):
        self.directory = directory
        self.problems = Problems()

    def read(self):
        municipalities = read_municipalities(self._folder(Municipality._meta.app_config), self.problems)
        content = InitialContent(terms=self._terms(), municipalities=municipalities)
        for app, file in page_files():
            content.pages += self._pages(self._folder(app), file)
        for app, file in declared("record_files"):
            content.records += self._records(self._folder(app), file)
        by_id = {}
        for record in content.pages:
            if (first := by_id.setdefault(record.id, record)) is not record:
                self.problems.on(record, f"adres “{record.id}” staat ook op {first.file}:{first.line}")
        terms = {(record.data["facet"], record.slug) for record in content.terms}
        checker = PageChecker(by_id, terms, {row["naam"] for row in municipalities}, self.problems)
        for record in [*content.pages, *content.records]:
            checker.check(record)
        self._order(content, by_id)
        content.data_sets = read_data_sets(self._folder, content, self.problems)
        return content

    def _folder(self, app):
        return self.directory or Path(app.path) / "initial"

    def _items(self, file, loaded, line=1):
        if not isinstance(loaded, list):
            self.problems.add(file, line, "hier hoort een lijst van records")
            return
        for item in loaded:
            if not isinstance(item, Mapping):
                self.problems.add(file, line, f"geen record: {str(item)[:60]}")
            elif not all(_is_slug(item[key]) for key in {"slug", "id"} & item.keys()) or "slug" not in item:
                text = "een record heeft een “slug” van kleine letters, cijfers en streepjes, hoogstens 100"
                self.problems.add(file, item.line, text)
            else:
                yield item

    def _terms(self):
        """Return the records of the terms; an app may add terms to a facet of another app, after the terms of that."""
        seen, records = defaultdict(dict), []  # facet -> slug -> record
        # In one folder for all apps, two declarations of the same name are one file.
        for folder, file in dict.fromkeys((self._folder(app), file) for app, file in declared("term_files")):
            records += self._terms_of(folder, file, seen)
        return records

    def _terms_of(self, folder, file, seen):
        loaded = read_yaml(folder, file, self.problems)
        if not isinstance(loaded, Mapping):
            if loaded is not None:
                self.problems.add(file, 1, "hier hoort per facet een lijst van termen")
            return
        for facet, items in loaded.items():
            line = loaded.lines[facet]
            if facet not in facets.FACETS:
                self.problems.add(file, line, f"facet “{facet}” bestaat niet")
                continue
            for item in self._items(file, items, line):
                data = {**item, "facet": facet, "order": len(seen[facet])}
                record = Record(f"term/{facet}/{item['slug']}", file, item.line, data)
                self._check_term(record, seen[facet])
                seen[facet][record.slug] = record
                yield record

    def _check_term(self, record, seen):
        """Check a term against the terms before it in its facet."""
        data, problems = record.data, self.problems
        for key in set(data) - TERM_KEYS - {"facet", "order"}:
            problems.on(record, f"“{key}” bestaat niet voor een term")
        for key in {"name", "description", "synonyms"} & set(data):
            problem = check_value(Term._meta.get_field(key), data[key], {}, ())
            if problem:
                problems.on(record, f"een term heeft een “{key}” van de goede vorm: {problem}")
        if not data.get("name"):
            problems.on(record, "een term heeft een “name”")
        if record.slug in seen:
            problems.on(record, f"term “{record.slug}” staat er twee keer")
        names = {str(other.data.get("name")).casefold() for other in seen.values()}
        if str(data.get("name")).casefold() in names:
            problems.on(record, f"“{data['name']}” staat er twee keer")
        if "parent" not in data:
            return
        parent = seen.get(data["parent"]) if isinstance(data["parent"], str) else None
        if parent is None:
            problems.on(record, f"“{data['parent']}” staat niet boven deze term")
        elif "parent" in parent.data:
            problems.on(record, f"“{parent.slug}” valt zelf onder een andere term")

    def _pages(self, folder, file):
        loaded = read_yaml(folder, file.name, self.problems)
        if loaded is None:
            return
        for item in self._items(file.name, loaded):
            name, key = item.get("model", file.page_type), item.get("id", item["slug"])
            model = _page_type(name)
            if model is None:
                self.problems.add(file.name, item.line, f"paginatype “{name}” bestaat niet")
                continue
            yield Record(f"page/{key}", file.name, item.line, item, model, item.get("parent", file.parent))

    def _records(self, folder, file):
        loaded, model, seen = read_yaml(folder, file.name, self.problems), apps.get_model(file.record_type), {}
        for item in self._items(file.name, loaded) if loaded is not None else ():
            record = Record(f"{model.record_kind}/{item['slug']}", file.name, item.line, item, model)
            if (first := seen.setdefault(record.slug, record)) is not record:
                self.problems.on(record, f"“{record.slug}” staat ook op {first.file}:{first.line}")
            yield record

    def _order(self, content, by_id):
        """Sort parents before children and siblings by position; report a cycle of parents."""

        def depth(record, seen=()):
            if not isinstance(record.parent, str) or record.parent not in by_id:
                return 0
            if record.id in seen:
                self.problems.on(record, "deze pagina staat onder zichzelf")
                return 0
            return 1 + depth(by_id[record.parent], (*seen, record.id))

        content.pages.sort(key=lambda record: (depth(record), _position(record)))


def _is_slug(value):
    return isinstance(value, str) and bool(SLUG.fullmatch(value))


def _position(record):
    position = record.data.get("position")
    return position if isinstance(position, int) else LAST


def _page_type(name):
    try:
        model = apps.get_model(name)
    except (LookupError, ValueError, AttributeError, TypeError):
        return None
    return model if issubclass(model, BasePage) else None
