"""The vocabulary of the site: terms in facets, and the terms of each page."""

from functools import lru_cache

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from base import content_version, facets, slugs
from base.fields import LinesField, lines


class TermQuerySet(models.QuerySet):
    """The queryset of terms."""

    def in_use(self):
        """Return the terms that are not merged into another."""
        return self.filter(merged_into__isnull=True)

    def of(self, facet):
        """Return the terms of one facet, in their order."""
        return self.filter(facet=facet)


class Term(TagBase):
    """A term of the vocabulary, in one facet. Editors manage terms; facets are defined in code."""

    free_tagging = False

    # Not unique: two facets may have the same term ("ouders" as audience and as actor).
    name = models.CharField("naam", max_length=100)
    slug = models.SlugField(
        "adres",
        max_length=100,
        help_text="Verschijnt in het webadres. Verander je het, dan leidt het oude adres hierheen.",
    )
    facet = models.CharField("facet", max_length=20, choices=facets.choices)
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
        if self.pk and self.children.filter(facet=models.F("parent__facet")).exclude(facet=self.facet):
            raise ValidationError({"facet": "Er vallen termen onder deze in haar facet. Verplaats die eerst."})
        # At most two levels, which is what forms and lists show; this also excludes cycles.
        if self.parent and self.parent.parent_id:
            raise ValidationError({"parent": f"“{self.parent}” valt zelf onder een andere term. Kies die."})
        if self.parent and self.pk and self.children.exists():
            raise ValidationError({"parent": "Er vallen termen onder deze; ze kan zelf nergens onder vallen."})
        if self.merged_into and self.merged_into.merged_into_id:
            successor = self.merged_into.merged_into
            raise ValidationError({"merged_into": f"“{self.merged_into}” is zelf opgegaan in “{successor}”."})

    def save(self, *args, **kwargs):
        if self._state.adding and not (self.slug and self.slug.isascii()):
            self.slug = slugs.ascii_slug(self.slug or self.name)
        with content_version.transaction():
            if before := Term.objects.filter(pk=self.pk).first():
                before.record_related_terms()
            super().save(*args, **kwargs)
            if before and (before.facet, before.slug) != (self.facet, self.slug):
                FormerSlug.objects.update_or_create(facet=before.facet, slug=before.slug, defaults={"term": self})
            self.record_related_terms()
            if self.merged_into:
                self._hand_over(self.merged_into)

    def record_related_terms(self):
        """Record the other terms whose pages a change of this term affects.

        A merged term is a search word of its successor. In the ranked facet, the position of each term is indexed.
        """
        if self.merged_into_id:
            content_version.record(content_version.TERM, self.merged_into_id)
        if self.facet == facets.RANKED_FACET:
            for pk in Term.objects.of(facets.RANKED_FACET).values_list("pk", flat=True):
                content_version.record(content_version.TERM, pk)

    def merge_into(self, other):
        """Merge this term into another one: its pages move over and its addresses redirect.

        Raises:
            ValidationError: the other term is of another facet, or is merged itself.
        """
        self.merged_into = other
        self.clean()
        self.save()

    def _hand_over(self, other):
        """Move pages, children and earlier merges to the successor."""
        # Bulk updates send no signals.
        for pk in (other.pk, *self.children.values_list("pk", flat=True)):
            content_version.record(content_version.TERM, pk)
        for rows, carrier, term in [(TermAssignment.objects, "content_object", "tag"), *_rows_of_records()]:
            held = rows.filter(**{term: other}).values(carrier)
            rows.filter(**{term: self, f"{carrier}__in": held}).delete()
            rows.filter(**{term: self}).update(**{term: other})
        if other.parent_id == self.pk:
            other.parent = self.parent
            Term.objects.filter(pk=other.pk).update(parent=self.parent)
        self.children.update(parent=other.parent or other)
        self.merged.update(merged_into=other)

    def get_absolute_url(self):
        return _address(self.facet, self.slug)

    @property
    def facet_label(self):
        """The Dutch name of the term's facet."""
        return facets.FACETS[self.facet].label

    @property
    def synonym_list(self):
        """Return the synonyms."""
        return lines(self.synonyms)


@lru_cache(maxsize=1000)
def _address(facet, slug):
    return reverse("term", args=[facet, slug])


class FormerSlug(models.Model):
    """A slug that a term had before it was renamed. A term that has the slug now takes precedence."""

    term = models.ForeignKey(Term, models.CASCADE, related_name="former_slugs")
    facet = models.CharField(max_length=20)
    slug = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "slug"], name="former_slug_unique")]

    def __str__(self):
        return f"{self.facet}/{self.slug}"


class TermAssignment(ItemBase):
    """A term of a page. Never-published drafts have rows too: count through `public()`."""

    tag = models.ForeignKey(Term, models.CASCADE, related_name="assignments")
    content_object = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="term_assignments")

    class Meta:
        verbose_name = "toegekende term"
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="term_assignment_once"),
        ]


def _rows_of_records():
    """Yield ``(rows, column of what carries, column of the term)`` of every type of record that carries terms."""
    for relation in Term._meta.get_fields(include_hidden=True):
        if relation.auto_created and relation.many_to_many and relation.through._meta.auto_created:
            yield relation.through.objects, relation.field.m2m_field_name(), relation.field.m2m_reverse_field_name()
