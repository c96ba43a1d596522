"""Edit forms of page types with more than the form of every page."""

import datetime
import re

from django import forms
from django.core.exceptions import ValidationError

from base.fields import lines
from base.forms.page import BasePageForm
from base.models import Municipality
from content.consent import consent_end


class TestimonyForm(BasePageForm):
    """The edit form of a testimony, whose end follows its consent."""

    __test__ = False  # Its name starts with "Test", so pytest would collect it.

    def clean(self):
        # An end that was set by an old consent follows the new one; an end that an editor chose stays. This comes
        # before `super`, which would refuse an end in the past.
        if self.cleaned_data.get("expire_at") in self.earlier_ends():
            self.cleaned_data["expire_at"] = None
        return super().clean()

    def earlier_ends(self):
        """Return the ends of every consent in the revisions of the page: the CMS autosaves drafts of an open form."""
        stored = self.instance.revisions.values_list("content__consent_until", flat=True) if self.instance.pk else []
        dates = {datetime.date.fromisoformat(date) for date in stored if date} | {self.initial.get("consent_until")}
        return {consent_end(date) for date in dates}


class MunicipalitiesField(forms.ModelMultipleChoiceField):
    """Municipalities as text, one name or NIS code on each line, instead of 285 checkboxes."""

    widget = forms.Textarea(attrs={"rows": 6})

    def __init__(self, **kwargs):
        kwargs.pop("widget", None)
        super().__init__(Municipality.objects.all(), widget=self.widget, **kwargs)

    def prepare_value(self, value):
        """Return the names of chosen municipalities, one on each line; an invalid text unchanged."""
        if value is None or isinstance(value, str):
            return value
        pks = [getattr(each, "pk", each) for each in value]
        return "\n".join(self.queryset.filter(pk__in=pks).values_list("name", flat=True))

    def clean(self, value):
        typed = [name for line in lines(value or "") for name in re.split(r"[,;]\s*", line) if name.strip()]
        by_name = {}
        for place in self.queryset:
            by_name[place.name.casefold()] = by_name[place.pk] = place
        unknown = [name for name in typed if name.strip().casefold() not in by_name]
        if unknown:
            names = ", ".join(f"“{name[:60]}”" for name in unknown[:10])
            raise ValidationError(f"Deze Vlaamse gemeenten kennen we niet: {names}. Schrijf de naam voluit.")
        if self.required and not typed:
            raise ValidationError(self.error_messages["required"], code="required")
        return self.queryset.filter(pk__in={by_name[name.strip().casefold()].pk for name in typed})

    def has_changed(self, initial, data):
        return (self.prepare_value(initial or []) or "").split() != (data or "").split()


class NetworkForm(BasePageForm):
    """The edit form of a network, with its municipalities as text."""

    municipalities = MunicipalitiesField(
        required=False,
        label="Gemeenten",
        help_text="Eén naam of NIS-code per regel. Alleen als het niet in een hele provincie werkt.",
    )
