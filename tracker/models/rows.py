"""What the rows of the tracker share: a date as the source gives it, and that source."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Orderable

from base import partial_dates
from base.fields import LinkField
from base.partial_dates import Precision
from tracker.history import corrections
from tracker.voices import Basis, Voice, basis_of


class DatedMixin(models.Model):
    """A date that is known to the day, the month or the year, or not at all."""

    date = models.DateField("datum", null=True, blank=True, help_text="Leeg als de bron er geen noemt.")
    date_precision = models.CharField(
        "hoe precies is de datum", max_length=10, choices=Precision, default=Precision.DAY
    )
    date_note = models.CharField(
        "opmerking bij de datum", max_length=120, blank=True, help_text="Zoals: afgeleid uit de tekst, of: na 2019."
    )

    date_panels = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision")]),
        FieldPanel("date_note"),
    ]

    class Meta:
        abstract = True

    @property
    def date_text(self):
        """Return the date in Dutch words, as precise as it is known, with the remark on it."""
        words = partial_dates.in_words(self.date, self.date_precision)
        if not self.date_note:
            return words
        return f"{words} ({self.date_note})" if self.date else self.date_note

    @property
    def iso_date(self):
        """Return the date in ISO 8601, as precise as it is known; "" without one."""
        return partial_dates.iso(self.date, self.date_precision)


class CitedMixin(models.Model):
    """The source of a row."""

    source_title = models.CharField("titel van de bron", max_length=255)
    source_publisher = models.CharField("uitgever van de bron", max_length=255)
    source_year = models.PositiveSmallIntegerField("jaar van de bron", null=True, blank=True)
    source_url = LinkField("link naar de bron", max_length=500, blank=True, help_text="Alleen naar de uitgever zelf.")

    second_hand = models.BooleanField(
        "enkel bekend uit de pers of een blog",
        default=False,
        help_text="Dan zegt de site “volgens …”, en telt het voor geen status.",
    )

    source_panel = MultiFieldPanel(
        [
            FieldPanel("source_title"),
            FieldRowPanel([FieldPanel("source_publisher"), FieldPanel("source_year")]),
            FieldPanel("source_url"),
            FieldPanel("second_hand"),
        ],
        heading="Bron",
    )

    class Meta:
        abstract = True


class UpdateMixin(DatedMixin, CitedMixin, Orderable):
    """Something that a source said on a day, which stays when it was public once.

    Its address is the anchor on its page, which is made of its date and never changes.
    """

    anchor = models.CharField("adres op de pagina", max_length=40, blank=True, editable=False)
    voice = models.CharField("wie zegt dit", max_length=20, choices=Voice)
    speaker = models.CharField(
        "wie precies",
        max_length=120,
        blank=True,
        help_text="Een functie of dienst, nooit de naam van een persoon. Zoals: minister van Onderwijs, 2019-2024.",
    )
    text = models.TextField("wat zegt de bron", help_text="In eigen woorden, in één tot drie zinnen.")
    found_nothing = models.BooleanField(
        "we zochten en vonden niets", default=False, help_text="Dan is de datum de dag waarop we zochten."
    )
    corrects = models.CharField(
        "verbetert een eerdere melding",
        max_length=40,
        blank=True,
        help_text="Het adres van die melding op de pagina, zoals 2018-05. Ze blijft staan en verwijst hierheen.",
    )

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self):
        return f"{self.date_text}: {self.text[:60]}"

    def clean(self):
        super().clean()
        if self.date and partial_dates.first_day(self.date, self.date_precision) > timezone.localdate():
            raise ValidationError({"date": "Deze dag moet nog komen. Een melding gaat over wat al gezegd is."})
        if self.found_nothing and self.voice != Voice.EDITORS:
            raise ValidationError({"voice": "Wie zocht en niets vond, is de redactie. Kies “redactie”."})

    @property
    def said_by(self):
        """Return who says it, in Dutch: "minister van Onderwijs, 2019-2024", or the voice."""
        return self.speaker or self.get_voice_display()

    corrected_by: object = None  # set by `FollowedPage.told`

    @property
    def basis_label(self):
        """Return what its word is worth, in Dutch: "zelf gemeld", "beoordeeld", or "" when it sets no status."""
        basis = None if self.second_hand else basis_of(self.voice)
        return Basis(basis).label if basis else ""

    @property
    def content(self):
        """Return all that a reader sees of it and its order does not, as a tuple, to compare two versions."""
        left_out = {"id", "page", "sort_order"}
        return tuple(getattr(self, field.attname) for field in self._meta.fields if field.name not in left_out)


class PromisedDateMixin(DatedMixin, CitedMixin, Orderable):
    """A day by which somebody promised something. Every one is kept, also when a later promise moves it."""

    promise = models.CharField("wat is beloofd", max_length=255)
    said_on = models.DateField("gezegd op", null=True, blank=True)
    said_precision = models.CharField("hoe precies is die dag", max_length=10, choices=Precision, default=Precision.DAY)
    voice = models.CharField("wie beloofde het", max_length=20, choices=Voice)
    speaker = models.CharField("wie precies", max_length=120, blank=True, help_text="Nooit de naam van een persoon.")

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self):
        return f"{self.date_text}: {self.promise}"

    @property
    def said_text(self):
        """Return the day on which it was promised, in Dutch words."""
        return partial_dates.in_words(self.said_on, self.said_precision)

    @property
    def said_iso(self):
        """Return the day on which it was promised in ISO 8601, as precise as it is known."""
        return partial_dates.iso(self.said_on, self.said_precision)

    @property
    def said_by(self):
        """Return who promised it, in Dutch."""
        return self.speaker or self.get_voice_display()


UPDATE_PANELS = [
    *DatedMixin.date_panels,
    FieldRowPanel([FieldPanel("voice"), FieldPanel("speaker")]),
    FieldPanel("text"),
    FieldRowPanel([FieldPanel("found_nothing"), FieldPanel("corrects")]),
    CitedMixin.source_panel,
]
PROMISED_DATE_PANELS = [
    FieldPanel("promise"),
    *DatedMixin.date_panels,
    FieldRowPanel([FieldPanel("said_on"), FieldPanel("said_precision")]),
    FieldRowPanel([FieldPanel("voice"), FieldPanel("speaker")]),
    CitedMixin.source_panel,
]


def assign_anchors(rows):
    """Assign to each row without an anchor one of its own, made of its date: "2018-05", "2018-05-2", "zonder-datum".

    Args:
        rows: updates of one page, in order.
    """
    taken = {row.anchor for row in rows if row.anchor}
    for row in rows:
        if not row.anchor:
            base = row.iso_date or "zonder-datum"
            number = 1
            while (anchor := base if number == 1 else f"{base}-{number}") in taken:
                number += 1
            row.anchor = anchor
            taken.add(anchor)


def history_problems(rows, published):
    """Yield what is wrong with the updates of a page as a whole, as Dutch sentences.

    Args:
        rows: updates of the new version.
        published: those of the version that is public, or [].
    """
    by_anchor = {row.anchor: row for row in rows}
    for row in published:
        kept = by_anchor.get(row.anchor)
        if kept is None or kept.content != row.content:
            yield (
                f"De melding “{row.anchor}” staat op de website en blijft dus zoals ze is. "
                "Voeg een melding toe die haar verbetert."
            )
    for row in rows:
        if row.corrects and row.corrects not in by_anchor:
            yield f"Er is geen melding met het adres “{row.corrects}” om te verbeteren."
        elif row.corrects and row.corrects not in corrections(rows):
            yield (
                f"De melding “{row.anchor}” verbetert “{row.corrects}”, maar dat zei iemand anders. Alleen wie iets "
                "zei, verbetert het; de pers verbetert geen bron."
            )
        elif _corrects_itself(row, by_anchor):
            yield f"De melding “{row.anchor}” verbetert zichzelf, langs een omweg of niet."


def _corrects_itself(row, by_anchor):
    seen = set()
    while row and row.corrects and row.anchor not in seen:
        seen.add(row.anchor)
        row = by_anchor.get(row.corrects)
    return bool(row and row.anchor in seen)
