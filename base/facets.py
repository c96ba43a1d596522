"""The facets by which a visitor narrows a list. They are defined in code; their terms are data.

This module defines the facets of base; apps declare others.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import SimpleLazyObject

from base.declarations import declared


class Facet(StrEnum):
    """The facets by name; the value is the parameter in the query string."""

    THEME = "thema"
    LEVEL = "niveau"
    CARE_PHASE = "zorgfase"
    PROVINCE = "provincie"
    AUDIENCE = "doelgroep"
    ACTOR = "actor"
    EVIDENCE = "bewijs"
    EDUCATION_FORM = "onderwijsvorm"
    FINALITY = "finaliteit"
    TRACK = "traject"


@dataclass(frozen=True)
class FacetDefinition:
    """One question about a page.

    Args:
        slug: a `Facet`, or another name of at most 20 characters; also the parameter in the query string and a part of
            the address of a term.
        label: Dutch heading.
        question: Dutch heading in a form, worded as a visitor's question.
        multiple: whether a page may have several terms of it.
        ordered: whether lists show its terms in their own order; otherwise they sort by count.
        prominent: whether it is shown first; the others are under "meer filters".
    """

    slug: str
    label: str
    question: str
    multiple: bool = True
    ordered: bool = False
    prominent: bool = False


BASE_FACETS = (
    FacetDefinition(Facet.THEME, "Thema", "Waarover gaat het?", prominent=True),
    FacetDefinition(Facet.LEVEL, "Niveau", "In welk onderwijs?", ordered=True, prominent=True),
    FacetDefinition(Facet.CARE_PHASE, "Zorgfase", "In welke fase van zorg?", ordered=True, prominent=True),
    FacetDefinition(Facet.PROVINCE, "Provincie", "Waar?", prominent=True),
    FacetDefinition(Facet.AUDIENCE, "Voor wie", "Voor wie?"),
    FacetDefinition(Facet.ACTOR, "Wie doet mee", "Wie doet mee?"),
    FacetDefinition(Facet.EVIDENCE, "Bewijs", "Wat weten we over het resultaat?", multiple=False, ordered=True),
    FacetDefinition(Facet.EDUCATION_FORM, "Onderwijsvorm", "In welke onderwijsvorm?", ordered=True),
    FacetDefinition(Facet.FINALITY, "Finaliteit", "In welke finaliteit?", ordered=True),
    FacetDefinition(Facet.TRACK, "Leerweg of traject", "Op welke leerweg?", ordered=True),
)


def _collect():
    """Return ``{slug: FacetDefinition}`` of base and of all apps."""
    return {facet.slug: facet for facet in (*BASE_FACETS, *(facet for _app, facet in declared("facets")))}


# Lazy: the first model that is loaded evaluates it, and by then Django knows every app.
FACETS = SimpleLazyObject(_collect)

RANKED_FACET = Facet.EVIDENCE  # its terms are ordered from weak to strong, and lists can sort by them


def choices():
    """Return ``[(slug, Dutch name), …]``; migrations refer to this function, so a new facet needs no migration."""
    return [(str(facet.slug), facet.label) for facet in FACETS.values()]


def single_term_problems(terms):
    """Yield a Dutch sentence for each facet that allows one term and of which there are more.

    Args:
        terms: Terms.
    """
    for facet in FACETS.values():
        count = sum(term.facet == facet.slug for term in terms)
        if count > 1 and not facet.multiple:
            yield f"Kies voor “{facet.label}” één term. Nu staan er {count} aangevinkt."
