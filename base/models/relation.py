from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from base import relations
from base.panels import PageTypesPanel


class PageRelation(Orderable):
    """A relation of some kind from one page to another; see base.relations for the kinds."""

    source = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField("soort verband", max_length=20, choices=relations.choices)
    target = models.ForeignKey(
        "wagtailcore.Page", models.CASCADE, related_name="inverse_relations", verbose_name="pagina"
    )

    panels = [FieldPanel("kind"), PageTypesPanel("target", relations.relating_types)]

    class Meta(Orderable.Meta):
        verbose_name = "verband"
        verbose_name_plural = "verbanden"
        ordering = ["sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "target"], name="page_relation_once"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.target}"

    def save(self, *args, **kwargs):
        # When two relations of a page swap their targets, the other row is saved after this one: remove it first.
        same = PageRelation.objects.filter(source=self.source, kind=self.kind, target=self.target)
        same.exclude(pk=self.pk).delete()
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        kind = relations.KINDS.get(self.kind)
        source = getattr(self, "source", None)
        if kind and source and source.specific_class._meta.label not in kind.sources:
            raise ValidationError({"kind": f"“{kind.label}” kan niet vertrekken van dit soort pagina."})
        if kind is None or self.target_id is None:
            return
        if source and self.target_id == source.pk:
            raise ValidationError({"target": "Een pagina kan niet naar zichzelf verwijzen."})
        if self.target.specific_class._meta.label not in kind.targets:
            raise ValidationError({"target": f"“{kind.label}” kan niet naar dit soort pagina verwijzen."})
