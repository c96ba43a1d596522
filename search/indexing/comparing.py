"""Holds the index against the database: what it lacks, has too much or has otherwise."""

from dataclasses import dataclass, field

from django.utils import timezone

from search.documents import Reader, all_pks, batches
from search.engine.index import Engine, Unreadable
from search.indexing import log, place


@dataclass
class Differences:
    """How an index differs from the database.

    Args:
        unusable: why it can't be read or can't be this database's, else "".
        behind: rises of the sequence that it hasn't got.
        missing, superfluous, outdated: pks of pages.
    """

    unusable: str = ""
    behind: int = 0
    missing: list[int] = field(default_factory=list)
    superfluous: list[int] = field(default_factory=list)
    outdated: list[int] = field(default_factory=list)

    def __bool__(self):
        return bool(self.unusable or self.behind or self.missing or self.superfluous or self.outdated)


def compare():
    """Give the `Differences` between the index in use and the database, page by page."""
    folder = place.in_use()
    if folder is None:
        return Differences(unusable="Er is geen zoekindex.")
    try:
        engine = Engine.open(folder)
        position = log.Position.of(engine.position)
        reached, _ = log.since(position)
        held = engine.contents()
    except (Unreadable, FileNotFoundError):
        return Differences(unusable="De zoekindex is niet te lezen, of door een andere versie gemaakt.")
    except log.LogTooShort:
        return Differences(unusable="De zoekindex is van een andere databank, of te oud om bij te werken.")
    reader, pks = Reader(), all_pks()
    known = {document.pk: document.digest for part in batches(pks) for document in reader.documents(part)}
    # An expired page stays in the index: whoever asks leaves it out.
    superfluous = held.keys() - known.keys() - engine.expired(timezone.now())
    return Differences(
        behind=reached.sequence - position.sequence,
        missing=sorted(known.keys() - held.keys()),
        superfluous=sorted(superfluous),
        outdated=sorted(pk for pk in known.keys() & held.keys() if known[pk] != held[pk]),
    )
