"""What editors say to the search: which page stands first for some words, and which words mean the same."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page

from base import text
from base.fields import LinesField, lines
from search.visibility import visible_pages


class PromotedResultQuerySet(models.QuerySet):
    """Reads of promoted results."""

    def visible(self):
        """Keep those whose page a visitor may see."""
        return self.filter(page__in=visible_pages().values("pk"))

    def coming(self):
        """Keep those that begin after today."""
        return self.filter(starts__gt=timezone.localdate())

    def over(self):
        """Keep those whose last day is past."""
        return self.filter(ends__lt=timezone.localdate())

    def running(self):
        """Keep those that count today."""
        today = timezone.localdate()
        return self.exclude(starts__gt=today).exclude(ends__lt=today)


class PromotedResult(models.Model):
    """A page that stands first when somebody searches exactly these words."""

    words = LinesField(
        "zoekwoorden",
        help_text=(
            "Eén zoekopdracht per regel, zoals bezoekers ze typen: “schorsing” of “leerling geschorst”. "
            "Hoofdletters, accenten, meervoud en kleine woorden zoals “de” maken geen verschil."
        ),
    )
    page = models.ForeignKey(
        Page,
        models.CASCADE,
        related_name="+",
        verbose_name="pagina",
        help_text="Deze pagina staat bovenaan bij die zoekopdrachten. Ze moet gepubliceerd zijn.",
    )
    order = models.PositiveSmallIntegerField(
        "volgorde", default=0, help_text="Staan er meer pagina’s bovenaan? Dan komt het laagste getal eerst."
    )
    starts = models.DateField("vanaf", null=True, blank=True, help_text="Leeg betekent: nu meteen.")
    ends = models.DateField("tot en met", null=True, blank=True, help_text="Leeg betekent: zonder einde.")

    objects = PromotedResultQuerySet.as_manager()

    panels = [
        FieldPanel("words"),
        FieldPanel("page"),
        MultiFieldPanel(
            [FieldPanel("order"), FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")])], heading="Plaats en tijd"
        ),
    ]

    class Meta:
        verbose_name = "uitgelicht resultaat"
        verbose_name_plural = "uitgelichte resultaten"
        ordering = ["order", "pk"]

    def __str__(self):
        return text.joined([f"“{line}”" for line in lines(self.words)])

    def clean(self):
        super().clean()
        if not text.words(self.words):
            raise ValidationError({"words": "Zet hier minstens één woord waarmee mensen zoeken."})
        if self.starts and self.ends and self.ends < self.starts:
            raise ValidationError({"ends": "Deze dag valt voor de eerste dag. Kies een latere dag, of laat leeg."})
        if self.page_id and not visible_pages().filter(pk=self.page_id).exists():
            raise ValidationError({"page": "Bezoekers zien deze pagina niet. Publiceer ze eerst, of kies een andere."})

    def runs_on(self, day):
        """Return whether it counts on a day."""
        return (self.starts is None or self.starts <= day) and (self.ends is None or day <= self.ends)


class SynonymGroup(models.Model):
    """Words that mean the same: who searches one of them finds the others as well."""

    words = LinesField(
        "woorden die hetzelfde betekenen",
        help_text=(
            "Minstens twee, één per regel: “bso” en “beroepsonderwijs”. Wie een van deze woorden zoekt, vindt ze "
            "allemaal. Hoort een woord bij een term? Zet het dan daar bij de synoniemen."
        ),
    )

    panels = [FieldPanel("words")]

    class Meta:
        verbose_name = "groep synoniemen"
        verbose_name_plural = "synoniemen"
        ordering = ["words"]

    def __str__(self):
        return " = ".join(self.word_list)

    @property
    def word_list(self):
        """The words, in the editor's order."""
        return [text.clean(word) for word in lines(self.words) if text.words(text.clean(word))]

    def clean(self):
        super().clean()
        folded = [text.fold(word) for word in self.word_list]
        twice = [word for number, word in enumerate(self.word_list) if folded[number] in folded[:number]]
        if twice:
            raise ValidationError({"words": f"“{twice[0]}” staat er twee keer. Laat er één staan."})
        if len(folded) < 2:
            raise ValidationError({"words": "Zet minstens twee woorden, elk op een eigen regel."})
        for other in SynonymGroup.objects.exclude(pk=self.pk):
            for word in other.word_list:
                if text.fold(word) in folded:
                    raise ValidationError(
                        {"words": f"“{word}” staat al in de groep “{other}”. Vul die groep aan, of haal het daar weg."}
                    )
