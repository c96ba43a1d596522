"""The rule of publication of a page: its conditions, and the methods that enforce it."""

from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page

from base import facets
from base.problems import SUMMARY_LIMIT, rule_problem, too_long, validation_problems
from base.publication import affects_public, new_problems, problems_of_publishing, refuse


class PublicationRulesMixin:
    """A page that is published only when it is complete. See docs/adr/0030-one-rule-of-publication.md."""

    def publication_rules(self):
        """Yield what the page lacks to be published, as ``(field, Dutch sentence)``; page types extend it."""
        if not self.summary.strip():
            yield "search_description", "Schrijf een samenvatting voor je publiceert."
        if len(self.summary) > SUMMARY_LIMIT:
            yield "search_description", too_long(self.summary)
        if self.caretaker_id is None:
            yield "caretaker", "Kies wie deze pagina bijhoudt voor je publiceert."
        carried = {term.facet for term in self.carried_terms}
        for slug in self.main_facets:
            if slug not in carried:
                yield "terms", f"Kies minstens één term bij “{facets.FACETS[slug].label}” voor je publiceert."
        yield from (("terms", text) for text in facets.single_term_problems(self.carried_terms))
        if self.needs_source and not self.sources.all():
            yield "sources", "Voeg minstens één bron toe voor je publiceert."
        if self.expire_at and self.expire_at <= timezone.now():
            ended = date_format(timezone.localtime(self.expire_at), "j F Y")
            yield (
                "expire_at",
                f"De einddatum van deze pagina is voorbij: {ended}. Kies bij Status een latere dag, of maak ze leeg.",
            )

    def publication_problems(self, exclude=()):
        """Return every reason why the page may not be published, as a list of `base.problems.Problem`.

        Args:
            exclude: names of fields to skip, such as foreign keys, which the database has checked.
        """
        problems = validation_problems(self, exclude)
        invalid = {problem.field for problem in problems}
        unmet = [(field, text) for field, text in self.publication_rules() if field not in invalid]
        return problems + [rule_problem(self, field, text) for field, text in unmet]

    @property
    def carried_terms(self):
        """Return the terms of the page in memory, saved or not."""
        return [assignment.tag for assignment in self.term_assignments.all()]

    @property
    def published_version(self):
        """Return the page as it is published now; None when it is not live or has ended."""
        live = type(self).objects.filter(pk=self.pk, live=True)
        if not self.is_fixed:  # A fixed page has no end: see `base.protection.drop_ends`.
            live = live.exclude(expire_at__lte=timezone.now())
        return live.first() if self.pk else None

    intended_parent = None  # The future parent of a page that is new or being moved.

    @property
    def specific_parent(self):
        """Return the present or intended parent as its own type; None for the root."""
        parent = self.intended_parent or self.get_parent()
        return parent.specific if type(parent) is Page else parent

    def save(self, clean=True, user=None, log_action=False, **kwargs):
        """Save the page; refuse a live page with new problems.

        Raises:
            PublicationError: the page is live and has problems that the published version does not have.
        """
        if self.live and affects_public(kwargs.get("update_fields")):
            refuse(new_problems(self, self.publication_problems(), publishing=False))
            clean = False
        return super().save(clean=clean, user=user, log_action=log_action, **kwargs)

    def save_revision(self, *args, clean=True, **kwargs):
        if clean and self.live:
            refuse(new_problems(self, validation_problems(self), publishing=True))
            clean = False
        return super().save_revision(*args, clean=clean, **kwargs)

    def publish(self, revision, *args, **kwargs):
        """Publish or schedule a revision; one with problems is refused before anything is written."""
        refuse(problems_of_publishing(revision.as_object()))
        return super().publish(revision, *args, **kwargs)
