"""What the updates of an action say of its status, now or on a day.

The functions read any object with the attributes of `tracker.models.ActionUpdate`; they ask no database. The rules
stand in docs/adr/0054-a-status-is-an-update.md.
"""

import datetime
from dataclasses import dataclass

from base.partial_dates import first_day, last_day
from tracker.voices import UNKNOWN, VOICES, Status

WHOLE = ""  # the part of an update about the whole action


@dataclass(frozen=True)
class ActionStatus:
    """The status of an action on one basis.

    Args:
        status: `Status`, or "" when no source says one.
        is_partly: whether only some of its parts are done.
        since: the newest update that sets it, or None.
    """

    status: str = ""
    is_partly: bool = False
    since: object = None

    @property
    def label(self):
        """Return it in Dutch: "lopend, deels gerealiseerd"; "niet bekend" without a status."""
        return status_text(self.status, self.is_partly)


def status_text(status, is_partly=False):
    """Return a status in Dutch; see `ActionStatus.label`."""
    if not status:
        return UNKNOWN
    return f"{Status(status).label}{', deels gerealiseerd' if is_partly else ''}"


def current(updates, basis, part=WHOLE, on=None):
    """Return the update that sets the status of a part, or None.

    It is the newest one of a voice of that basis that names a status, about the part or about the whole action, and
    that no other update corrects. What only the press or a blog tells sets none.

    Args:
        updates: of one action, in the order in which they were entered.
        basis: `Basis`.
        part: letter, or `WHOLE`.
        on: the day on which to look; an update counts from the last day that its date may be, and one without a date
            never counts then.
    """
    corrected = corrections(updates)
    counted = [
        (*_days(update), number, update)
        for number, update in enumerate(updates)
        if update.status
        and not update.second_hand
        and update.voice in VOICES[basis]
        and update.part in (WHOLE, part)
        and update.anchor not in corrected
        and (on is None or update.date and last_day(update.date, update.date_precision) <= on)
    ]
    return max(counted, key=lambda each: each[:3])[3] if counted else None


def corrections(updates):
    """Return ``{anchor: update}`` of what was corrected, with what corrects it.

    Only the same voice corrects itself, and the press or a blog never what a source itself said.
    """
    told = {update.anchor: update for update in updates}
    found = {}
    for update in updates:
        other = told.get(update.corrects) if update.corrects else None
        if other and update.voice == other.voice and update.second_hand <= other.second_hand:
            found[update.corrects] = update
    return found


def status(letters, updates, basis, on=None):
    """Return the `ActionStatus` of an action.

    With parts of different status it is underway when one is underway or done, else to start when one is; a part
    without a status makes it unknown otherwise.

    Args:
        letters: of its parts; none when it has no parts.
        updates, basis, on: as for `current`.
    """
    deciding = [current(updates, basis, letter, on) for letter in (letters or [WHOLE])]
    found = {update.status if update else "" for update in deciding}
    since = max((update for update in deciding if update), key=_days, default=None)
    if len(found) == 1:
        return ActionStatus(found.pop(), since=since)
    return ActionStatus(_of_different(found), Status.DONE in found, since)


def _of_different(found):
    if found & {Status.ONGOING, Status.DONE}:
        return Status.ONGOING
    if Status.TO_START in found:
        return Status.TO_START
    return "" if "" in found else Status.ELSEWHERE


def _days(update):
    """Return the last and the first day that the date of an update may be; the earliest of all without a date."""
    if not update.date:
        return datetime.date.min, datetime.date.min
    return last_day(update.date, update.date_precision), first_day(update.date, update.date_precision)


def newest_first(updates):
    """Return updates from new to old, those without a date last."""
    return sorted(updates, key=_days, reverse=True)


def last_news(updates):
    """Return the newest update with a date, or None; that the editors found nothing is no news."""
    told = [update for update in updates if update.date and not update.found_nothing]
    return max(told, key=_days, default=None)
