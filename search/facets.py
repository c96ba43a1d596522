"""From pages and terms to facet groups with live counts."""

from collections import defaultdict
from dataclasses import dataclass, field

from base import facets, text
from base.models import TermAssignment, Vocabulary


@dataclass(frozen=True)
class FieldFacet:
    """A facet that stands on a column of the listed model instead of on terms.

    Args:
        slug: parameter in the address.
        label: Dutch heading.
        field: column name.
        choices: ``[(value, Dutch name), …]`` in order.
    """

    slug: str
    label: str
    field: str
    choices: list | tuple
    prominent: bool = True
    ordered: bool = True

    @property
    def question(self):
        return self.label


@dataclass
class FacetValue:
    """One choice in a facet, with how many results it would give."""

    slug: str
    name: str
    count: int
    selected: bool
    nested: bool = False
    url: str = ""


@dataclass
class FacetGroup:
    """One facet as a visitor sees it."""

    slug: str
    label: str
    question: str
    prominent: bool
    values: list[FacetValue] = field(default_factory=list)

    @property
    def selected_count(self):
        return sum(value.selected for value in self.values)


def in_families(vocabulary, term_facets):
    """Give the terms of some facets, each narrower term right behind the one it falls under."""

    def place(term):
        return [(each.order, text.sort_key(each.name), each.pk) for each in reversed(vocabulary.lineage(term.pk))]

    return sorted((term for term in vocabulary.terms.values() if term.facet in term_facets), key=place)


class FacetIndex:
    """Which pages carry which facet value: the table from which selections and counts are read.

    Args:
        rows: ``{pk: {column: value}}`` of every page that could be listed.
        queryset: the same pages, for the one query on their terms.
        term_facets: slugs of `base.facets.FACETS` to offer.
        field_facets: `FieldFacet`s to offer.

    Two queries, whatever the number of pages.
    """

    def __init__(self, rows, queryset, term_facets, field_facets):
        self.facets = {facet.slug: facet for facet in field_facets}
        self.facets |= {slug: facets.FACETS[slug] for slug in term_facets}
        self.pages = {slug: defaultdict(set) for slug in self.facets}  # facet -> value -> pks
        self.choices = {slug: {} for slug in self.facets}  # facet -> value -> (name, nested), in order
        self.aliases = {}  # (facet, old slug) -> slug of the term it was merged into
        self.words = []  # (folded words that name a term, facet, slug)
        for facet in field_facets:
            self.choices[facet.slug] = {value: (name, False) for value, name in facet.choices}
            for pk, columns in rows.items():
                self.pages[facet.slug][columns[facet.field]].add(pk)
        self._read_terms(rows, queryset, term_facets)

    def _read_terms(self, rows, queryset, term_facets):
        vocabulary = Vocabulary()
        for term in in_families(vocabulary, term_facets):
            current = vocabulary.current(term)
            self.words.append(([term.name, *term.synonym_list], current.facet, current.slug))
            if current == term:
                self.choices[term.facet][term.slug] = (term.name, len(vocabulary.lineage(term.pk)) > 1)
            else:
                self.aliases[term.facet, term.slug] = current.slug
        assignments = TermAssignment.objects.filter(
            tag__facet__in=term_facets, content_object_id__in=queryset.order_by().values("pk")
        ).values_list("content_object_id", "tag_id")
        carried = defaultdict(set)
        for pk, term_pk in assignments:
            if pk in rows:
                carried[term_pk].add(pk)
        for term_pk, pks in carried.items():
            for term in vocabulary.lineage(term_pk):
                self.pages[term.facet][term.slug] |= pks

    def select(self, selection, among, *, leave_out=None):
        """Keep the pks that match a selection: any value within a facet, and all facets.

        Args:
            selection: ``{facet: {value, …}}``.
            among: set of pks to choose from.
            leave_out: a facet whose selection does not count.
        """
        kept = set(among)
        for slug, values in selection.items():
            if values and slug != leave_out:
                kept &= set().union(*(self.pages[slug].get(value, set()) for value in values))
        return kept

    def groups(self, selection, among):
        """Give the facet groups with live counts; a value without results is left out unless chosen."""
        groups = []
        for slug, facet in self.facets.items():
            reachable = self.select(selection, among, leave_out=slug)
            chosen = selection.get(slug, set())
            values = [
                FacetValue(value, name, len(self.pages[slug].get(value, set()) & reachable), value in chosen, nested)
                for value, (name, nested) in self.choices[slug].items()
            ]
            values = [value for value in values if value.count or value.selected]
            if values:
                groups.append(FacetGroup(slug, facet.label, facet.question, facet.prominent, values))
        return groups
