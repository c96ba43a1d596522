"""Inline rows in the edit form that are folded under a heading which says what each holds."""

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import InlinePanel

LONGEST_LABEL = 90  # characters


class RowsPanel(InlinePanel):
    """Inline rows, each with its own text in its heading; a row that is stored and has no error is folded."""

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "tracker/admin/rows_panel.html"

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            if self.form is not None:
                for child in (*self.children, self.empty_child):
                    child.told = "" if child is self.empty_child else _told(child.form)


def _told(form):
    """Return what a row holds, or "" for one that was just added."""
    if form.is_bound and not form.instance.pk:
        return ""
    try:
        return _short(str(form.instance))
    except ObjectDoesNotExist:
        return ""


def _short(text):
    return text if len(text) <= LONGEST_LABEL else f"{text[:LONGEST_LABEL].rstrip()}…"


class UpdatesFormSet(BaseChildFormSet):
    """The rows of updates; what one corrects is chosen among those of the page."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        field = form.fields["corrects"]
        rows = [row for row in self.instance.updates.all() if row.anchor and row.anchor != form.instance.anchor]
        choices = [(row.anchor, _short(f"{row.anchor}: {row.said_by}, {row.text}")) for row in rows]
        stored = form.instance.corrects
        if stored and stored not in dict(choices):
            choices.append((stored, f"{stored}: deze melding is er niet"))
        field.widget = forms.Select(choices=[("", "geen: dit is een gewone melding"), *choices])
        field.help_text = "Die melding blijft staan en verwijst hierheen. Een nieuwe kan je kiezen zodra ze bewaard is."


class UpdatesPanel(RowsPanel):
    """The updates of a page."""

    def __init__(self, **kwargs):
        kwargs = {
            "heading": "Meldingen",
            "label": "melding",
            "help_text": "Een melding die op de website stond, blijft. Klopt ze niet? Voeg een melding toe die haar "
            "verbetert: wie de oude leest, ziet dan ook de nieuwe.",
            **kwargs,
        }
        super().__init__(kwargs.pop("relation_name", "updates"), **kwargs)

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = UpdatesFormSet
        return options
