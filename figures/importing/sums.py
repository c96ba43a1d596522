"""Which figures are the sum of which others, and whether they are."""

from dataclasses import dataclass

from figures.importing.checks import dutch
from figures.importing.figure import TOTAL_CATEGORY, Role
from figures.models import TOTAL

MOST_NAMED = 4
MEASURES = ((Role.NUMERATOR, "numerator"), (Role.DENOMINATOR, "denominator"))


@dataclass(frozen=True)
class Sum:
    """A figure that others add up to.

    Args:
        total: key of the figure.
        parts: keys of the others.
        absent: keys of parts that the file should have and has not.
    """

    total: tuple
    parts: tuple
    absent: tuple = ()


def sums_of(figures, layout, codes):
    """Return the `Sum`s of a file: categories of a total, and areas of a larger area.

    Args:
        figures: ``{key: Figure}``.
        layout: `Layout`, which knows whose categories together are everybody.
        codes: `Codes`.
    """
    adding = {each.dimension for each in layout.of(Role.CATEGORY) if each.adds_up}
    found = list(_of_categories(figures, adding))
    if layout.profile.areas_add_up:
        found += _of_areas(figures, codes)
    return found


def _of_categories(figures, adding):
    grouped: dict[tuple, list] = {}
    for key in figures:
        indicator, period, area, (dimension, _code) = key
        if dimension in adding:
            grouped.setdefault((indicator, period, area, dimension), []).append(key)
    for (indicator, period, area, _dimension), parts in grouped.items():
        total = (indicator, period, area, TOTAL_CATEGORY)
        if total in figures:
            yield Sum(total, tuple(parts))


def _of_areas(figures, codes):
    valid: dict[tuple, list] = {}
    for total in figures:
        indicator, period, area, category = total
        if area not in codes.parts:
            continue
        if (area, period) not in valid:
            valid[area, period] = codes.valid_parts(area, period)
        keys = [(indicator, period, part, category) for part in valid[area, period]]
        parts = tuple(key for key in keys if key in figures)
        if parts:
            yield Sum(total, parts, tuple(key for key in keys if key not in figures))


def check(figures, sums, profile, codes, problems):
    """Report totals that are not the sum of their parts, more than the profile tolerates.

    Args:
        figures: ``{key: Figure}``.
        sums: of `sums_of`.
    """
    for each in sums:
        for role, name in MEASURES:
            total = getattr(figures[each.total], name)
            parts = [getattr(figures[key], name) for key in each.parts]
            known = [part for part in parts if part is not None]
            if total is None or not known:
                continue
            is_complete = len(known) == len(parts) and not each.absent
            rounding = profile.numerator_rounding if role == Role.NUMERATOR else profile.denominator_rounding
            allowed = profile.tolerance + (len(known) + 1) * (rounding // 2)
            found = sum(known)
            if is_complete and abs(total - found) > allowed or found - total > allowed:
                _report(figures[each.total], role, total, found, each, codes, problems)


def _report(figure, role, total, found, each, codes, problems):
    what = "gebieden" if each.parts[0][3] == each.total[3] else "categorieën"
    told = (
        f"{codes.name(each.total)}: de {role} is {dutch(total)}, maar de {what} samen geven {dutch(found)}: "
        f"{_named(each, codes)}. Welke klopt niet?"
    )
    problems.add("sum", figure.row, figure.column, told)


def _named(each, codes):
    """Return the names of the first parts of a sum."""
    by_area = each.parts[0][3] == each.total[3]
    names = [
        codes.areas[key[2]].title if by_area else codes.categories[key[3]].name
        for key in each.parts[:MOST_NAMED]
        if by_area or key[3][0] != TOTAL
    ]
    more = len(each.parts) - len(names)
    return ", ".join(names) + (f" en nog {more}" if more else "")
