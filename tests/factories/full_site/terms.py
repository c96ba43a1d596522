"""The terms, sources and dates of full pages."""

import datetime
from dataclasses import dataclass

from base.facets import FACETS
from base.models import PublicChangeNote, Source, Term
from tests.factories.base import SourceFactory, TermFactory
from tests.factories.bodies import LONG_WORD

PAST, LATER = datetime.date(2024, 3, 1), datetime.date(2199, 1, 1)
# The dates of a page that was reviewed, and of one whose review is overdue.
CHECKED = {"reviewed_on": PAST, "review_on": LATER}
OVERDUE = {"reviewed_on": PAST, "review_on": PAST.replace(year=2025)}


@dataclass
class Terms:
    """A theme, a narrower theme, and ``every``: the narrower theme with one term of each other facet."""

    theme: Term
    narrow: Term
    every: list


def some_terms():
    """Return `Terms` with two new themes, and the first term, new or not, of each other facet."""
    theme = TermFactory(name="Proefthema", slug="proefthema", synonyms="proefwoord", description="Om te proberen.")
    narrow = TermFactory(name="Proefthema, smal", slug="proefthema-smal", parent=theme)
    return Terms(theme, narrow, [narrow, *(first_term(facet) for facet in FACETS if facet != "thema")])


def first_term(facet):
    """Return the first term of a facet, or a new one."""
    return Term.objects.in_use().of(facet).first() or TermFactory(facet=facet, name=f"Eerste van {facet}")


def with_sources(page):
    """Add sources with and without a link and a change note to a page, and return the page."""
    SourceFactory(page=page, url=f"https://www.example.org/{LONG_WORD}/{LONG_WORD}?jaar=2021", note="in het Engels")
    Source.objects.create(page=page, title="Een boek zonder adres", publisher="Een uitgever")
    PublicChangeNote.objects.create(page=page, date=PAST, text="Cijfers bijgewerkt.")
    return page
