"""How far an index is, and what the log of changes says since."""

from dataclasses import dataclass

from wagtail.models import Page

from base import changes
from base.models import Change, Term, TermAssignment, Vocabulary

STAMP_BITS = 20  # a microsecond within its second is below 2**20


class LogTooShort(Exception):  # noqa: N818 - its name is part of a sentence: `except LogTooShort`
    """The log doesn't reach back to an index, or tells of another history than the index's."""


@dataclass(frozen=True)
class Position:
    """A moment in the history of one database: its sequence, with the microsecond at which that rose.

    A number alone would take a restored or another database for the one that the index was made of.
    """

    sequence: int
    stamp: int

    @classmethod
    def of(cls, number):
        """Read a position from the number that an index keeps."""
        return cls(number >> STAMP_BITS, number & ((1 << STAMP_BITS) - 1))

    def __int__(self):
        return self.sequence << STAMP_BITS | self.stamp


def now():
    """Give the Position of the database at this moment."""
    sequence = changes.current()
    return Position(sequence, _stamps(sequence, sequence).get(sequence, 0))


def since(position):
    """Give what the log tells since a position.

    Returns:
        ``(Position reached, [Change, …])``.

    Raises:
        LogTooShort: see there.
    """
    reached = changes.current()
    stamps = _stamps(position.sequence, reached)
    # A rise from before there was a log left no stamp, then and now.
    known = position.sequence <= reached and stamps.get(position.sequence, 0) == position.stamp
    if not known or any(number not in stamps for number in range(position.sequence + 1, reached + 1)):
        raise LogTooShort(f"{position} is not followed by the log up to {reached}.")
    rows = Change.objects.filter(sequence__gt=position.sequence, sequence__lte=reached)
    return Position(reached, stamps.get(reached, 0)), list(rows)


def _stamps(first, last):
    rows = Change.objects.filter(sequence__gte=first, sequence__lte=last)
    return dict(rows.order_by().values_list("sequence", "stamp").distinct())


def touched(rows):
    """Give the pks of the pages that changes touch, as far as they exist; None when it is everything.

    Args:
        rows: of Change.
    """
    named = {scope: {row.subject for row in rows if row.scope == scope} for scope in Change.Scope}
    if named[Change.Scope.ALL]:
        return None
    return named[Change.Scope.PAGE] | _below(named[Change.Scope.TREE]) | _carrying(named[Change.Scope.TERM])


def _below(pks):
    """Give pages with all that stands below them now; what moved away or was deleted has told so itself."""
    found = set(pks)
    top = None
    for path in Page.objects.filter(pk__in=pks).order_by("path").values_list("path", flat=True):
        if top is None or not path.startswith(top):
            top = path
            found |= set(Page.objects.filter(path__startswith=top).values_list("pk", flat=True))
    return found


def _carrying(pks):
    """Give the pages that carry a term, or one that falls under it or went up in it."""
    if not pks:
        return set()
    vocabulary = Vocabulary()
    terms = Term.objects.filter(pk__in=pks)
    carriers = {carrier for term in terms for carrier in vocabulary.carriers(term)}
    return set(TermAssignment.objects.filter(tag__in=carriers).values_list("content_object_id", flat=True))
