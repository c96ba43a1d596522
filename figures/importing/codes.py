"""The codes that figures may have, read once for a file, and hints for codes that are wrong."""

import datetime

from figures.models import TOTAL, Area, Category, IndicatorPage


class Codes:
    """What the database knows: areas, categories and indicators."""

    def __init__(self):
        self.areas = {area.code: area for area in Area.objects.all()}
        self.area_names = {area.title.casefold(): area.code for area in self.areas.values()}
        self.categories = {(each.dimension_id, each.code): each for each in Category.objects.order_by("order", "pk")}
        self.category_names = {
            (dimension, each.name.casefold()): code for (dimension, code), each in self.categories.items()
        }
        self.indicators = {page.pk: page for page in IndicatorPage.objects.only("pk", "code", "unit", "title")}
        self.indicator_of = {page.code: page.pk for page in self.indicators.values()}
        self.parts = {}
        for area in self.areas.values():
            self.parts.setdefault(area.parent_id, []).append(area)

    def area_problem(self, code, scheme):
        """Return why a code is no area of a scheme, in Dutch; "" when it is one.

        Args:
            scheme: of `Area.Scheme`; codes of this site are always right.
        """
        area = self.areas.get(code)
        if area is not None and area.scheme in {scheme, Area.Scheme.OWN}:
            return ""
        if area is not None:
            return (
                f"Gebied “{code}” hoort bij de {area.get_scheme_display()}, en het profiel verwacht een andere "
                f"codelijst."
            )
        padded = code.zfill(5)
        if code.isdecimal() and padded in self.areas:
            return (
                f"Gebied “{code}” bestaat niet. Bedoel je {padded} ({self.areas[padded].title})? De nul vooraan "
                f"viel weg: "
                "maak van die kolom tekst in je rekenblad."
            )
        if named := self.area_names.get(code.casefold()):
            return (
                f"“{code}” is een naam. Schrijf de code {named}, of zet “{code} = {named}” bij de vertaling in "
                f"het profiel."
            )
        return f"Gebied “{code}” bestaat niet. Kijk de code na, of vraag je beheerder om het gebied toe te voegen."

    def category_problem(self, dimension, code):
        """Return why a code is no category of a dimension, in Dutch; "" when it is one."""
        if (dimension, code) in self.categories:
            return ""
        known = [each for found, each in self.categories if found == dimension]
        if named := self.category_names.get((dimension, code.casefold())):
            return (
                f"“{code}” is een naam. Schrijf de code {named}, of zet “{code} = {named}” bij de vertaling in "
                f"het profiel."
            )
        listed = ", ".join(known[:8]) + (" …" if len(known) > 8 else "")
        return f"Categorie “{code}” bestaat niet bij de indeling “{dimension}”. Die heeft: {listed or 'nog niets'}."

    def valid_parts(self, code, period):
        """Return the codes of the areas that an area consists of in a period, of one level.

        Args:
            period: "2023-2024" or "2023".
        """
        start, end = datetime.date(int(period[:4]), 1, 1), datetime.date(int(period[-4:]), 12, 31)
        parts = [
            area
            for area in self.parts.get(code, ())
            if (area.valid_from is None or area.valid_from <= end)
            and (area.valid_until is None or area.valid_until >= start)
        ]
        levels = {area.level for area in parts if area.level != Area.Level.GROUP}
        return [area.code for area in parts if area.level in levels] if len(levels) == 1 else []

    def name(self, key):
        """Return a figure's place in Dutch: "Gent, 2023-2024, jongens"."""
        _indicator, period, area, category = key
        words = [self.areas[area].title if area in self.areas else area, period]
        if category[0] != TOTAL:
            words.append(self.categories[category].name if category in self.categories else category[1])
        return ", ".join(words)

    def unit(self, indicator):
        """Return the unit of an indicator, "" for one that is gone."""
        return self.indicators[indicator].unit if indicator in self.indicators else ""
