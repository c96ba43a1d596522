"""The vocabulary that threads the whole site: terms in facets, and which page carries which."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch
from django.urls import reverse
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from base import cache, changes, facets
from base.fields import LinesField, lines


class TermQuerySet(models.QuerySet):
    """Reads of terms."""

    def in_use(self):
        """Leave out terms that were merged into another."""
        return self.filter(merged_into__isnull=True)

    def of(self, facet):
        """Give the terms of one facet, in their order."""
        return self.filter(facet=facet)


class Term(TagBase):
    """A word of the vocabulary, in one facet. Editors extend the terms; facets stand in code."""

    free_tagging = False

    # The same word may stand in two facets ("ouders": for whom, and who takes part).
    name = models.CharField("naam", max_length=100)
    slug = models.SlugField("adres", max_length=100, help_text="Verschijnt in het webadres. Verander het liever niet.")
    facet = models.CharField("facet", max_length=20, choices=facets.CHOICES)
    description = models.TextField("omschrijving", blank=True, help_text="Eén zin die uitlegt wat eronder valt.")
    synonyms = LinesField(
        "synoniemen", blank=True, help_text="Andere woorden waarmee mensen dit zoeken. Eén per regel."
    )
    order = models.PositiveSmallIntegerField("volgorde", default=0)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="valt onder"
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        verbose_name="opgegaan in",
        help_text="Kies de term die deze vervangt. Oude adressen verwijzen dan door.",
    )

    objects = TermQuerySet.as_manager()

    panels = [
        FieldPanel("facet"),
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldPanel("synonyms"),
        MultiFieldPanel([FieldPanel("parent"), FieldPanel("order"), FieldPanel("merged_into")], heading="Plaats"),
    ]

    class Meta:
        verbose_name = "term"
        verbose_name_plural = "termen"
        ordering = ["facet", "order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["facet", "slug"], name="term_facet_slug_unique"),
            models.UniqueConstraint(fields=["facet", "name"], name="term_facet_name_unique"),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        for field, label in (("parent", "valt onder"), ("merged_into", "opgegaan in")):
            other = getattr(self, field)
            if other is None:
                continue
            if other.pk == self.pk:
                raise ValidationError({field: f"Een term kan niet via “{label}” naar zichzelf verwijzen."})
            if other.facet != self.facet:
                raise ValidationError({field: "Kies een term van hetzelfde facet."})
        # Two levels, which is what forms and lists show; so there is never a ring.
        if self.parent and self.parent.parent_id:
            raise ValidationError({"parent": f"“{self.parent}” valt zelf onder een andere term. Kies die."})
        if self.parent and self.pk and self.children.exists():
            raise ValidationError({"parent": "Er vallen termen onder deze; ze kan zelf nergens onder vallen."})
        if self.merged_into and self.merged_into.merged_into_id:
            successor = self.merged_into.merged_into
            raise ValidationError({"merged_into": f"“{self.merged_into}” is zelf opgegaan in “{successor}”."})

    def save(self, *args, **kwargs):
        with changes.transaction():
            if before := Term.objects.filter(pk=self.pk).first():
                before.tell_others()
            super().save(*args, **kwargs)
            self.tell_others()
            if self.merged_into:
                self._hand_over(self.merged_into)

    def tell_others(self):
        """Note what a change of this term means for the pages that carry others.

        The pages of the term that took its place are found by its words, and how strong evidence is, is the place of
        its term in the facet.
        """
        if self.merged_into_id:
            changes.record(changes.TERM, self.merged_into_id)
        if self.facet == facets.RANKED:
            for pk in Term.objects.of(facets.RANKED).values_list("pk", flat=True):
                changes.record(changes.TERM, pk)

    def merge_into(self, other):
        """Let another term take this one's place: pages move over, old addresses redirect.

        Raises:
            ValidationError: for a term of another facet, or one that was merged itself.
        """
        self.merged_into = other
        self.clean()
        self.save()

    def _hand_over(self, other):
        """Give pages, children and earlier merges to the successor."""
        # Written in bulk, which tells nobody.
        for pk in (other.pk, *self.children.values_list("pk", flat=True)):
            changes.record(changes.TERM, pk)
        held = TermAssignment.objects.filter(tag=other).values("content_object_id")
        TermAssignment.objects.filter(tag=self, content_object_id__in=held).delete()
        TermAssignment.objects.filter(tag=self).update(tag=other)
        if other.parent_id == self.pk:
            other.parent = self.parent
            Term.objects.filter(pk=other.pk).update(parent=self.parent)
        self.children.update(parent=other.parent or other)
        self.merged.update(merged_into=other)

    def get_absolute_url(self):
        return reverse("term", args=[self.facet, self.slug])

    @property
    def facet_label(self):
        """Dutch name of the facet this term answers."""
        return facets.FACETS[self.facet].label

    @property
    def synonym_list(self):
        """Other words for this term."""
        return lines(self.synonyms)


class Vocabulary:
    """Every term, read in one query: which term stands for which now, and what it falls under.

    A page may still carry a term that was merged, from an old revision say: it counts for the term that took
    over. Whatever was tied in a circle, nothing here goes round it.
    """

    def __init__(self):
        self.terms = {term.pk: term for term in Term.objects.all()}

    @classmethod
    def under(cls, sequence):
        """Give the vocabulary under a sequence of base.changes: the same one until it moves. None reads it anew."""
        return cache.derived("vocabulary", sequence, cls)

    def _other(self, term, pk):
        other = self.terms.get(pk)
        return other if other and other.facet == term.facet else None

    def current(self, term):
        """Give the term that stands for this one after every merge."""
        seen = set()
        while term.pk not in seen and (other := self._other(term, term.merged_into_id)):
            seen.add(term.pk)
            term = other
        return term

    def lineage(self, pk):
        """Give the terms that a page is about when it carries this one: itself and what it falls under."""
        found, term = [], self.terms.get(pk)
        while term is not None and (term := self.current(term)) not in found:
            found.append(term)
            term = self._other(term, term.parent_id)
        return found

    def carriers(self, term):
        """Give the pks of the terms that make a page be about this one: itself, narrower and merged ones."""
        return [pk for pk in self.terms if term in self.lineage(pk)]


class TermAssignment(ItemBase):
    """That a page carries a term. Never-published drafts have rows too: count through `public()`."""

    tag = models.ForeignKey(Term, models.CASCADE, related_name="assignments")
    content_object = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="term_assignments")

    class Meta:
        verbose_name = "toegekende term"
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="term_assignment_once"),
        ]


def with_terms(queryset):
    """Fetch the terms of all pages of a queryset in one query; read them with `terms_by_facet`."""
    assignments = TermAssignment.objects.select_related("tag").order_by("tag__order", "tag__name")
    return queryset.prefetch_related(Prefetch("term_assignments", queryset=assignments))


def give_terms(pages, vocabulary):
    """Give many pages their ``terms_by_facet`` in one query, as `with_terms` does, but without a row for each.

    Args:
        pages: list of pages; they are changed.
        vocabulary: `Vocabulary`.
    """
    carried = {page.pk: [] for page in pages}
    rows = TermAssignment.objects.filter(content_object_id__in=carried).values_list("content_object_id", "tag_id")
    for page_pk, term_pk in rows:
        if term_pk in vocabulary.terms:
            carried[page_pk].append(vocabulary.terms[term_pk])
    for page in pages:
        page.terms_by_facet = _grouped(carried[page.pk])


def terms_by_facet(page):
    """Give the terms of any page as ``{facet slug: [Term, …]}``, in the facets' order.

    Uses what `give_terms` or `with_terms` fetched, or one query.
    """
    if "terms_by_facet" in vars(page):
        return page.terms_by_facet
    assignments = page.term_assignments.all()
    if not getattr(assignments, "_prefetch_done", False) and hasattr(assignments, "select_related"):
        assignments = assignments.select_related("tag")
    return _grouped(assignment.tag for assignment in assignments)


def _grouped(terms):
    found = sorted(terms, key=lambda term: (term.order, term.name))
    grouped = {slug: [term for term in found if term.facet == slug] for slug in facets.FACETS}
    return {slug: terms for slug, terms in grouped.items() if terms}
