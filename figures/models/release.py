"""Who publishes figures, and each time that they did or promised to."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format

from base import content_version
from base.fields import LinkField
from base.languages import Language
from base.partial_dates import Precision, in_words, last_day


class Publication(models.Model):
    """Figures that come out again and again, such as those of a survey."""

    code = models.SlugField(
        "code",
        max_length=60,
        primary_key=True,
        help_text="Een korte naam zonder spaties, die daarna niet meer verandert.",
    )
    name = models.CharField("naam", max_length=160, help_text="Zoals ze in de kalender staat.")
    publisher = models.CharField("wie ze uitgeeft", max_length=160)
    note = models.TextField("wanneer ze verschijnen", blank=True, help_text="Eén zin, zoals: elk jaar in februari.")
    order = models.PositiveSmallIntegerField("volgorde", default=0, help_text="De laagste staat eerst.")

    class Meta:
        verbose_name = "publicatie van cijfers"
        verbose_name_plural = "publicaties van cijfers"
        ordering = ["order"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        with content_version.transaction():
            super().save(*args, **kwargs)
            content_version.record(content_version.NOTHING)


def is_out(prefix=""):
    """Return the condition that a release is out: published, not withdrawn, and its minute has come.

    Every query for readers has it, so a release appears everywhere at once, by the clock and without a write (ADR 59).

    Args:
        prefix: path from the queried model to the release, such as ``"release__"``.
    """
    come = Q(**{f"{prefix}publish_at__isnull": True}) | Q(**{f"{prefix}publish_at__lte": timezone.now()})
    return come & Q(**{f"{prefix}state": Release.State.PUBLISHED})


def moments_to_come():
    """Return the moments at which a release appears, as aware datetimes that are in the future."""
    planned = Release.objects.filter(state=Release.State.PUBLISHED, publish_at__gt=timezone.now())
    return list(planned.order_by().values_list("publish_at", flat=True).distinct())


class ReleaseQuerySet(models.QuerySet):
    """The queryset of releases."""

    def published(self, on=None):
        """Return those that count: out, not withdrawn, and by a day if one is given.

        One without a date never counts on a day.
        """
        found = self.filter(is_out())
        return found if on is None else found.filter(known_on__lte=on)


class Release(models.Model):
    """A document with figures: what came out, or is to come.

    Once published its observations never change, nor does what identifies it: triggers in the database refuse that
    (figures/immutability.py). The one door is `withdraw`; a corrected release is a new one with the next version.
    Published before its minute, it is closed already, and nobody sees it yet.
    """

    class State(models.TextChoices):
        EXPECTED = "verwacht", "verwacht"
        PROVISIONAL = "voorlopig", "voorlopige datum"
        CONFIRMED = "bevestigd", "bevestigd"
        POSTPONED = "uitgesteld", "uitgesteld"
        PUBLISHED = "verschenen", "verschenen"
        WITHDRAWN = "ingetrokken", "ingetrokken"

    code = models.SlugField("code", max_length=60)
    version = models.PositiveSmallIntegerField("versie", default=1)
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="releases", verbose_name="publicatie")
    covers = models.CharField("waarover", max_length=120, blank=True, help_text="Zoals: schooljaar 2021-2022.")
    title = models.CharField("titel van het document", max_length=255)
    publisher = models.CharField("uitgever van het document", max_length=160)
    url = LinkField("link", max_length=500, blank=True)
    language = models.CharField("taal van de titel", max_length=10, blank=True, choices=Language.choices)
    note = models.TextField("opmerking", blank=True)
    is_press = models.BooleanField("volgens de pers", default=False)
    published_on = models.DateField("verschenen op", null=True, blank=True)
    precision = models.CharField("hoe precies is die datum", max_length=10, choices=Precision, default=Precision.DAY)
    known_on = models.DateField("telt vanaf", null=True, editable=False, db_index=True)
    state = models.CharField("toestand", max_length=12, choices=State, default=State.EXPECTED)
    publish_at = models.DateTimeField(
        "verschijnt om",
        null=True,
        blank=True,
        help_text="Tot dan ziet niemand de cijfers, ook niet wie het adres raadt.",
    )
    withdrawn_on = models.DateField("ingetrokken op", null=True, blank=True)
    reason = models.TextField("waarom ingetrokken", blank=True)

    objects = ReleaseQuerySet.as_manager()
    # Of the first content, which is loaded before anybody visits: `figures.tasks` writes the files a little later.
    worker_writes_files = False

    class Meta:
        verbose_name = "uitgave van cijfers"
        verbose_name_plural = "uitgaven van cijfers"
        ordering = ["known_on", "code", "version"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="figures_release_version_once"),
            models.CheckConstraint(
                condition=~models.Q(state="ingetrokken") | models.Q(withdrawn_on__isnull=False) & ~models.Q(reason=""),
                name="figures_release_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.publisher}, {self.date_text}"

    def save(self, *args, **kwargs):
        if self.publish_at and not self.published_on:
            self.published_on, self.precision = timezone.localdate(self.publish_at), Precision.DAY
        # Of a month or a year, it counts when that is over: no sooner do we know that it was there.
        self.known_on = last_day(self.published_on, self.precision) if self.published_on else None
        with content_version.transaction():
            super().save(*args, **kwargs)
            content_version.record(content_version.NOTHING)

    @property
    def is_out(self):
        """Whether readers see it; see `is_out` for queries."""
        come = self.publish_at is None or self.publish_at <= timezone.now()
        return come and self.state == self.State.PUBLISHED

    @property
    def plan_text(self):
        """When it appears in Dutch words, "" when no moment was set or when that is past."""
        if self.publish_at is None or self.publish_at <= timezone.now():
            return ""
        return date_format(timezone.localtime(self.publish_at), r"j F Y \o\m G.i \u\u\r")

    @property
    def file_name(self):
        """How its files are named, without the form: "sv2023-v1"."""
        return f"{self.code}-v{self.version}"

    @property
    def anchor(self):
        """Its place among the sources of a page."""
        return f"bron-{self.code}"

    @property
    def date_text(self):
        """The date of the document in Dutch words, as precise as it is known."""
        return in_words(self.published_on, self.precision)

    @property
    def short_text(self):
        """The publisher with the year, as a table cites it."""
        return f"{self.publisher}, {self.published_on.year if self.published_on else 'zonder jaar'}"

    def publish(self, at=None):
        """Close a release with its observations and its files; readers see it at once, or from a moment on.

        Args:
            at: aware datetime; None for now.

        Raises:
            ValueError: it is published or withdrawn already, or has no observations.
        """
        if self.state in {self.State.PUBLISHED, self.State.WITHDRAWN}:
            raise ValueError("Deze uitgave is al verschenen of ingetrokken.")
        if not self.observations.exists():
            raise ValueError("Deze uitgave heeft nog geen cijfers.")
        self.state, self.publish_at = self.State.PUBLISHED, at
        if at is None and not self.published_on:
            self.published_on, self.precision = timezone.localdate(), Precision.DAY
        self.save()

    def withdraw(self, reason):
        """Withdraw a published release: its figures are shown no more, but stay in the database as they were.

        Args:
            reason: Dutch, for readers.

        Raises:
            ValueError: it is not published, or there is no reason.
        """
        if self.state != self.State.PUBLISHED or not reason.strip():
            raise ValueError("Alleen een verschenen uitgave kan je intrekken, en altijd met een reden.")
        self.state, self.reason, self.withdrawn_on = self.State.WITHDRAWN, reason.strip(), timezone.localdate()
        self.save(update_fields=["state", "reason", "withdrawn_on"])


class PromisedDate(models.Model):
    """A day on which a release would come out. What was promised stays: a trigger refuses to change or remove it."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="promised_dates", verbose_name="uitgave")
    date = models.DateField("beloofd tegen")
    precision = models.CharField("hoe precies is dat", max_length=10, choices=Precision, default=Precision.DAY)
    said_on = models.DateField("gezegd op")
    said_precision = models.CharField("hoe precies is die dag", max_length=10, choices=Precision, default=Precision.DAY)
    said_by = models.CharField("gezegd door", max_length=160)
    reason = models.TextField("waarom de datum verschoof", blank=True)

    class Meta:
        verbose_name = "beloofde datum van een uitgave"
        verbose_name_plural = "beloofde datums van uitgaven"
        ordering = ["said_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["release", "said_on"], name="figures_promised_date_once_a_day"),
        ]

    def __str__(self):
        return f"{self.release}: {self.date_text}"

    @property
    def date_text(self):
        """The promised date in Dutch words."""
        return in_words(self.date, self.precision)

    @property
    def said_text(self):
        """The day on which it was said, in Dutch words."""
        return in_words(self.said_on, self.said_precision)
