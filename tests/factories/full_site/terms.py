"""What full pages carry: a term of every facet, sources and dates."""

import datetime
from dataclasses import dataclass

from base.facets import FACETS
from base.models import PublicChangeNote, Source, Term
from tests.factories.base import SourceFactory, TermFactory
from tests.factories.bodies import LONG_WORD

PAST, LATER = datetime.date(2024, 3, 1), datetime.date(2199, 1, 1)
# As on a page that was checked and needs no check yet, and on one that does.
CHECKED = {"reviewed_on": PAST, "review_on": LATER}
OVERDUE = {"reviewed_on": PAST, "review_on": PAST.replace(year=2025)}


@dataclass
class Terms:
    """A theme, a narrower one, and ``every``: the narrow theme with one term of each other facet."""

    theme: Term
    narrow: Term
    every: list


def some_terms():
    """Make two themes; of the other facets take the first term there is, or make one."""
    theme = TermFactory(name="Proefthema", slug="proefthema", synonyms="proefwoord", description="Om te proberen.")
    narrow = TermFactory(name="Proefthema, smal", slug="proefthema-smal", parent=theme)
    return Terms(theme, narrow, [narrow, *(first_term(facet) for facet in FACETS if facet != "thema")])


def first_term(facet):
    """Give the first term of a facet, or a new one."""
    return Term.objects.in_use().of(facet).first() or TermFactory(facet=facet, name=f"Eerste van {facet}")


def with_sources(page):
    """Give a page sources with a long address and with none, and a note of what changed."""
    SourceFactory(page=page, url=f"https://www.example.org/{LONG_WORD}/{LONG_WORD}?jaar=2021", note="in het Engels")
    Source.objects.create(page=page, title="Een boek zonder adres", publisher="Een uitgever")
    PublicChangeNote.objects.create(page=page, date=PAST, text="Cijfers bijgewerkt.")
    return page
