"""The guard of small groups: it refuses a file that shows one, or from which a hidden one can be computed (ADR 58)."""

from figures.importing.checks import dutch
from figures.importing.hidden import Hidden
from figures.importing.shares import around, share_bounds
from figures.models import Basis, DisclosureRule, IndicatorPage

PERCENT = IndicatorPage.Unit.PERCENT
Extremes = DisclosureRule.Extremes
MEND = "Zet in de waarde, de teller en de noemer [c]."


def check(figures, sums, profile, rule, codes, problems):
    """Report what may not be shown, and what shows something that is hidden.

    Args:
        figures: ``{key: Figure}``.
        sums: `figures.importing.sums.Sum`s.
        profile: `ImportProfile`.
        rule: `DisclosureRule` of the publication, None without one.
        codes: `Codes`.
        problems: `Problems`.
    """
    if rule is None:
        told = (
            "Deze publicatie heeft nog geen regel voor kleine aantallen. Kies eerst onder “Regels voor kleine "
            "aantallen” "
            "vanaf welke grootte je een groep toont."
        )
        problems.add("no-rule", 0, "", told)
        return
    for figure in figures.values():
        if not figure.missing or figure.numerator is not None:
            for kind, told in _shown(figure, profile, rule, codes):
                problems.add(kind, figure.row, figure.column, told)
    _schools(figures, profile, rule, problems)
    hidden = Hidden(figures, sums, profile, rule, codes)
    for kind, row, column, told in hidden.problems():
        problems.add(kind, row, column, told)
    if not hidden.is_complete:
        told = (
            "Er zijn zoveel verborgen cijfers dat de site niet alle sommen kon narekenen. Kijk zelf na of een "
            "verborgen "
            "cijfer uit de andere volgt."
        )
        problems.warn("not-searched", 0, "", told)


def possible(figure, profile):
    """Return ``((least, most) numerator, (least, most) denominator, (least, most) rest)`` that what is shown allows.

    Each pair is None when nothing is known of it.
    """
    numerator = around(figure.numerator, profile.numerator_rounding)
    denominator = around(figure.denominator, profile.denominator_rounding, 1)
    if denominator is None:
        return numerator, None, None
    pairs = None
    is_exact = numerator is not None and numerator[0] == numerator[1] and denominator[0] == denominator[1]
    if not is_exact and figure.value is not None and denominator[1] - denominator[0] < 100:
        pairs = list(_pairs(figure, numerator, denominator))
    if pairs:
        numerators, rests = [each for each, _whole in pairs], [whole - each for each, whole in pairs]
        return (min(numerators), max(numerators)), denominator, (min(rests), max(rests))
    if numerator is None:
        return None, denominator, None
    return numerator, denominator, (max(denominator[0] - numerator[1], 0), max(denominator[1] - numerator[0], 0))


def _pairs(figure, numerator, denominator):
    """Yield each numerator and denominator that give the percentage."""
    least, most = share_bounds(figure)
    for whole in range(denominator[0], denominator[1] + 1):
        first, last = -((-least * whole) // 1), (most * whole) // 1
        if numerator is not None:
            first, last = max(first, numerator[0]), min(last, numerator[1])
        if last - first > 1000:
            first, last = int(first), int(last)
            yield from ((first, whole), (last, whole))
        else:
            yield from ((each, whole) for each in range(int(first), int(last) + 1))


def _shown(figure, profile, rule, codes):
    """Yield ``(kind, Dutch sentence)`` of what a figure shows and may not."""
    is_percent = codes.unit(figure.indicator) == PERCENT
    if not is_percent and figure.denominator is None:
        numerator, denominator, rest = around(figure.numerator, profile.numerator_rounding), None, None
    else:
        numerator, denominator, rest = possible(figure, profile)
    place = codes.name(figure.key)
    if _is_extreme(figure, numerator, rest, is_percent):
        large = denominator is not None and denominator[0] >= rule.extremes_from
        if rule.extremes == Extremes.NEVER or rule.extremes == Extremes.LARGE and not large:
            what = "0%" if figure.value == 0 or figure.numerator == 0 else "100%"
            when = f"onder de {rule.extremes_from} niet" if rule.extremes == Extremes.LARGE else "nooit"
            yield "extreme", f"{place}: {what} zegt iets over iedereen in de groep. Dat tonen we hier {when}. {MEND}"
        return
    if denominator is not None and denominator[1] < rule.least_denominator:
        told = (
            f"{place}: een groep van {_range(denominator)} is te klein om te tonen (minder dan "
            f"{rule.least_denominator})."
        )
        yield "small-denominator", f"{told} {MEND}"
    for kind, bounds, least, word in (
        ("small-numerator", numerator, rule.least_numerator, "teller"),
        ("small-complement", rest, rule.least_complement, "rest"),
    ):
        if bounds is not None and 0 < bounds[1] < least:
            yield kind, f"{place}: de {word} is {_range(bounds)}{_how(figure, word)}, minder dan {least}. {MEND}"


def _is_extreme(figure, numerator, rest, is_percent):
    if numerator is not None and numerator[1] == 0 or rest is not None and rest[1] == 0:
        return True
    return is_percent and numerator is None and figure.value in {0, 100}


def _range(bounds):
    return str(bounds[0]) if bounds[0] == bounds[1] else f"{bounds[0]} tot {bounds[1]}"


def _how(figure, word):
    """Return how a reader computes a number that the file does not show, in Dutch."""
    if word == "teller" and figure.numerator is not None:
        return ""
    if word == "rest" and figure.numerator is not None:
        return f" ({dutch(figure.denominator)} min {dutch(figure.numerator)})"
    return f" ({dutch(figure.value)}% van {dutch(figure.denominator)})"


def _schools(figures, profile, rule, problems):
    """Report figures of fewer schools than may be, when they count by where the school is."""
    if profile.basis != Basis.SCHOOL:
        return
    for figure in figures.values():
        if figure.missing and figure.numerator is None:
            continue
        if figure.schools is None:
            told = (
                "Dit cijfer telt volgens waar de school ligt. Zeg in een kolom hoeveel scholen erachter zitten: met "
                "minder "
                f"dan {rule.least_schools} is het een cijfer van een school, en dat toont de site nooit."
            )
            problems.add("schools-unknown", figure.row, figure.column, told)
        elif figure.schools < rule.least_schools:
            count = "zit 1 school" if figure.schools == 1 else f"zitten {figure.schools} scholen"
            told = f"Hier {count} achter, minder dan {rule.least_schools}: dat is een cijfer van een school. {MEND}"
            problems.add("few-schools", figure.row, figure.column, told)
