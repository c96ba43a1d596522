"""The grid in which an editor types many updates: what is shared on top, and a row for each update.

Its fields are plain texts under the names of the columns of the files; `tracker.entry.cells` reads both. So what is
typed wrong stays as it was typed.
"""

from django import forms

from tracker.entry.cells import SHARED, with_shared
from tracker.tables import SOURCE
from tracker.voices import Status, Voice

ROWS, MOST_ROWS = 10, 100
COUNT = "aantal"  # name of the field with the number of rows
OWN = (*("datum", "datum_noot", "stem", "wie"), *SOURCE, "niets_gevonden", "verbetert")  # folded, in each row
FLAGS = ("tweedehands", "niets_gevonden")


def text(label, help_text="", **attrs):
    """Return a field of one line."""
    return forms.CharField(label=label, help_text=help_text, required=False, widget=forms.TextInput(attrs=attrs))


def choice(label, choices, none):
    """Return a field with a choice, of which the first is nothing."""
    return forms.CharField(label=label, required=False, widget=forms.Select(choices=[("", none), *choices]))


def flag(label, help_text=""):
    """Return a field to tick."""
    return forms.BooleanField(label=label, help_text=help_text, required=False)


class SharedForm(forms.Form):
    """What is the same for all rows, unless a row says something else."""

    datum = text("Datum", "Zoals 2018, 2018-05, mei 2018 of 31/5/2018. Leeg als de bron er geen noemt.")
    datum_noot = text("Opmerking bij de datum", maxlength=120)
    stem = choice("Wie zegt dit", Voice.choices, "Kies …")
    wie = text("Wie precies", "Een functie of dienst, nooit de naam van een persoon.", maxlength=120)
    bron_titel = text("Titel van de bron", maxlength=255)
    bron_uitgever = text("Uitgever van de bron", maxlength=255)
    bron_jaar = text("Jaar van de bron", inputmode="numeric")
    bron_link = text("Link naar de bron", "Alleen naar de uitgever zelf.", inputmode="url")
    tweedehands = flag("Enkel bekend uit de pers of een blog", "Dan zet het geen status.")


class RowForm(SharedForm):
    """One update."""

    actie = text("Actie", "Nummer of titel", list="acties", autocomplete="off")
    deel = text("Deel", "Letter", autocomplete="off")
    status = choice("Status", Status.choices, "geen wijziging")
    tekst = forms.CharField(label="Wat zegt de bron", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    niets_gevonden = flag("We zochten en vonden niets", "Kies dan bij “Wie zegt dit” de redactie.")
    verbetert = text("Verbetert de melding met dit adres", "Zoals 2018-05.", maxlength=40)
    field_order = ("actie", "deel", "status", "tekst", *OWN)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["datum"].help_text = self.fields["stem"].help_text = ""
        self.fields["stem"].widget.choices = [("", "zoals bovenaan"), *Voice.choices]

    @property
    def cells(self):
        """Return what was typed, as ``{column: text}``."""
        return _cells(self)

    @property
    def is_filled(self):
        """Whether there is more than an action, which a link may have filled in."""
        return any(value for column, value in self.cells.items() if column != "actie")

    @property
    def main_fields(self):
        """Return the fields that always show."""
        return [self[name] for name in self.fields if name not in OWN]

    @property
    def own_fields(self):
        """Return the folded fields."""
        return [self[name] for name in OWN]

    @property
    def is_open(self):
        """Whether the folded fields show, because something is typed or wrong there."""
        return any(self.cells[name] or self.errors.get(name) for name in OWN)


def _cells(form):
    typed = {name: form[name].value() for name in form.fields}
    return {name: ("ja" if value else "") if name in FLAGS else value or "" for name, value in typed.items()}


class Grid:
    """The grid as it was sent, or an empty one.

    Args:
        data: `QueryDict` of the request, or None.
        actions: texts for the field "Actie" of the first rows of an empty grid.
    """

    def __init__(self, data=None, actions=()):
        count = _number(data.get(COUNT)) if data is not None else max(ROWS, len(actions))
        self.count = min(max(count, ROWS), MOST_ROWS)
        self.shared = SharedForm(data, prefix="alle")
        filled = [*actions, *[""] * self.count][: self.count]
        self.rows = [
            RowForm(data, prefix=f"rij-{number}", initial={"actie": filled[number - 1]})
            for number in range(1, self.count + 1)
        ]
        for form in (self.shared, *self.rows):
            form.is_valid()

    @property
    def typed(self):
        """Return ``[(number of the row, {column: text}), …]`` of the filled rows, completed with what is shared."""
        shared = {name: value for name, value in _cells(self.shared).items() if name in SHARED}
        return [(number, with_shared(row.cells, shared)) for number, row in enumerate(self.rows, 1) if row.is_filled]

    @property
    def may_grow(self):
        """Whether there may be more rows."""
        return self.count < MOST_ROWS

    def show_problems(self, entries):
        """Put the problems of entries beside the fields; one of what is shared also on top.

        Args:
            entries: `tracker.entry.batch.Entry`s of the rows.
        """
        for entry in entries:
            row = self.rows[entry.row - 1]
            for problem in entry.problems:
                shown = row
                if problem.column in SHARED and not _owns(row, problem.column):
                    shown = self.shared
                if problem.message not in shown.errors.get(problem.column, []):
                    shown.add_error(problem.column, problem.message)

    @property
    def problems(self):
        """Return ``[(label of the row, id of the field, label of the field, message), …]``."""
        forms_with_labels = [("Voor alle rijen", self.shared)]
        forms_with_labels += [(f"Rij {number}", row) for number, row in enumerate(self.rows, 1)]
        return [
            (label, form[name].id_for_label, form[name].label, message)
            for label, form in forms_with_labels
            for name, messages in form.errors.items()
            for message in messages
        ]


def _owns(row, column):
    """Return whether a row has a date, a voice or a source of its own, to which a column belongs."""
    return with_shared(row.cells, {column: "-"})[column] != "-"


def _number(text):
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 5 else ROWS
