"""Finds which hidden whole numbers follow exactly from what is shown: from sums, and from percentages.

It knows nothing of figures: numbers have lowest and highest values, and constraints that narrow them. What narrowing
does not decide is searched, within limits.
"""

from collections import deque
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

UNBOUNDED = 10**9
MOST_IN_SEARCH = 30  # unknown numbers that hang together; a search among more would take too long
MOST_STEPS = 3000  # of one search
COMBINED = "combined"  # reason of what only a search finds


@dataclass(frozen=True)
class SumOf:
    """The numbers ``parts`` add up to the number ``total``; both are places in `System.low`."""

    total: int
    parts: tuple

    @property
    def places(self):
        """Return the places of all its numbers."""
        return (self.total, *self.parts)

    def narrowed(self, low, high):
        """Yield ``(place, lowest, highest)`` that follow from the others."""
        least, most = sum(low[at] for at in self.parts), sum(high[at] for at in self.parts)
        yield self.total, least, most
        for at in self.parts:
            yield at, low[self.total] - (most - high[at]), high[self.total] - (least - low[at])


@dataclass(frozen=True)
class ShareOf:
    """The number ``part`` is a share of the number ``whole``: at most all of it, and between two fractions of it."""

    part: int
    whole: int
    least: Fraction = Fraction(0)
    most: Fraction = Fraction(1)

    @property
    def places(self):
        """Return the places of both numbers."""
        return self.part, self.whole

    def narrowed(self, low, high):
        """Yield ``(place, lowest, highest)`` that follow from the other."""
        yield self.part, *self._parts(low[self.whole], high[self.whole], low[self.part], high[self.part])
        smallest = ceil(low[self.part] / self.most) if self.most else low[self.whole]
        largest = floor(high[self.part] / self.least) if self.least else high[self.whole]
        yield self.whole, smallest, largest

    def _parts(self, least, most, low, high):
        """Return the lowest and highest part of some wholes; among few of them, only parts that fit one."""
        lowest, highest = max(low, ceil(self.least * least)), min(high, floor(self.most * most))
        if most - least < 50 and highest - lowest < 200:
            fitting = [each for each in range(lowest, highest + 1) if self._fits(each, least, most)]
            return (fitting[0], fitting[-1]) if fitting else (1, 0)
        return lowest, highest

    def _fits(self, part, least, most):
        return any(self.least * whole <= part <= self.most * whole for whole in range(least, most + 1))


class System:
    """Whole numbers from zero, some known and some not, and what is known of them together."""

    def __init__(self):
        self.low, self.high, self.constraints, self.of = [], [], [], []
        self.reasons = {}
        self.is_complete = True  # whether every search came to an end

    def add(self, low=0, high=UNBOUNDED):
        """Add a number between two others, and return its place."""
        self.low.append(max(low, 0))
        self.high.append(high)
        self.of.append([])
        return len(self.low) - 1

    def require(self, constraint):
        """Add a constraint, `SumOf` or `ShareOf`."""
        for at in constraint.places:
            self.of[at].append(len(self.constraints))
        self.constraints.append(constraint)

    def determined(self, wanted):
        """Return ``{place: (number, reason)}`` of the wanted numbers that can be only one.

        A reason is the constraint that decided it, or `COMBINED`.

        Args:
            wanted: places.
        """
        self._narrow(self.low, self.high, range(len(self.constraints)), self.reasons)
        found = {at: (self.low[at], self.reasons.get(at, COMBINED)) for at in wanted if self.low[at] == self.high[at]}
        for group in self._groups(set(wanted) - set(found)):
            if len(group) > MOST_IN_SEARCH:
                self.is_complete = False
                continue
            for at in group & set(wanted):
                if (only := self._only_value(at, group)) is not None:
                    found[at] = only, COMBINED
        return found

    def _narrow(self, low, high, queue, reasons=None):
        """Narrow all bounds until nothing changes, and return whether the constraints can hold together.

        Args:
            reasons: dict that gets the constraint that decided a number; with it, a constraint that can't hold is
                left out: the source itself contradicts it.
        """
        waiting, queued = deque(queue), set(queue)
        while waiting:
            number = waiting.popleft()
            queued.discard(number)
            constraint = self.constraints[number]
            for at, least, most in constraint.narrowed(low, high):
                least, most = max(least, low[at]), min(most, high[at])
                if least > most:
                    if reasons is None:
                        return False
                    break
                if (least, most) == (low[at], high[at]):
                    continue
                low[at], high[at] = least, most
                if least == most and reasons is not None:
                    reasons.setdefault(at, constraint)
                for other in self.of[at]:
                    if other not in queued:
                        queued.add(other)
                        waiting.append(other)
        return True

    def _groups(self, wanted):
        """Yield the sets of unknown numbers that hang together and hold a wanted one."""
        left = set(wanted)
        while left:
            group, waiting = set(), [left.pop()]
            while waiting:
                at = waiting.pop()
                if at in group:
                    continue
                group.add(at)
                waiting += [
                    other
                    for number in self.of[at]
                    for other in self.constraints[number].places
                    if self.low[other] < self.high[other] and other not in group
                ]
            left -= group
            yield group

    def _only_value(self, at, group):
        """Return the only value that a number can have, None when there is another one or the search is too long."""
        self.steps = 0
        numbers = {number for each in group for number in self.of[each]}
        first = self._solution(list(self.low), list(self.high), group, numbers)
        if first is None:
            return None
        value = first[at]
        below, above = list(self.high), list(self.low)
        below[at], above[at] = value - 1, value + 1
        for low, high in ((list(self.low), below), (above, list(self.high))):
            if low[at] <= high[at] and self._solution(low, high, group, numbers) is not None:
                return None
        if self.steps > MOST_STEPS:
            self.is_complete = False
            return None
        return value

    def _solution(self, low, high, group, numbers):
        """Return one way in which all numbers of a group fit, as list of values; None without one."""
        stack = [(low, high)]
        while stack:
            self.steps += 1
            if self.steps > MOST_STEPS:
                return None
            low, high = stack.pop()
            if not self._narrow(low, high, numbers):
                continue
            open_places = [each for each in group if low[each] < high[each]]
            if not open_places:
                return low
            at = min(open_places, key=lambda each: high[each] - low[each])
            middle = (low[at] + high[at]) // 2
            for least, most in ((middle + 1, high[at]), (low[at], middle)):
                next_low, next_high = list(low), list(high)
                next_low[at], next_high[at] = least, most
                stack.append((next_low, next_high))
        return None
