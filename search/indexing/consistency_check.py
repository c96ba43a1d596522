"""Holds the index against the database: what it lacks, has too much or has otherwise."""

from dataclasses import dataclass, field

from django.utils import timezone

from base.keys import Key
from search.engine.index import Engine, UnreadableIndexError
from search.indexing import log, storage
from search.indexing.documents import DocumentBuilder, all_keys, batches


@dataclass
class Differences:
    """How an index differs from the database.

    Args:
        unusable: why it can't be read or can't be this database's, else "".
        behind: rises of the content version that it hasn't got.
        missing, superfluous, outdated: keys.
    """

    unusable: str = ""
    behind: int = 0
    missing: list[Key] = field(default_factory=list)
    superfluous: list[Key] = field(default_factory=list)
    outdated: list[Key] = field(default_factory=list)

    def __bool__(self):
        return bool(self.unusable or self.behind or self.missing or self.superfluous or self.outdated)


def compare():
    """Return the `Differences` between the index in use and the database, one by one."""
    folder = storage.in_use()
    if folder is None:
        return Differences(unusable="Er is geen zoekindex.")
    try:
        engine = Engine.open(folder)
        position = log.Position.of(engine.position)
        reached, _ = log.since(position)
        held = engine.contents()
    except (UnreadableIndexError, FileNotFoundError):
        return Differences(unusable="De zoekindex is niet te lezen, of door een andere versie gemaakt.")
    except log.LogTooShortError:
        return Differences(unusable="De zoekindex is van een andere databank, of te oud om bij te werken.")
    reader, keys = DocumentBuilder(), all_keys()
    known = {document.key: document.digest for part in batches(keys) for document in reader.documents(part)}
    # What expired stays in the index: whoever asks leaves it out.
    superfluous = held.keys() - known.keys() - engine.expired(timezone.now())
    return Differences(
        behind=reached.version - position.version,
        missing=sorted(known.keys() - held.keys()),
        superfluous=sorted(superfluous),
        outdated=sorted(key for key in known.keys() & held.keys() if known[key] != held[key]),
    )
