"""The facets: the questions by which a visitor narrows a list. Defined in code; their terms are data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Facet:
    """One question about a page.

    Args:
        slug: identifier, also the parameter in an address and a part of a term's address.
        label: Dutch heading.
        question: Dutch heading in a form, as a visitor would ask it.
        multiple: whether a page may carry several terms of it.
        ordered: whether its terms have an order of their own that lists keep (else by count).
        prominent: whether it is shown first; the others stand under "meer filters".
    """

    slug: str
    label: str
    question: str
    multiple: bool = True
    ordered: bool = False
    prominent: bool = False


FACETS = {
    facet.slug: facet
    for facet in (
        Facet("thema", "Thema", "Waarover gaat het?", prominent=True),
        Facet("niveau", "Niveau", "In welk onderwijs?", ordered=True, prominent=True),
        Facet("zorgfase", "Zorgfase", "In welke fase van zorg?", ordered=True, prominent=True),
        Facet("provincie", "Provincie", "Waar?", prominent=True),
        Facet("doelgroep", "Voor wie", "Voor wie?"),
        Facet("actor", "Wie doet mee", "Wie doet mee?"),
        Facet("bewijs", "Bewijs", "Wat weten we over het resultaat?", multiple=False, ordered=True),
        Facet("onderwijsvorm", "Onderwijsvorm", "In welke onderwijsvorm?", ordered=True),
        Facet("finaliteit", "Finaliteit", "In welke finaliteit?", ordered=True),
        Facet("traject", "Leerweg of traject", "Op welke leerweg?", ordered=True),
    )
}

RANKED = "bewijs"  # its terms stand from weak to strong, and lists sort by them

CHOICES = [(facet.slug, facet.label) for facet in FACETS.values()]
