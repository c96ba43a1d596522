"""The files of words that Dutch is read with."""

from pathlib import Path

from base.text import fold

DATA = Path(__file__).resolve().parent / "data"


def lines(name):
    """Yield the lines of a file of `data/`, folded, without remarks and empty lines."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        kept = fold(line.partition("#")[0]).strip()
        if kept:
            yield kept
