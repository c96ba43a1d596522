"""The vocabulary in memory: all terms with their parents, merges and former addresses."""

from functools import cached_property

from base import text, versioned_cache
from base.models.term import FormerSlug, Term


class Vocabulary:
    """All terms, read in one query.

    A page may still have a term that was merged, from an old revision for example: it counts for the successor. A cycle
    of merges or parents in the database causes no endless loop.
    """

    def __init__(self):
        self.terms = {term.pk: term for term in Term.objects.all()}

    @classmethod
    def under(cls, version):
        """Return the vocabulary at a content version, from the cache; None reads it anew."""
        return versioned_cache.get("vocabulary", version, cls)

    @cached_property
    def addresses(self):
        """Return ``{(facet, slug): Term}`` of present and former slugs, as they are and in lower case."""
        former = FormerSlug.objects.values_list("facet", "slug", "term")
        addresses = {(facet, slug.casefold()): self.terms[pk] for facet, slug, pk in former if pk in self.terms}
        addresses |= {(term.facet, term.slug.casefold()): term for term in self.terms.values()}
        return addresses | {(term.facet, term.slug): term for term in self.terms.values()}

    def at(self, facet, slug):
        """Return the present term at an address, after renames and merges and ignoring case; None without one.

        The facet of the term may differ from the one in the address.
        """
        term = self.addresses.get((facet, slug)) or self.addresses.get((facet.casefold(), slug.casefold()))
        return term and self.current(term)

    def _other(self, term, pk):
        other = self.terms.get(pk)
        return other if other and other.facet == term.facet else None

    def current(self, term):
        """Return the final successor of a merged term, in whatever facet that is now; else the term itself."""
        seen = set()
        while term.pk not in seen and (other := self.terms.get(term.merged_into_id)):
            seen.add(term.pk)
            term = other
        return term

    def lineage(self, pk):
        """Return the present term of a pk, followed by its ancestors: a page with the term is about all of these."""
        lineage, term = [], self.terms.get(pk)
        while term is not None and (term := self.current(term)) not in lineage:
            lineage.append(term)
            term = self._other(term, term.parent_id)
        return lineage

    def in_families(self, term_facets):
        """Return the terms of some facets, each narrower term directly after its parent."""

        def sort_key(term):
            return [(each.order, text.sort_key(each.name), each.pk) for each in reversed(self.lineage(term.pk))]

        return sorted((term for term in self.terms.values() if term.facet in term_facets), key=sort_key)

    def carriers(self, term):
        """Return the pks of the term itself, of narrower terms and of merged ones: pages with any of these match it."""
        return [pk for pk in self.terms if term in self.lineage(pk)]
