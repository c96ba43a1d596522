"""Checks of single figures: can this be, is the percentage right, and is it far from what was published before."""

from decimal import Decimal

from figures.importing.figure import Role
from figures.models import IndicatorPage

PERCENT = IndicatorPage.Unit.PERCENT
# A change is looked at from this size on: a small group changes much by chance.
LEAST_POINTS, LEAST_PERSONS = Decimal(2), Decimal(20)


def dutch(value):
    """Return a number as Dutch writes it, without zeros that say nothing."""
    return f"{value:f}".replace(".", ",")


def values(figures, profile, codes, problems):
    """Report values that can't be, and percentages that are not numerator divided by denominator.

    Args:
        figures: `Figure`s.
        profile: `ImportProfile`.
        codes: `Codes`.
        problems: `Problems`.
    """
    headings = _headings(profile)
    for each in figures:
        is_percent = codes.unit(each.indicator) == PERCENT
        for kind, role, told in _impossible(each, is_percent):
            problems.add(kind, each.row, headings.get(role, each.column), told)
        if is_percent and None not in (each.value, each.numerator, each.denominator) and each.denominator > 0:
            low, high = percentage_bounds(each, profile.numerator_rounding, profile.denominator_rounding)
            if not low <= each.value <= high:
                exact = (each.numerator / each.denominator * 100).quantize(Decimal(1).scaleb(-each.decimals))
                told = (
                    f"{dutch(each.value)}% klopt niet: {dutch(each.numerator)} van de {dutch(each.denominator)} is "
                    f"{dutch(exact)}%."
                )
                problems.add("percentage", each.row, each.column, told)


def _headings(profile):
    found: dict[str, str] = {}
    for column in profile.columns.all():
        found.setdefault(column.role, column.heading)
    return found


def _impossible(figure, is_percent):
    value, numerator, denominator = figure.value, figure.numerator, figure.denominator
    for role, number in ((Role.VALUE, value), (Role.NUMERATOR, numerator), (Role.DENOMINATOR, denominator)):
        if number is None:
            continue
        if number < 0:
            yield "impossible", role, f"{dutch(number)} kan niet: een aantal of percentage is nooit kleiner dan nul."
        elif number != number.to_integral_value() and (role != Role.VALUE or not is_percent):
            yield "impossible", role, f"{dutch(number)} kan niet: een aantal jongeren is een heel getal."
    if is_percent and value is not None and value > 100:
        yield "impossible", Role.VALUE, f"{dutch(value)}% kan niet: een percentage is hoogstens 100."
    if denominator == 0:
        told = "De noemer is nul. Zet een teken ([z]) als dit cijfer hier niet kan bestaan."
        yield "impossible", Role.DENOMINATOR, told
    elif None not in (numerator, denominator) and numerator > denominator:
        told = f"De teller ({dutch(numerator)}) is groter dan de noemer ({dutch(denominator)}). Staan ze omgewisseld?"
        yield "impossible", Role.NUMERATOR, told


def percentage_bounds(figure, numerator_rounding, denominator_rounding):
    """Return ``(lowest, highest)`` percentage that its numerator and denominator allow, rounded as it is.

    Args:
        figure: `Figure` with both, and a denominator above zero.
        numerator_rounding, denominator_rounding: what the source rounds to; 1 for not.
    """
    step = Decimal(1).scaleb(-figure.decimals) / 2
    off, below = Decimal(numerator_rounding // 2), Decimal(denominator_rounding // 2)
    low = max(figure.numerator - off, 0) / (figure.denominator + below) * 100
    high = (figure.numerator + off) / max(figure.denominator - below, 1) * 100
    return low - step, high + step


def outliers(figures, profile, codes, before, problems):
    """Warn of values that are far from those of the last release.

    Args:
        before: ``{(indicator, area, category): (period, value)}`` as `comparing.last_values` returns.
    """
    for each in figures:
        last = before.get((each.indicator, each.area, each.category))
        if last is None or each.value is None or last[0] >= each.period:
            continue
        period, value = last
        change = abs(each.value - value)
        least = LEAST_POINTS if codes.unit(each.indicator) == PERCENT else LEAST_PERSONS
        if change >= least and change > value * profile.outlier / 100:
            told = (
                f"{codes.name(each.key)}: {dutch(each.value)} is ver van {dutch(value)} in {period}. Klopt dat, of "
                f"is er "
                "een breuk?"
            )
            problems.warn("outlier", each.row, each.column, told)


def missing_areas(figures, codes, before, problems):
    """Warn of areas that the last release had and this file has not.

    Args:
        before: as of `outliers`.
    """
    groups = {(each.indicator, each.category) for each in figures}
    here = {(each.indicator, each.category, each.area) for each in figures}
    gone: dict[tuple, list] = {}
    for indicator, area, category in before:
        if (indicator, category) in groups and (indicator, category, area) not in here:
            gone.setdefault((indicator, category), []).append(area)
    for (indicator, category), areas in gone.items():
        names = sorted(codes.areas[area].title for area in areas if area in codes.areas)
        more = f" en nog {len(names) - 10}" if len(names) > 10 else ""
        about = f" ({codes.categories[category].name})" if category in codes.categories else ""
        told = (
            f"{codes.indicators[indicator].title}{about}: {len(names)} van de vorige keer ontbreken nu: "
            f"{', '.join(names[:10])}{more}."
        )
        problems.warn("missing-area", 0, "", told)
