"""What a record of a file, which becomes a page or a row of its own, must be before it is written."""

from wagtail.models import Page

from base import facets, relations
from base.models import Source
from base.problems import SUMMARY_LIMIT
from initial_content.loading.drafts import Drafts
from initial_content.loading.former import check_former
from initial_content.loading.markup import has_markup
from initial_content.loading.values import check_value, child_rows, columns, facet_of, names_term, row_columns

SUMMARY = range(20, SUMMARY_LIMIT + 1)
# Keys of every page that are not columns of its model.
OWN_KEYS = {"slug", "id", "model", "parent", "position", "title", "summary"}
OWN_KEYS |= {"terms", "relations", "sources", "promoted_for", "draft", "formerly"}
KEYS_OF_RECORDS = {"slug", "title", "summary", "terms"}
SOURCE_KEYS = {"title", "publisher", "year", "url", "note", "language"}


class PageChecker:
    """Checks records against each other, the vocabulary and their models.

    Args:
        by_id: ``{id: Record}`` of every page.
        terms: set of ``(facet, slug)``.
        municipalities: set of names.
        problems: `Problems` to add to.
    """

    def __init__(self, by_id, terms, municipalities, problems):
        self.by_id, self.terms, self.municipalities, self.problems = by_id, terms, municipalities, problems
        self.drafts = Drafts(by_id)

    def check(self, record):
        """Note every problem of one record."""
        if not issubclass(record.model, Page):
            self._check_row(record)
            return
        self._check_words(record)
        self._check_promoted(record)
        self._check_place(record)
        self._check_terms(record)
        self._check_relations(record)
        self._check_sources(record)
        self._check_columns(record)
        self._check_rule_of_publication(record)

    def _check_row(self, record):
        """Note every problem of what becomes no page."""
        self._check_words(record)
        self._check_terms(record)
        self._check_columns(record, KEYS_OF_RECORDS)

    def _check_words(self, record):
        title, summary = record.data.get("title"), record.data.get("summary")
        what = "een pagina" if issubclass(record.model, Page) else "een record"
        if not isinstance(title, str) or not 0 < len(title) <= 255 or has_markup(title):
            self.problems.on(record, f"{what} heeft een “title” van hoogstens 255 tekens, zonder HTML")
        if not isinstance(summary, str) or len(summary.strip()) not in SUMMARY or has_markup(summary):
            text = f"{what} heeft een “summary” van {SUMMARY[0]} tot {SUMMARY[-1]} tekens, zonder HTML"
            self.problems.on(record, text)

    def _check_promoted(self, record):
        given = record.data.get("promoted_for", [])
        if not isinstance(given, list) or not all(isinstance(words, str) and words.strip() for words in given):
            self.problems.on(record, "“promoted_for” is een lijst van zoekopdrachten")

    def _check_place(self, record):
        if type(record.data.get("draft", False)) is not bool:
            self.problems.on(record, "“draft” is true of false")
        if problem := check_former(record.data.get("formerly", [])):
            self.problems.on(record, problem)
        name = record.model._meta.verbose_name
        allowed = record.model.allowed_parent_page_models()
        if type(record.data.get("position", 0)) is not int:
            self.problems.on(record, "“position” is een getal: de hoeveelste pagina onder die erboven")
        if record.parent is None:
            if Page not in allowed:
                self.problems.on(record, f"een {name} kan niet bovenaan staan; zeg onder welke pagina")
            return
        parent = self.by_id.get(record.parent) if isinstance(record.parent, str) else None
        if parent is None:
            self.problems.on(record, f"pagina “{record.parent}”, waar deze onder staat, bestaat niet")
        elif parent.model not in allowed:
            self.problems.on(record, f"een {name} kan niet onder “{parent.slug}” staan")

    def _check_terms(self, record):
        given = record.data.get("terms") or {}
        if not isinstance(given, dict):
            self.problems.on(record, "“terms” noemt per facet een lijst van termen")
            return
        for facet, slugs in given.items():
            if facet not in facets.FACETS:
                self.problems.on(record, f"facet “{facet}” bestaat niet")
                continue
            if not isinstance(slugs, list):
                self.problems.on(record, f"“terms”, “{facet}”: hier hoort een lijst")
                continue
            for slug in slugs:
                if not isinstance(slug, str) or (facet, slug) not in self.terms:
                    self.problems.on(record, f"term “{slug}” bestaat niet bij “{facet}”")

    def _check_relations(self, record):
        given = record.data.get("relations") or {}
        if not isinstance(given, dict) or not all(isinstance(slugs, list) for slugs in given.values()):
            self.problems.on(record, "“relations” noemt per soort een lijst van adressen")
            return
        for kind_slug, slugs in given.items():
            kind = relations.KINDS.get(kind_slug)
            if kind is None or record.model._meta.label not in kind.sources:
                self.problems.on(record, f"verband “{kind_slug}” bestaat hier niet")
                continue
            for slug in slugs:
                target = self.by_id.get(slug) if isinstance(slug, str) else None
                if target is None:
                    self.problems.on(record, f"verband “{kind_slug}”: pagina “{slug}” bestaat niet")
                elif target.model._meta.label not in kind.targets:
                    self.problems.on(record, f"verband “{kind_slug}” kan niet naar “{slug}” verwijzen")
                elif slug == record.id:
                    self.problems.on(record, "een pagina kan niet naar zichzelf verwijzen")
            if len({str(slug) for slug in slugs}) < len(slugs):
                self.problems.on(record, f"verband “{kind_slug}” noemt een pagina twee keer")

    def _check_sources(self, record):
        given = record.data.get("sources") or []
        if not isinstance(given, list):
            self.problems.on(record, "“sources” is een lijst; een bron heeft een “title” en een “publisher”")
            return
        for source in given:
            if not isinstance(source, dict) or not source.get("title") or not source.get("publisher"):
                self.problems.on(record, "een bron heeft een “title” en een “publisher”")
                continue
            for key in set(source) - SOURCE_KEYS:
                self.problems.on(record, f"“{key}” bestaat niet voor een bron")
            for key in set(source) & SOURCE_KEYS:
                problem = check_value(Source._meta.get_field(key), source[key], {}, ())
                if problem:
                    self.problems.on(record, f"bron “{source['title']}”, “{key}”: {problem}")

    def _check_columns(self, record, others=frozenset(OWN_KEYS)):
        known, rows = columns(record.model), child_rows(record.model)
        for key in set(record.data) & set(rows):
            self._check_rows(record, key, rows[key])
        for key in set(record.data) - others - set(rows):
            if key not in known:
                self.problems.on(record, f"“{key}” bestaat niet voor {record.model._meta.verbose_name}")
                continue
            problem = check_value(known[key], record.data[key], self.by_id, self.municipalities)
            if problem:
                self.problems.on(record, f"“{key}”: {problem}")
        for name, column in known.items():
            if not column.blank and not column.has_default() and not record.data.get(name):
                self.problems.on(record, f"“{name}” ontbreekt")

    def _check_rows(self, record, key, model):
        """Note the first problem of each row of a table that belongs to the page."""
        given, known = record.data[key], row_columns(model)
        if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
            self.problems.on(record, f"“{key}” is een lijst van rijen")
            return
        for number, row in enumerate(given, start=1):
            problem = next(self._row_problems(row, known), None)
            if problem:
                self.problems.on(record, f"“{key}”, rij {number}: {problem}")

    def _row_problems(self, row, known):
        for name in set(row) - set(known):
            yield f"“{name}” bestaat niet"
        for name, column in known.items():
            if name not in row or row[name] in ("", None):
                if not column.blank and not column.has_default():
                    yield f"“{name}” ontbreekt"
            elif names_term(column):
                if (facet_of(column), row[name]) not in self.terms:
                    yield f"“{name}”: term “{row[name]}” bestaat niet"
            elif problem := check_value(column, row[name], self.by_id, self.municipalities):
                yield f"“{name}”: {problem}"

    def _check_rule_of_publication(self, record):
        """Report the problems for which the CMS would not publish the page."""
        if record.id in self.problems.ids:
            return  # A record with other problems can't be read as a page.
        if record.is_draft:
            return
        for field, sentence in self.drafts.page(record).publication_rules():
            self.problems.on(record, f"“{field}”: {sentence}")
