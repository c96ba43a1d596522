"""The rows of an action: who does it, its parts, what it brought, what was said of it and what was promised."""

from django.core.validators import RegexValidator
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from base.fields import LinkField
from tracker.models.rows import PROMISED_DATE_PANELS, CitedMixin, DatedMixin, PromisedDateMixin, UpdateMixin
from tracker.voices import Status

ACTION = "tracker.ActionPage"
LETTER = RegexValidator(r"^[a-z]$", "Een deel heeft één kleine letter, zoals a.")


class ActionLead(Orderable):
    """Who carries an action, or takes part in it."""

    class Role(models.TextChoices):
        LEAD = "trekker", "trekker"
        PARTNER = "partner", "partner"

    class Ground(models.TextChoices):
        SOURCE = "volgens-bron", "volgens de bron"
        DERIVED = "afgeleid", "afgeleid uit de bron"

    page = ParentalKey(ACTION, on_delete=models.CASCADE, related_name="leads")
    name = models.CharField("naam", max_length=160, help_text="Een dienst of groep, nooit een persoon.")
    role = models.CharField("rol", max_length=10, choices=Role, default=Role.PARTNER)
    ground = models.CharField("waar het vandaan komt", max_length=20, choices=Ground, default=Ground.SOURCE)
    note = models.CharField("opmerking", max_length=255, blank=True)

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("role"), FieldPanel("ground")]),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "trekker of partner"
        verbose_name_plural = "trekkers en partners"

    def __str__(self):
        return self.name


class ActionPart(Orderable):
    """A part of an action, named by a letter, with a status of its own."""

    page = ParentalKey(ACTION, on_delete=models.CASCADE, related_name="parts")
    letter = models.CharField("letter", max_length=1, validators=[LETTER])
    title = models.CharField("waarover", max_length=160)

    panels = [FieldRowPanel([FieldPanel("letter"), FieldPanel("title")])]

    class Meta(Orderable.Meta):
        verbose_name = "deel"
        verbose_name_plural = "delen"

    def __str__(self):
        return f"{self.letter}. {self.title}"


class ActionOutput(Orderable):
    """Something that an action brought, as a source says."""

    page = ParentalKey(ACTION, on_delete=models.CASCADE, related_name="outputs")
    text = models.CharField("wat", max_length=500)
    part = models.CharField("deel", max_length=1, blank=True, validators=[LETTER], help_text="Leeg: de hele actie.")
    url = LinkField("link", max_length=500, blank=True)

    panels = [FieldPanel("text"), FieldRowPanel([FieldPanel("part"), FieldPanel("url")])]

    class Meta(Orderable.Meta):
        verbose_name = "resultaat"
        verbose_name_plural = "resultaten"

    def __str__(self):
        return self.text


class ActionUpdate(UpdateMixin):
    """What a source said about an action, and the status that it names."""

    page = ParentalKey(ACTION, on_delete=models.CASCADE, related_name="updates")
    part = models.CharField("deel", max_length=1, blank=True, validators=[LETTER], help_text="Leeg: de hele actie.")
    status = models.CharField(
        "status volgens de bron", max_length=20, choices=Status, blank=True, help_text="Leeg: geen wijziging."
    )

    panels = [
        *DatedMixin.date_panels,
        FieldRowPanel([FieldPanel("voice"), FieldPanel("speaker")]),
        FieldRowPanel([FieldPanel("part"), FieldPanel("status")]),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("found_nothing"), FieldPanel("corrects")]),
        CitedMixin.source_panel,
    ]

    class Meta(UpdateMixin.Meta):
        verbose_name = "melding"
        verbose_name_plural = "meldingen"

    @property
    def url(self):
        """Return its address: its anchor on the page of its action."""
        return f"{self.page.url}#{self.anchor}"


class ActionPromisedDate(PromisedDateMixin):
    """A day by which an action, or a part of it, was promised."""

    page = ParentalKey(ACTION, on_delete=models.CASCADE, related_name="promised_dates")
    part = models.CharField("deel", max_length=1, blank=True, validators=[LETTER], help_text="Leeg: de hele actie.")

    panels = [*PROMISED_DATE_PANELS, FieldPanel("part")]

    class Meta(PromisedDateMixin.Meta):
        verbose_name = "beloofde datum"
        verbose_name_plural = "beloofde datums"
