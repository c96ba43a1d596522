"""The chart of a choice: lines over time, or bars or a map of one period."""

from figures.charts import Bar, BarChart, Break, Figure, LineChart, OutlineMap, Point, Series, Target, TileMap, Unit
from figures.models.area import Area
from figures.models.area_outline import AreaOutline
from figures.sentences import period_words

MOST_LINES = 4  # more are bars of one period
MOST_BARS = 40  # more are a map, or only a table
MOST_DECIMALS = 2


def names_of(groups, choice):
    """Return the name of each group, all different, as a list.

    Args:
        groups: `figures.reading.Group`s.
        choice: `figures.choice.Choice`.
    """
    by_area = choice.is_total or choice.compares_areas
    names = [group.series.area.name if by_area else group.series.category.name for group in groups]
    return [
        f"{name}, {group.series.get_basis_display()}" if names.count(name) > 1 else name
        for name, group in zip(names, groups, strict=True)
    ]


def chart_of(page, choice, groups):
    """Return the chart of the figures of a choice; None when there is only one to draw, or too many.

    Args:
        page: `figures.models.IndicatorPage`.
        choice: `figures.choice.Choice`.
        groups: `figures.reading.Group`s that may stand in a line.
    """
    if not groups:
        return None
    unit = Unit(page.get_unit_display(), MOST_DECIMALS)
    periods = {each.period for group in groups for each in group.observations}
    names = names_of(groups, choice)
    if len(periods) > 1 and len(groups) <= MOST_LINES:
        series = tuple(
            Series(name, tuple(point(each) for each in group.observations))
            for name, group in zip(names, groups, strict=True)
        )
        return LineChart(title_of(page, choice), series, unit, _breaks(page, names, groups), _targets(page, choice))
    if len(groups) < 2:
        return None
    if choice.by == Area.Level.MUNICIPALITY and (tile_map := _map_of(page, choice, groups, unit)):
        return tile_map
    if len(groups) > MOST_BARS:
        return None
    period = newest_common(groups)
    bars = [
        Bar(name, each.shown, each.words(unit.name), ", ".join(each.short_remarks))
        for name, group in zip(names, groups, strict=True)
        for each in group.observations
        if each.period == period
    ]
    return BarChart(
        _title_of_period(page, choice, period),
        tuple(bars),
        unit,
        choice.breakdowns[choice.by] if not choice.compares_areas else "Gebied",
    )


def _map_of(page, choice, groups, unit):
    """Return the map of one period; None when too few municipalities have a figure, or not all on one base."""
    if len({group.series.basis for group in groups}) > 1:
        return None
    period = newest_common(groups)
    figures = {
        group.series.area_id: Figure(each.shown, each.get_missing_display(), ", ".join(each.short_remarks))
        for group in groups
        for each in group.observations
        if each.period == period
    }
    shown = {"title": _title_of_period(page, choice, period), "figures": figures, "unit": unit, "names": False}
    tile_map = TileMap(**shown)
    if tile_map.is_empty():
        return None
    # In one query, with the map that they belong to; without them the tiles do.
    outlines = list(AreaOutline.objects.select_related("map"))
    if not outlines:
        return tile_map
    drawn = outlines[0].map
    by_code = {each.area_id: each.path for each in outlines}
    return OutlineMap(**shown, outlines=by_code, height=drawn.height, source=drawn.source)


def _title_of_period(page, choice, period):
    return f"{title_of(page, choice)}, {period_words(period)}"


def newest_common(groups):
    """Return the newest of the periods that most groups have a figure of."""
    counted: dict[str, int] = {}
    for group in groups:
        for each in group.observations:
            counted[each.period] = counted.get(each.period, 0) + (each.value is not None)
    return max(counted, key=lambda period: (counted[period], period))


def title_of(page, choice):
    """Return what the chart shows."""
    if choice.compares_areas:
        return page.title
    by = "" if choice.is_total else f", naar {choice.breakdowns[choice.by].lower()}"
    return f"{page.title} ({choice.area_name}){by}"


def point(observation):
    """Return an observation as a point of a line."""
    return Point(
        observation.period,
        observation.shown,
        observation.get_missing_display(),
        ", ".join(observation.short_remarks),
    )


def _breaks(page, names, groups):
    """Return where each line is cut: at the breaks of its area, and where a source says so of a figure."""
    found = {}
    for name, group in zip(names, groups, strict=True):
        periods = [each.period for each in group.observations]
        for cut in page.break_list:
            after = next((period for period in periods if period >= cut.period), None)
            if cut.cuts and after and cut.is_about(group.series.area_id):
                found.setdefault((name, after), cut.get_kind_display())
        for each in group.observations:
            if each.is_break:
                found.setdefault((name, each.period), "breuk")
    return tuple(Break(period, label, name) for (name, period), label in found.items())


def _targets(page, choice):
    """Return the targets of the chosen area, as lines."""
    if not choice.is_total:
        return ()
    return tuple(
        Target(target.value, f"{target.name}: {target.words} in {target.period}")
        for target in page.target_list
        if target.is_about(choice.area)
    )
