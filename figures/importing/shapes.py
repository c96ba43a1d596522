"""Makes a `Figure` of each cell of a file, whatever its shape, and says what can't be one."""

from figures.importing import ees
from figures.importing.figure import TOTAL_CATEGORY, VALUE_ROLES, Figure, Role
from figures.importing.layout import Layout, Shape
from figures.importing.problems import UnreadableFileError
from figures.importing.settling import apply, settle
from figures.importing.signs import Signs
from figures.importing.texts import period, words
from figures.models import TOTAL, ImportProfile

MOST_FIGURES = 250_000
ATTRIBUTE = {Role.VALUE: "value", Role.NUMERATOR: "numerator", Role.DENOMINATOR: "denominator"}


def layout_of(rows, profile, meta=None):
    """Return ``(Layout, rows below the headings)`` of a file.

    Args:
        rows: ``(number, [text, …])``.
        profile: `ImportProfile`.
        meta: bytes of a .meta.csv, None without one.

    Raises:
        UnreadableFileError: the headings are not there or do not fit the profile.
    """
    for number, cells in rows:
        if number < profile.header_row:
            continue
        if number > profile.header_row:
            break
        if profile.shape == Shape.EES:
            ees.check(ees.read_meta(meta), cells, profile)
            return Layout([*cells, *ees.VIRTUAL], profile), ees.with_virtual(rows, cells)
        return Layout(cells, profile), rows
    raise UnreadableFileError(
        f"In rij {profile.header_row} staat niets, en daar verwacht het profiel de koppen. Verander “rij met de "
        f"koppen”."
    )


