"""From content files to checked records."""

import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from django.apps import apps

from base import facets
from base.models import BasePage, Term
from content.loading.checking import PageChecker
from content.loading.files import Mapping, read_yaml
from content.loading.municipalities import read_municipalities
from content.loading.problems import ContentError, Problems
from content.loading.values import check_value

__all__ = ["DIRECTORY", "ContentError", "InitialContent", "Record", "read"]

DIRECTORY = Path(__file__).resolve().parent.parent / "initial"
# File, page type (None: each record names its own) and the slug of the page they stand under.
PAGE_FILES = [
    ("site.yaml", None, None),
    ("paginas.yaml", "content.StandardPage", "home"),
    ("oorzaken.yaml", "content.CausePage", "oorzaken"),
    ("buitenland.yaml", "practices.PracticePage", "buitenland"),
    ("praktijken.yaml", "practices.PracticePage", "praktijken"),
    ("stappenplannen.yaml", "content.GuidePage", "stappenplannen"),
    ("instrumenten.yaml", "practices.InstrumentPage", "instrumenten"),
    ("netwerken.yaml", "content.NetworkPage", "hulp"),
    ("wegen.yaml", "content.PathwayPage", "diploma"),
    ("keuzehulp.yaml", "content.PathwayFinderPage", "diploma"),
    ("onderzoek.yaml", "research.PublicationPage", "onderzoek"),
    ("beleid.yaml", "content.PolicyPage", "beleid"),
    ("nieuws.yaml", "content.NewsPage", "nieuws"),
    ("voorbeeldverhalen.yaml", "content.ExampleStoryPage", "voorbeeldverhalen"),
    ("woordenlijst.yaml", "content.GlossaryEntryPage", "woordenlijst"),
    ("rollen.yaml", "content.RolePage", "voor"),
]
TERMS_FILE = "termen.yaml"
SLUG = re.compile(r"(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*")
TERM_KEYS = {"slug", "name", "description", "synonyms", "parent"}


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
        """Give the last part of its address."""
        return self.data["slug"]

    @property
    def id(self):
        """Give the name by which other records refer to it: its slug, unless another page has that slug too."""
        return self.data.get("id", self.data["slug"])

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
        self.problems = Problems()

    def read(self):
        content = InitialContent(terms=self._terms(), municipalities=read_municipalities(self.directory, self.problems))
        for file, label, parent in PAGE_FILES:
            content.pages += self._pages(file, label, parent)
        by_id = {}
        for record in content.pages:
            first = by_id.setdefault(record.id, record)
            if first is not record:
                self.problems.on(record, f"adres “{record.id}” staat ook op {first.file}:{first.line}")
        terms = {(record.data["facet"], record.slug) for record in content.terms}
        checker = PageChecker(by_id, terms, {row["naam"] for row in content.municipalities}, self.problems)
        for record in content.pages:
            checker.check(record)
        self._order(content, by_id)
        return content

    def _items(self, file, loaded, line=1):
        if not isinstance(loaded, list):
            self.problems.add(file, line, "hier hoort een lijst van records")
            return
        for item in loaded:
            if not isinstance(item, Mapping):
                self.problems.add(file, line, f"geen record: {str(item)[:60]}")
            elif (
                not all(
                    isinstance(item.get(key, ""), str) and SLUG.fullmatch(item.get(key, "x")) for key in ("slug", "id")
                )
                or "slug" not in item
            ):
                text = "een record heeft een “slug” van kleine letters, cijfers en streepjes, hoogstens 100"
                self.problems.add(file, item.line, text)
            else:
                yield item

    # Terms

    def _terms(self):
        loaded = read_yaml(self.directory, TERMS_FILE, self.problems)
        if not isinstance(loaded, Mapping):
            if loaded is not None:
                self.problems.add(TERMS_FILE, 1, "hier hoort per facet een lijst van termen")
            return []
        records = []
        for facet, items in loaded.items():
            line = loaded.lines[facet]
            if facet not in facets.FACETS:
                self.problems.add(TERMS_FILE, line, f"facet “{facet}” bestaat niet")
                continue
            seen = {}
            for order, item in enumerate(self._items(TERMS_FILE, items, line)):
                data = {**item, "facet": facet, "order": order}
                record = Record(f"term/{facet}/{item['slug']}", TERMS_FILE, item.line, data)
                self._check_term(record, seen)
                seen[record.slug] = record
                records.append(record)
        return records

    def _check_term(self, record, seen):
        """Check a term against those of its facet that stand before it."""
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

    # Pages

    def _pages(self, file, label, parent):
        loaded = read_yaml(self.directory, file, self.problems)
        if loaded is None:
            return
        for item in self._items(file, loaded):
            name = item.get("model", label)
            model = _page_type(name)
            if model is None:
                self.problems.add(file, item.line, f"paginatype “{name}” bestaat niet")
                continue
            yield Record(
                f"page/{item.get('id', item['slug'])}", file, item.line, item, model, item.get("parent", parent)
            )

    def _order(self, content, by_id):
        """Put parents before children; a ring of parents is a mistake."""

        def depth(record, seen=()):
            if not isinstance(record.parent, str) or record.parent not in by_id:
                return 0
            if record.id in seen:
                self.problems.on(record, "deze pagina staat onder zichzelf")
                return 0
            return 1 + depth(by_id[record.parent], (*seen, record.id))

        content.pages.sort(key=depth)


def _page_type(name):
    try:
        model = apps.get_model(name)
    except (LookupError, ValueError, AttributeError, TypeError):
        return None
    return model if issubclass(model, BasePage) else None
