"""Settles what a figure is when all its cells are read: a number, or the reason why there is none."""

from figures.importing.checks import dutch
from figures.importing.figure import VALUE_ROLES, Role
from figures.models import IndicatorPage, Observation

Missing = Observation.Missing
PERCENT = IndicatorPage.Unit.PERCENT


def apply(figure, role, meaning):
    """Set on a figure what a sign says.

    Args:
        role: of the cell with the sign, None for a sign that is about the whole figure.
        meaning: `figures.symbols.Meaning`.
    """
    if meaning.missing == Missing.SUPPRESSED:
        figure.hidden += VALUE_ROLES if role is None else (role,)
    if meaning.missing and role in {None, Role.VALUE}:
        figure.missing = meaning.missing
    if meaning.status != Observation.Status.NORMAL:
        figure.status = meaning.status
    figure.remark = meaning.remark or figure.remark


def settle(figure, unit, problems):
    """Return whether a figure is complete; add a problem when it is empty or contradicts itself.

    What is too small to show loses its numbers here: they go no further.

    Args:
        figure: `Figure`, which changes.
        unit: of its indicator.
        problems: `Problems`.
    """
    if unit != PERCENT:
        _settle_count(figure)
    is_hidden = figure.value is None and {Role.VALUE, Role.NUMERATOR} & set(figure.hidden)
    if figure.missing == Missing.SUPPRESSED or is_hidden:
        figure.missing, figure.hidden = Missing.SUPPRESSED, VALUE_ROLES
        figure.value = figure.numerator = figure.denominator = None
        figure.decimals = 0
        return True
    if figure.missing and figure.value is not None:
        told = f"Naast {dutch(figure.value)} staat een teken dat er geen cijfer is. Laat één van de twee weg."
        problems.add("contradiction", figure.row, figure.column, told)
        return False
    if figure.value is None and not figure.missing:
        if figure.numerator is None:
            told = "Deze cel is leeg. Zet er het getal, of een teken dat zegt waarom er geen is, zoals [c] of [x]."
            problems.add("empty", figure.row, figure.column, told)
            return False
        figure.missing = Missing.NOT_GIVEN
    for role, name in ((Role.NUMERATOR, "numerator"), (Role.DENOMINATOR, "denominator")):
        if role in figure.hidden:
            setattr(figure, name, None)
    return True


def _settle_count(figure):
    """Make value and numerator of a count the same."""
    if {Role.VALUE, Role.NUMERATOR} & set(figure.hidden):
        figure.value = figure.numerator = None
    elif figure.value is None:
        figure.value = figure.numerator
    elif figure.numerator is None:
        figure.numerator = figure.value
