"""The evidence of a result, in words and never as a score."""

from django.db import models

from base.facets import Facet

# Terms of evidence for a measured result: the page must name what was measured.
MEASURED_EVIDENCE = {"zelf-gemeten", "extern-geevalueerd", "effect-aangetoond"}


class Measured(models.TextChoices):
    """What was measured of a practice."""

    DROPOUT = "uitval", "uitval"
    ABSENCE = "afwezigheid", "afwezigheid"
    CAREER = "schoolloopbaan", "schoolloopbaan"
    LEARNING = "leerwinst", "leerwinst"
    WELLBEING = "welbevinden", "welbevinden"
    BEHAVIOUR = "gedrag", "gedrag en schorsingen"
    WORK = "werk", "werk en loon"
    SATISFACTION = "tevredenheid", "tevredenheid"
    REACH = "bereik", "bereik"
    COOPERATION = "samenwerking", "samenwerking"


class EvidenceMixin:
    """The rule and texts about evidence of a page with the columns ``measured`` and ``evidence_note``."""

    def publication_rules(self):
        yield from super().publication_rules()
        claimed = {term.slug for term in self.carried_terms if term.facet == Facet.EVIDENCE}
        if claimed & MEASURED_EVIDENCE and not self.measured:
            yield "measured", "Zeg ook wat er gemeten is, bij dit soort bewijs."

    @property
    def evidence_term(self):
        """Return the evidence Term, or None."""
        return next(iter(self.terms_by_facet.get(Facet.EVIDENCE, [])), None)

    @property
    def evidence_text(self):
        """The evidence with what was measured, in Dutch: "zelf gemeten: bereik"."""
        if self.evidence_term is None:
            return ""
        measured = self.evidence_note or self.get_measured_display()
        words = self.evidence_term.name.lower()
        return f"{words}: {measured}" if measured else words
