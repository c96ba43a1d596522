"""What a visitor can choose in a list: the facets, their values in order, and how many results each would give."""

from dataclasses import dataclass, field
from functools import lru_cache

from base import facets
from search.visibility import is_hidden

SHOWN = 8  # values of a facet before the rest is folded


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

    @property
    def shown(self):
        """The values that stand there at once; one that would be folded alone is not."""
        return self.values[:SHOWN] if len(self.values) > SHOWN + 1 else self.values

    @property
    def folded(self):
        """The values behind "nog …"."""
        return self.values[len(self.shown) :]

    @property
    def unfolds(self):
        """Whether a chosen value is among those."""
        return any(value.selected for value in self.folded)


@lru_cache(maxsize=64)
def _terms_of(vocabulary, facet):
    """Return ``{slug: (name, nested)}`` of a facet."""
    current = (term for term in vocabulary.in_families([facet]) if vocabulary.current(term) == term)
    return {term.slug: (term.name, len(vocabulary.lineage(term.pk)) > 1) for term in current}


class Choices:
    """The facets of one list and their values.

    Args:
        vocabulary: `base.models.Vocabulary`.
        term_facets: slugs of `base.facets.FACETS` to offer.
        field_facets: `FieldFacet`s to offer before them.
    """

    def __init__(self, vocabulary, term_facets, field_facets):
        self.vocabulary = vocabulary
        self.facets = {facet.slug: facet for facet in field_facets}
        self.facets |= {slug: facets.FACETS[slug] for slug in term_facets}
        self.values = {facet.slug: {value: (name, False) for value, name in facet.choices} for facet in field_facets}
        self.values |= {slug: _terms_of(vocabulary, slug) for slug in term_facets}
        # Where each is counted: a column of the page, or its terms. The parameter "soort" means another column in
        # almost every list.
        self.columns = {facet.slug: facet.field for facet in field_facets} | {slug: slug for slug in term_facets}

    def current(self, slug, value):
        """Return the value that stands for one in an address, or None.

        Capitals do not matter, and it may be what a term was called before it was renamed or merged; unless only
        hidden pages carry that term: nobody learns its name from here.
        """
        values = self.values[slug]
        if value in values:
            return value
        if slug not in facets.FACETS:
            return next((known for known in values if known.casefold() == value.casefold()), None)
        term = self.vocabulary.at(slug, value)
        if term is None or term.facet != slug or is_hidden(term, self.vocabulary):
            return None
        return term.slug

    def by_column(self, selection):
        """Return a selection as `search.engine.documents.Question` takes it."""
        return {self.columns[slug]: frozenset(values) for slug, values in selection.items() if values}

    def groups(self, selection, counts):
        """Return the facet groups; a value without results is left out unless chosen.

        Args:
            selection: ``{slug: values}``.
            counts: ``{column: {value: number}}``.
        """
        groups = []
        for slug, facet in self.facets.items():
            numbers, chosen = counts.get(self.columns[slug], {}), selection.get(slug, set())
            values = [
                FacetValue(value, name, numbers.get(value, 0), value in chosen, nested)
                for value, (name, nested) in self.values[slug].items()
                if value in numbers or value in chosen
            ]
            if values:
                groups.append(FacetGroup(slug, facet.label, facet.question, facet.prominent, values))
        return groups
