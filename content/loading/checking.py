"""What a record of a page must be before it is written."""

from wagtail.models import Page

from base import facets, relations
from base.models import Source
from content.loading.markup import has_markup
from content.loading.values import check_value, columns

SUMMARY = range(20, 256)
# Keys of every page that are not columns of its model.
OWN_KEYS = {"slug", "id", "model", "parent", "title", "summary", "terms", "relations", "sources", "promoted_for"}
SOURCE_KEYS = {"title", "publisher", "year", "url", "note"}


class PageChecker:
    """Check records against each other, the vocabulary and their models.

    Args:
        by_id: ``{id: Record}`` of every page.
        terms: set of ``(facet, slug)``.
        municipalities: set of names.
        problems: `Problems` to add to.
    """

    def __init__(self, by_id, terms, municipalities, problems):
        self.by_id, self.terms, self.municipalities, self.problems = by_id, terms, municipalities, problems

    def check(self, record):
        """Note every problem of one record."""
        self._check_words(record)
        self._check_promoted(record)
        self._check_place(record)
        self._check_terms(record)
        self._check_relations(record)
        self._check_sources(record)
        self._check_columns(record)

    def _check_words(self, record):
        title, summary = record.data.get("title"), record.data.get("summary")
        if not isinstance(title, str) or not 0 < len(title) <= 255 or has_markup(title):
            self.problems.on(record, "een pagina heeft een “title” van hoogstens 255 tekens, zonder HTML")
        if not isinstance(summary, str) or len(summary.strip()) not in SUMMARY or has_markup(summary):
            text = f"een pagina heeft een “summary” van {SUMMARY[0]} tot {SUMMARY[-1]} tekens, zonder HTML"
            self.problems.on(record, text)

    def _check_promoted(self, record):
        given = record.data.get("promoted_for", [])
        if not isinstance(given, list) or not all(isinstance(words, str) and words.strip() for words in given):
            self.problems.on(record, "“promoted_for” is een lijst van zoekopdrachten")

    def _check_place(self, record):
        name = record.model._meta.verbose_name
        allowed = record.model.allowed_parent_page_models()
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
            if len(slugs) > 1 and not facets.FACETS[facet].multiple:
                self.problems.on(record, f"van “{facet}” kan een pagina maar één term hebben")
            for slug in slugs:
                if not isinstance(slug, str) or (facet, slug) not in self.terms:
                    self.problems.on(record, f"term “{slug}” bestaat niet bij “{facet}”")
        for facet in record.model.main_facets:
            if not given.get(facet):
                self.problems.on(record, f"minstens één term bij “{facet}” is nodig")

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
        if record.model.needs_source and not given:
            self.problems.on(record, "minstens één bron is nodig")
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

    def _check_columns(self, record):
        known = columns(record.model)
        for key in set(record.data) - OWN_KEYS:
            if key not in known:
                self.problems.on(record, f"“{key}” bestaat niet voor {record.model._meta.verbose_name}")
                continue
            problem = check_value(known[key], record.data[key], self.by_id, self.municipalities)
            if problem:
                self.problems.on(record, f"“{key}”: {problem}")
        for name, column in known.items():
            if not column.blank and not column.has_default() and not record.data.get(name):
                self.problems.on(record, f"“{name}” ontbreekt")
