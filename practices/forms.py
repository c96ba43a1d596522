"""The edit form of a practice example."""

from base.forms.page import BasePageForm
from base.models import Municipality, Term
from practices.countries import HOME_COUNTRY

# Evidence that claims a result must say what was measured.
MEASURED_EVIDENCE = {"zelf-gemeten", "extern-geevalueerd", "effect-aangetoond"}


class PracticeForm(BasePageForm):
    """Fill in the province from the municipality, and ask what was measured where a result is claimed."""

    def clean(self):
        cleaned = super().clean()
        municipality = cleaned.get("municipality")
        terms = cleaned.get("terms") or []
        if municipality and "municipality" in self.changed_data:
            # The old municipality's province goes; another that an editor chose beside it stays.
            old = Municipality.objects.filter(pk=self.initial.get("municipality")).first()
            gone = old.province if old and old.province != municipality.province else None
            terms = [term for term in terms if term.facet != "provincie" or term.name != gone]
            cleaned["terms"] = terms
        if municipality and not any(term.facet == "provincie" for term in terms):
            found = Term.objects.of("provincie").filter(name=municipality.province).select_related("merged_into")
            cleaned["terms"] = [*terms, *(term.merged_into or term for term in found)]
        return cleaned

    def require_complete(self, cleaned):
        super().require_complete(cleaned)
        index = self.parent_page and self.parent_page.specific
        if index and (cleaned.get("country") != HOME_COUNTRY) != index.is_foreign:
            self.add_error("country", f"Dit land hoort niet onder “{index.title}”. Kies een ander.")
        claims = {term.slug for term in cleaned.get("terms") or [] if term.facet == "bewijs"}
        if claims & MEASURED_EVIDENCE and not cleaned.get("measured"):
            self.add_error("measured", "Zeg ook wat er gemeten is, bij dit soort bewijs.")
