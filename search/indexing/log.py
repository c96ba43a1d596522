"""The position of an index in the change log, and the changes since."""

from dataclasses import dataclass

from wagtail.models import Page

from base import content_version
from base.keys import Key, kind_of, page_key
from base.models import Change, Term, Vocabulary, record_types, term_rows

STAMP_BITS = 20  # a microsecond within its second is below 2**20


class LogTooShortError(Exception):
    """The change log does not reach back to the position of an index, or belongs to another database."""


@dataclass(frozen=True)
class Position:
    """A moment in the history of one database: its content version, with the microsecond at which that rose.

    The version alone would not tell a restored or another database from the one that the index was made of.
    """

    version: int
    stamp: int

    @classmethod
    def of(cls, number):
        """Read a position from the number that an index keeps."""
        return cls(number >> STAMP_BITS, number & ((1 << STAMP_BITS) - 1))

    def __int__(self):
        return self.version << STAMP_BITS | self.stamp


def now():
    """Return the Position of the database at this moment."""
    version = content_version.current()
    return Position(version, _stamps(version, version).get(version, 0))


def since(position):
    """Return the changes since a position.

    Returns:
        ``(Position reached, [Change, …])``.

    Raises:
        LogTooShortError: the log does not have them all.
    """
    reached = content_version.current()
    stamps = _stamps(position.version, reached)
    # A version from before there was a log has no stamp in either.
    known = position.version <= reached and stamps.get(position.version, 0) == position.stamp
    if not known or any(number not in stamps for number in range(position.version + 1, reached + 1)):
        raise LogTooShortError(f"{position} is not followed by the log up to {reached}.")
    rows = Change.objects.filter(version__gt=position.version, version__lte=reached)
    return Position(reached, stamps.get(reached, 0)), list(rows)


def _stamps(first, last):
    rows = Change.objects.filter(version__gte=first, version__lte=last)
    return dict(rows.order_by().values_list("version", "stamp").distinct())


def touched(rows):
    """Return the keys of what changes touch, as far as it exists, as a set; None when it is everything.

    Args:
        rows: of Change.
    """
    named = {scope: {row.subject for row in rows if row.scope == scope} for scope in Change.Scope}
    if named[Change.Scope.ALL]:
        return None
    pages = named[Change.Scope.PAGE] | _below(named[Change.Scope.TREE])
    records = {Key(row.kind, row.subject) for row in rows if row.scope == Change.Scope.RECORD}
    return {*map(page_key, pages), *records, *_carrying(named[Change.Scope.TERM])}


def _below(pks):
    """Return the pks of pages and of all below them now; a page that moved or was deleted has a change of its own."""
    found = set(pks)
    top = None
    for path in Page.objects.filter(pk__in=pks).order_by("path").values_list("path", flat=True):
        if top is None or not path.startswith(top):
            top = path
            found |= set(Page.objects.filter(path__startswith=top).values_list("pk", flat=True))
    return found


def _carrying(pks):
    """Return the keys of what carries a term, a narrower term or a term that was merged into it."""
    if not pks:
        return set()
    vocabulary = Vocabulary()
    terms = Term.objects.filter(pk__in=pks)
    carriers = {carrier for term in terms for carrier in vocabulary.carriers(term)}
    found = set()
    for model in (Page, *record_types()):
        rows = term_rows(model).filter(term_pk__in=carriers).values_list("carrier_pk", flat=True)
        found |= {Key(kind_of(model), pk) for pk in rows}
    return found
