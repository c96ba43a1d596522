"""The edit form of a practice example."""

from base.forms.page import BasePageForm
from base.models import Term

# Evidence that claims a result must say what was measured.
MEASURED_EVIDENCE = {"zelf-gemeten", "extern-geevalueerd", "effect-aangetoond"}


class PracticeForm(BasePageForm):
    """Fill in the province from the municipality, and ask what was measured where a result is claimed."""

    def clean(self):
        cleaned = super().clean()
        municipality = cleaned.get("municipality")
        terms = cleaned.get("terms") or []
        if municipality and not any(term.facet == "provincie" for term in terms):
            found = Term.objects.of("provincie").filter(name=municipality.province).select_related("merged_into")
            cleaned["terms"] = [*terms, *(term.merged_into or term for term in found)]
        return cleaned

    def require_complete(self, cleaned):
        super().require_complete(cleaned)
        claims = {term.slug for term in cleaned.get("terms") or [] if term.facet == "bewijs"}
        if claims & MEASURED_EVIDENCE and not cleaned.get("measured"):
            self.add_error("measured", "Zeg ook wat er gemeten is, bij dit soort bewijs.")
