"""The edit forms of types that ask for more than every page does."""

import datetime
import re

from django import forms
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlockValidationError

from base.fields import lines
from base.forms.page import BasePageForm
from base.models import Municipality
from content.consent import consent_end
from content.decisions import Tree


class TestimonyForm(BasePageForm):
    """A draft may wait for its consent; a published testimony has one that holds today."""

    __test__ = False  # Its name begins as pytest's classes do.

    def clean(self):
        # An end that only followed an old consent follows the new one; an end that an editor chose stays. First, or
        # an end that is past would be refused.
        if self.cleaned_data.get("expire_at") in self.earlier_ends():
            self.cleaned_data["expire_at"] = None
        return super().clean()

    def earlier_ends(self):
        """Give the ends of every consent the page has had: drafts save themselves while the form stays open."""
        written = self.instance.revisions.values_list("content__consent_until", flat=True) if self.instance.pk else []
        dates = {datetime.date.fromisoformat(date) for date in written if date} | {self.initial.get("consent_until")}
        return {consent_end(date) for date in dates}

    def require_complete(self, cleaned):
        super().require_complete(cleaned)
        start, end = cleaned.get("go_live_at"), consent_end(cleaned.get("consent_until"))
        if start and end and start >= end:
            self.add_error("consent_until", "De toestemming is voorbij voor de getuigenis verschijnt.")
        given = type(self.instance)(**{name: cleaned.get(name) for name in self.CONSENT if name in cleaned})
        for field, problem in given.missing_consent().items():
            if field in self.fields and field not in self.errors:
                self.add_error(field, problem)

    CONSENT = ("consent_on", "consent_held_by", "consent_until")


class FinderForm(BasePageForm):
    """A draft may be half a tree; a published one leads every answer somewhere."""

    def require_complete(self, cleaned):
        super().require_complete(cleaned)
        if "questions" in cleaned and (missing := Tree.of(cleaned["questions"]).missing()):
            # One error with all that is wrong: of several, the CMS shows the first.
            self.add_error("questions", StreamBlockValidationError(non_block_errors=missing))


class MunicipalitiesField(forms.ModelMultipleChoiceField):
    """Municipalities typed or pasted one a line, by name or NIS code: a list of 285 boxes helps nobody."""

    widget = forms.Textarea(attrs={"rows": 6})

    def __init__(self, **kwargs):
        kwargs.pop("widget", None)
        super().__init__(Municipality.objects.all(), widget=self.widget, **kwargs)

    def prepare_value(self, value):
        """Show names; what was typed wrong comes back as it was."""
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
    """Where somebody works is said in one way: everywhere, in provinces or in municipalities."""

    municipalities = MunicipalitiesField(
        required=False,
        label="Gemeenten",
        help_text="Eén naam of NIS-code per regel. Alleen als het niet in een hele provincie werkt.",
    )

    def require_complete(self, cleaned):
        super().require_complete(cleaned)
        reach = type(self.instance).Reach
        nowhere = cleaned.get("reach") == reach.MUNICIPALITIES and not cleaned.get("municipalities")
        if nowhere and "municipalities" not in self.errors:
            self.add_error("municipalities", "Noem de gemeenten waar dit werkt.")
        provinces = [term for term in cleaned.get("terms") or [] if term.facet == "provincie"]
        if cleaned.get("reach") == reach.PROVINCES and not provinces and "terms" not in self.errors:
            self.add_error("terms", "Kies bij “Provincie” waar dit werkt.")
