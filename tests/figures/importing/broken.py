"""How a broken file is told: a good file with one fault, and the sentence that names it."""

from dataclasses import dataclass, field

from tests.factories.importing import HEAD, rows

LINES = (
    "2023-2024;02000;totaal;400;4000;10,0",
    "2023-2024;10000;totaal;250;2000;12,5",
    "2023-2024;40000;totaal;150;2000;7,5",
    "2023-2024;02000;man;250;2000;12,5",
    "2023-2024;02000;vrouw;150;2000;7,5",
)
GOOD = rows(*LINES)


@dataclass(frozen=True)
class Broken:
    """A file with one fault.

    Args:
        fault: its name.
        content: str or bytes; a function for what is costly to make.
        sentence: what the editor must read, with the place before it.
        profile: options of the profile, with ``columns``.
        rule: options of the rule for small groups; None for no rule.
        meta: content of a .meta.csv.
        errors: how many problems it gives.
    """

    fault: str
    content: object
    sentence: str
    profile: dict = field(default_factory=dict)
    rule: dict | None = field(default_factory=dict)
    meta: str | None = None
    errors: int = 1

    def __str__(self):
        return self.fault


def with_line(number, line):
    """Return the good file with another line in the place of one, from 2 as an editor counts."""
    lines = list(LINES)
    lines[number - 2] = line
    return rows(*lines)


def with_more(*lines):
    """Return the good file with more lines."""
    return rows(*LINES, *lines)


def with_head(old, new):
    """Return the good file with another heading."""
    return GOOD.replace(HEAD, HEAD.replace(old, new))
