"""Measures, breaks and places texts without a browser.

Letters are taken as wide as in DejaVu Sans, the widest font that a system may choose, so that texts never overlap.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from figures.charts.data import clean

NARROW, WIDE = "iljI.,:;'|!()[]‘’ft -r·", "mwMW%@—…−<>=+"
NARROW_EM, DIGIT_EM, LOWER_EM, UPPER_EM, WIDE_EM, FULL_EM = 0.39, 0.64, 0.61, 0.72, 0.96, 1.1
BOLD = 1.1
LEADING = 1.22  # the height of a line in ems
ASCENT, DESCENT = 0.78, 0.24


@lru_cache(maxsize=4096)
def character_width(character: str) -> float:
    """Return the width of a character in ems."""
    if unicodedata.combining(character):
        return 0
    if character in NARROW:
        return NARROW_EM
    if character in WIDE:
        return WIDE_EM
    if character.isascii():
        return DIGIT_EM if character.isdigit() else UPPER_EM if character.isupper() else LOWER_EM
    return UPPER_EM if unicodedata.category(character) in {"Ll", "Lu", "Pd", "Sm"} else FULL_EM


@lru_cache(maxsize=4096)
def text_width(text: str, font: float, *, bold: bool = False) -> float:
    """Return how wide a text may become, in the unit of its font size."""
    return sum(map(character_width, text)) * font * (BOLD if bold else 1)


def shorten(text: str, width: float, font: float, *, bold: bool = False) -> str:
    """Return a text cut with an ellipsis where it is wider than `width`."""
    if text_width(text, font, bold=bold) <= width:
        return text
    while text and text_width(f"{text}…", font, bold=bold) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def wrap(text: str, width: float, font: float, *, most: int = 2, bold: bool = False) -> list[str]:
    """Return the lines of a text, `most` at most; the last one ends in an ellipsis when there is more."""
    lines: list[str] = []
    words = clean(text).split(" ")
    while words and len(lines) < most:
        if len(lines) == most - 1:
            return [*lines, shorten(" ".join(words), width, font, bold=bold)]
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}", font, bold=bold) <= width:
            line += f" {words.pop(0)}"
        kept = line
        while text_width(f"{kept}-" if kept != line else line, font, bold=bold) > width and len(kept) > 1:
            kept = kept[:-1]
        if kept != line:
            words.insert(0, line[len(kept) :])
            line = kept if kept.endswith("-") else f"{kept}-"
        lines.append(line)
    return lines or [""]


def balanced(text: str, width: float, font: float) -> list[str]:
    """Return the lines of a bold title, about equally long."""
    lines = wrap(text, width, font, most=4, bold=True)
    for narrower in range(int(width) - 20, int(width) // 2, -20):
        tried = wrap(text, narrower, font, most=4, bold=True)
        if len(tried) > len(lines) or tried[-1].endswith("…") or any(line.endswith("-") for line in tried):
            return lines
        lines = tried
    return lines


@dataclass(frozen=True)
class Box:
    """The room that a text takes."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Return whether two boxes share room."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Return the middles of labels that stand one below the other, each as near as can be to where it is wanted.

    Args:
        wanted: the middles, in any order.
        heights: of the labels.
        low, high: between which all stay, if there is room for all.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    groups: list[tuple[float, list[int]]] = []  # the top of each group of touching labels
    for index in order:
        members = [index]
        top = _top(members, wanted, heights, low, high)
        while groups and groups[-1][0] + sum(heights[each] for each in groups[-1][1]) > top:
            members = groups.pop()[1] + members
            top = _top(members, wanted, heights, low, high)
        groups.append((top, members))
    middles = [0.0] * len(wanted)
    for top, members in groups:
        for index in members:
            middles[index] = top + heights[index] / 2
            top += heights[index]
    return middles


def _top(members: Sequence[int], wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> float:
    """Return the top of a group of labels that lies nearest to where its labels are wanted."""
    offset, tops = 0.0, []
    for index in members:
        tops.append(wanted[index] - heights[index] / 2 - offset)
        offset += heights[index]
    return max(low, min(sum(tops) / len(tops), high - offset))
