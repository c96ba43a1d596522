"""Describes series in words: their table, their summary and the notes below a drawing."""

from collections.abc import Sequence
from decimal import Decimal

from figures.charts.data import Break, Table, Target, clean, note_about
from figures.charts.dutch import Unit, enumeration
from figures.charts.runs import Row, places_of_breaks

MOST_TOLD = 4  # Of more series only the last figure is told; the table has the others.
MOST_NAMED = 6  # Of more missing periods only the number is told.


def table_of(periods: Sequence[str], rows: Sequence[Row], unit: Unit, breaks: Sequence[Break]) -> Table:
    """Return a row for each period and a column for each series; a last column tells the breaks, if any."""
    labels: dict[int, list[str]] = {}
    for place, label in places_of_breaks(breaks, periods, rows):
        labels.setdefault(place, []).append(label)
    header = ("Periode", *(row.name for row in rows), *(["Let op"] if labels else []))
    lines = []
    for index, period in enumerate(periods):
        cells = [row.points[index].figure.words(unit, bare=True) for row in rows]
        lines.append((period, *cells, *([enumeration(labels.get(index, []))] if labels else [])))
    return Table(header, tuple(lines))


def notes_of(periods: Sequence[str], rows: Sequence[Row], breaks: Sequence[Break]) -> tuple[str, ...]:
    """Return the sentences without which the lines would be misread."""
    notes = [*note_about("Open teken", (point.figure for row in rows for point in row.points))]
    if any(row.known and gaps_of(row) for row in rows):
        notes.append("Waar een lijn onderbroken is, is er geen cijfer.")
    if places_of_breaks(breaks, periods, rows):
        notes.append("Cijfers links en rechts van een verticale stippellijn kan je niet vergelijken.")
    silent = [row.name for row in rows if not row.known]
    if silent and len(silent) < len(rows):
        notes.append(f"Geen cijfers voor {enumeration(silent)}.")
    return tuple(notes)


def gaps_of(row: Row) -> list[int]:
    """Return the indexes of the periods without a value between the first and the last one with a value."""
    if not row.known:
        return []
    return [index for index in row.missing if row.known[0][0] < index < row.known[-1][0]]


def summary_of(
    periods: Sequence[str], rows: Sequence[Row], unit: Unit, breaks: Sequence[Break], targets: Sequence[Target]
) -> str:
    """Return what the series show, in sentences that name only figures of theirs."""
    if len(rows) > MOST_TOLD:
        told = ["Laatste cijfers: " + "; ".join(_latest(periods, row, unit) for row in rows) + "."]
    else:
        told = [_told(periods, row, unit, named=len(rows) > 1) for row in rows]
    for place, label in places_of_breaks(breaks, periods, rows):
        told.append(f"Vanaf {periods[place]}: {label}; vergelijk dus niet met de jaren ervoor.")
    told += [f"{clean(each.label)}: {unit.words(each.value)}." for each in targets if each.value.is_finite()]
    return " ".join(told)


def _latest(periods: Sequence[str], row: Row, unit: Unit) -> str:
    """Return the name of a series with its last figure."""
    if not row.known:
        return f"{row.name} geen cijfer"
    index = row.known[-1][0]
    return f"{row.name} {row.points[index].figure.words(unit)} in {periods[index]}"


def _told(periods: Sequence[str], row: Row, unit: Unit, *, named: bool) -> str:
    """Return what one series shows."""
    start = f"{row.name}: " if named else ""
    if not row.known:
        return f"{start}er zijn geen cijfers."
    figures = {index: point.figure.words(unit) for index, point in enumerate(row.points)}
    (first, _), (last, _) = row.known[0], row.known[-1]
    if first == last:
        sentences = [f"één cijfer, {figures[first]} in {periods[first]}."]
    else:
        sentences = [f"eerste cijfer {figures[first]} in {periods[first]}, laatste {figures[last]} in {periods[last]}."]
    group = row.comparable()[-1]
    if len(group) > 2:
        since = f"Sinds {periods[group[0][0]]}: hoogste" if len(row.comparable()) > 1 else "Hoogste"
        high, low = max(group, key=lambda each: each[1]), min(group, key=lambda each: each[1])
        if high[1] != low[1]:
            sentences.append(
                f"{since} {figures[high[0]]} in {periods[high[0]]}, laagste {figures[low[0]]} in {periods[low[0]]}."
            )
    if len(group) > 1:
        sentences.append(_change(periods, group, unit))
    if gaps := gaps_of(row):
        which = (
            enumeration(periods[each] for each in gaps) if len(gaps) <= MOST_NAMED else f"{len(gaps)} periodes ertussen"
        )
        sentences.append(f"Geen cijfer voor {which}.")
    text = " ".join(sentences)
    return start + text if start else text[:1].upper() + text[1:]


def _change(periods: Sequence[str], group: Sequence[tuple[int, Decimal]], unit: Unit) -> str:
    """Return what changed between the last two figures that can be compared, as a reader would compute it."""
    (before, old), (after, new) = group[-2:]
    difference = unit.rounded(new) - unit.rounded(old)
    span = f"Tussen {periods[before]} en {periods[after]}"
    if not difference:
        return f"{span} bleef het cijfer gelijk."
    return f"{span} {'steeg' if difference > 0 else 'daalde'} het cijfer met {unit.difference(difference)}."