class Reader:
    """Reads the figures of a file.

    Args:
        layout: `Layout`.
        codes: `figures.importing.codes.Codes`.
        problems: `Problems`, to which it adds.
    """

    def __init__(self, layout, codes, problems):
        self.layout, self.codes, self.problems, self.profile = layout, codes, problems, layout.profile
        self.signs, self.totals = Signs(self.profile), words(self.profile.totals)
        self.area, self.period, self.indicator, self.measure, self.schools = (
            layout.one(role) for role in (Role.AREA, Role.PERIOD, Role.INDICATOR, Role.MEASURE, Role.SCHOOLS)
        )
        self.categories, self.filters = layout.of(Role.CATEGORY), layout.of(Role.FILTER)
        self.statuses, self.numbers = layout.of(Role.STATUS), layout.of(*VALUE_ROLES)
        self.places = sorted({each.at for each in layout.columns})
        self.width = max(self.places) + 1
        self.found: dict[tuple, Figure] = {}
        self.taken: set[tuple] = set()  # (key, role), where a row holds one of several measures
        self.left_out = {"keuze": 0, "kruising": 0, "noot": 0}
        self.known: dict[tuple, tuple] = {}

    def read(self, rows):
        """Return the `Figure`s of rows below the headings.

        Raises:
            UnreadableFileError: there are none, or too many.
        """
        for number, cells in rows:
            self._row(number, cells if len(cells) >= self.width else [*cells, *[""] * (self.width - len(cells))])
            if len(self.found) > MOST_FIGURES:
                raise UnreadableFileError(
                    f"Dit bestand heeft meer dan {MOST_FIGURES} cijfers: na rij {number} lazen we niet verder. "
                    f"Verdeel het."
                )
        if not self.found and not self.problems.errors:
            raise UnreadableFileError(
                "In dit bestand staat geen enkel cijfer onder de koppen. Koos je het juiste bestand en het juiste blad?"
            )
        return [each for each in self.found.values() if settle(each, self.codes.unit(each.indicator), self.problems)]

    def _row(self, number, cells):
        filled = sum(1 for at in self.places if cells[at])
        if not filled or filled == 1 and len(self.places) > 2:
            self.left_out["noot"] += 1  # a source or a note below the table
            return
        if any(cells[each.at].casefold() not in each.words for each in self.filters):
            self.left_out["keuze"] += 1
            return
        area = self._read(number, "gebied", self.area, cells, self.profile.fixed_area, self._area)
        when = ""
        if self.profile.shape != Shape.PERIODS:
            when = self._read(number, "periode", self.period, cells, self.profile.fixed_period, self._period)
        category = self._category(number, cells)
        indicator = self._indicator(number, cells)
        if None in (area, when, category, indicator):
            return
        status = self._status(number, cells)
        figures: dict[tuple, Figure] = {}
        for column in self.numbers:
            text = cells[column.at]
            role = self._measure(number, cells) if self.measure else column.role
            read = self.signs.number(text, role == Role.VALUE)
            if read.problem:
                self.problems.add("value", number, column.heading, read.problem)
            if read.problem or role is None or not text and (column.period or not status):
                continue
            key = (column.indicator or indicator, column.period or when, area, category)
            if not key[0]:
                told = "Het profiel zegt niet welk cijfer dit is. Kies een cijfer in het profiel, of bij deze kolom."
                self.problems.add("indicator", number, column.heading, told)
                continue
            figure = figures.get(key) or figures.setdefault(key, Figure(number, column.heading, *key))
            if getattr(figure, ATTRIBUTE[role]) is not None:
                self._double(figure, number, column.heading)
                continue
            setattr(figure, ATTRIBUTE[role], read.value)
            if role == Role.VALUE:
                figure.decimals, figure.column = read.decimals, column.heading
            if read.meaning is not None:
                apply(figure, role, read.meaning)
            if self.measure:
                self._merge(figure, role)
        for figure in figures.values():
            figure.schools = self._schools(number, cells)
            for meaning in status:
                apply(figure, None, meaning)
            self._keep(figure)

    def _merge(self, figure, role):
        """Note which measure of a cell was read; a second one is a double."""
        if (figure.key, role) in self.taken:
            self._double(self.found.get(figure.key, figure), figure.row, figure.column)
        self.taken.add((figure.key, role))

    def _keep(self, figure):
        other = self.found.get(figure.key)
        if other is None:
            self.found[figure.key] = figure
        elif not self.measure:
            self._double(other, figure.row, figure.column)
        else:
            for name in ("value", "numerator", "denominator", "schools"):
                if getattr(other, name) is None:
                    setattr(other, name, getattr(figure, name))
            other.decimals = max(other.decimals, figure.decimals)
            other.hidden += figure.hidden
            other.missing, other.remark = other.missing or figure.missing, other.remark or figure.remark

    def _double(self, other, row, column):
        told = f"Dit cijfer staat ook in rij {other.row}: {self.codes.name(other.key)}. Laat één van de twee weg."
        self.problems.add("duplicate", row, column, told)

    def _read(self, number, name, column, cells, fixed, read):
        """Return what ``read`` makes of a cell, once for each text; None with a problem when it makes nothing of it."""
        text = cells[column.at] if column else fixed
        found = self.known.get((name, text))
        if found is None:
            mapped = column.mapping.get(text.casefold(), text) if column else text
            found = self.known[name, text] = read(mapped)
        value, problem = found
        if problem:
            self.problems.add(f"unknown-{name}", number, column.heading if column else "", problem)
            return None
        return value

    def _area(self, code):
        problem = self.codes.area_problem(code, self.profile.area_scheme) if code else "Hier ontbreekt het gebied."
        return code, problem

    def _period(self, text):
        found = period(text, self.profile.period_format)
        form = self.profile.get_period_format_display()
        return found, "" if found else f"“{text[:40]}” is geen periode zoals het profiel ze verwacht ({form})."

    def _category(self, number, cells):
        """Return the category of a row, ``(dimension, code)``; None with a problem, or when the row is left out."""
        found = []
        for column in self.categories:
            code = self._read(
                number, column.dimension, column, cells, "", lambda text, of=column.dimension: self._code(of, text)
            )
            if code is None:
                return None
            if code != TOTAL:
                found.append((column, code))
        if len(found) < 2:
            return (found[0][0].dimension, found[0][1]) if found else TOTAL_CATEGORY
        self.left_out["kruising"] += 1
        if self.profile.crossings == ImportProfile.Crossings.REFUSE:
            told = (
                f"Deze rij kruist “{found[0][0].heading}” met “{found[1][0].heading}”. De site toont één indeling "
                f"tegelijk: "
                "laat de rij weg, of kies in het profiel om zulke rijen over te slaan."
            )
            self.problems.add("crossing", number, found[1][0].heading, told)
        return None

    def _code(self, dimension, text):
        if text == TOTAL or text.casefold() in self.totals:
            return TOTAL, ""
        if not text:
            return "", "Hier ontbreekt de categorie. Is het iedereen samen? Schrijf dan “totaal”."
        return text, self.codes.category_problem(dimension, text)

    def _indicator(self, number, cells):
        if not self.indicator:
            return self.profile.indicator_id or 0
        return self._read(number, "cijfer", self.indicator, cells, "", self._indicator_code)

    def _indicator_code(self, code):
        found = self.codes.indicator_of.get(code)
        return found, "" if found else f"Cijfer “{code[:40]}” bestaat niet op de site."

    def _measure(self, number, cells):
        return self._read(number, "maat", self.measure, cells, "", self._measure_role)

    def _measure_role(self, text):
        found = next((role for role in VALUE_ROLES if role == text.casefold()), None)
        told = f"“{text[:40]}” is geen waarde, teller of noemer. Zet bij de vertaling in het profiel wat het is."
        return found, "" if found else told

    def _status(self, number, cells):
        """Return the `Meaning`s of the signs of a row, each of which may hold several letters."""
        found = []
        for column in self.statuses:
            text = cells[column.at]
            mapped = column.mapping.get(text.casefold(), text)
            meanings = self.signs.status(mapped, column.heading)
            if meanings is None:
                told = f"De toestand “{text[:40]}” kennen we niet. Zet bij de vertaling in het profiel wat ze is."
                self.problems.add("status", number, column.heading, told)
            found += meanings or []
        return found

    def _schools(self, number, cells):
        text = cells[self.schools.at] if self.schools else ""
        if not text:
            return None
        read = self.signs.number(text)
        if read.value is None or read.value < 0 or read.value != int(read.value):
            self.problems.add("schools", number, self.schools.heading, f"“{text[:40]}” is geen aantal scholen.")
            return None
        return int(read.value)
