"""The edit form of a practice example."""

from base.facets import Facet
from base.forms.page import BasePageForm
from base.models import Municipality, Term


class PracticeForm(BasePageForm):
    """Adds the term of the province of a chosen municipality."""

    def clean(self):
        cleaned = super().clean()
        municipality = cleaned.get("municipality")
        terms = cleaned.get("terms") or []
        if municipality and "municipality" in self.changed_data:
            # Remove the province of the old municipality; other provinces that an editor chose stay.
            old = Municipality.objects.filter(pk=self.initial.get("municipality")).first()
            removed = old.province if old and old.province != municipality.province else None
            terms = [term for term in terms if term.facet != Facet.PROVINCE or term.name != removed]
            cleaned["terms"] = terms
        if municipality and not any(term.facet == Facet.PROVINCE for term in terms):
            added = Term.objects.of(Facet.PROVINCE).filter(name=municipality.province).select_related("merged_into")
            cleaned["terms"] = [*terms, *(term.merged_into or term for term in added)]
        return cleaned
