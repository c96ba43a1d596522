"""Sentences made of a figure, so that no number in prose is typed by hand."""

from decimal import ROUND_HALF_UP, Decimal

from figures.charts import Unit

HUNDRED, THOUSAND = Decimal(100), Decimal(1000)
FEW = Decimal(1)  # per cent, below which people count by thousands
PERCENT = "%"


def frequency(value):
    """Return ``(of how many, Dutch words for how many)`` of a percentage: ``(100, "ongeveer 14")``.

    Args:
        value: Decimal.
    """
    base = HUNDRED if value >= FEW or not value else THOUSAND
    exact = value * base / HUNDRED
    rounded = exact.quantize(Decimal(1), ROUND_HALF_UP)
    about = "" if exact == rounded else "ongeveer "
    return int(base), f"{about}{Unit('').number(rounded)}"


def period_words(period):
    """Return a period as a sentence names it: "schooljaar 2020-2021" or "2021"."""
    return f"schooljaar {period}" if "-" in period else period


def sentence_of(template, observation, unit, area=""):
    """Return the sentence of an indicator about one observation.

    Args:
        template: with ``{per}``, ``{aantal}``, ``{waarde}``, ``{periode}`` and ``{gebied}``.
        observation: `figures.models.Observation`.
        unit: of the indicator, as text.
        area: Dutch name, for ``({gebied})``; "" leaves that out.

    Returns:
        "" for a figure without a value.
    """
    if observation.value is None:
        return ""
    base, count = frequency(observation.shown) if unit == PERCENT else (0, "")
    filled = {
        "{per}": Unit("").number(Decimal(base)),
        "{aantal}": count,
        "{waarde}": Unit("", observation.decimals).number(observation.shown),
        "{periode}": period_words(observation.period),
        "{gebied}": area,
    }
    template = template if area else template.replace(" ({gebied})", "")
    for name, words in filled.items():
        template = template.replace(name, words)
    return template


def change_sentence(earlier, later, unit):
    """Return how a figure changed between two observations that can be compared, in Dutch.

    Args:
        earlier, later: `figures.models.Observation`s of one series with no break between them.
        unit: of the indicator, as text.
    """
    decimals = min(earlier.decimals, later.decimals)
    told = Unit(unit, decimals)
    difference = later.shown - earlier.shown
    since = f"Sinds {period_words(earlier.period)}"
    if not told.rounded(difference):
        return f"{since} bleef dit cijfer gelijk."
    direction = "steeg" if difference > 0 else "daalde"
    return f"{since} {direction} dit cijfer met {told.difference(difference)}, tot {later.words(unit)}."
