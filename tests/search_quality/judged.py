"""The judged questions: those that the engine is tuned on, held out, written afterwards, blind, and those of home."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("judgements.yaml")
SETS = TUNING, HELD_OUT, FRESH, BLIND, HOME = "tuning", "held out", "fresh", "blind", "home"


@dataclass(frozen=True)
class Judgement:
    """A question with what answers it.

    Args:
        query: as typed.
        grades: ``{page: 1, 2 or 3}``.
        who: kind of person who types it.
        other_words: whether it shares no word with the title of the best pages.
        named: the set it was put in, "" for one of the halves.
    """

    query: str
    grades: dict
    who: str
    other_words: bool = False
    named: str = ""

    @property
    def split(self):
        """Return the set it falls in; the half by its words alone, so that a new question moves no other."""
        if self.named:
            return self.named
        return TUNING if hashlib.sha256(self.query.encode()).digest()[0] % 3 else HELD_OUT


@cache
def judgements():
    """Return every judgement, in the order of the file."""
    return tuple(
        Judgement(each["query"], each["pages"], each["who"], each.get("other_words", False), each.get("set", ""))
        for each in yaml.safe_load(FILE.read_text(encoding="utf-8"))
    )
