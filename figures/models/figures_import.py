"""A file of figures on its way to a release: who read it in, what the check said, and who approved it."""

import zlib

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from base.fields import LinkField
from figures.models.import_profile import ImportProfile
from figures.models.release import Publication, Release


class ImportStateError(Exception):
    """An import can't take this step now, or not by this person; the text says why, in Dutch."""


class FiguresImport(models.Model):
    """A file of figures that becomes a release, when somebody else than who read it in approves.

    ``outcome`` is what the check found, as `figures.importing.outcome.as_data` makes it; ``fingerprint`` changes with
    every cell, so that nobody approves something else than was looked at.
    """

    class State(models.TextChoices):
        CHECKING = "nakijken", "wordt nagekeken"
        DRAFT = "concept", "concept"
        SUBMITTED = "te-keuren", "wacht op goedkeuring"
        PUBLISHING = "verschijnt", "goedgekeurd, komt zo online"
        APPROVED = "goedgekeurd", "goedgekeurd en verschenen"
        REJECTED = "afgewezen", "afgewezen"

    profile = models.ForeignKey(ImportProfile, models.PROTECT, related_name="+", verbose_name="profiel")
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="+", verbose_name="publicatie")
    code = models.SlugField(
        "code van de uitgave",
        max_length=60,
        help_text="Zoals vsv-2023-2024. Bestaat ze al? Dan wordt dit haar volgende versie.",
    )
    title = models.CharField("titel van het document", max_length=255)
    publisher = models.CharField("wie het uitgaf", max_length=160)
    covers = models.CharField("waarover", max_length=120, blank=True, help_text="Zoals: schooljaar 2023-2024.")
    url = LinkField("link", max_length=500, blank=True)
    published_on = models.DateField("verschenen op")
    state = models.CharField("toestand", max_length=12, choices=State, default=State.CHECKING)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="ingelezen door"
    )
    uploaded_at = models.DateTimeField("ingelezen op", default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="beslist door"
    )
    decided_at = models.DateTimeField("beslist op", null=True)
    reason = models.TextField("waarom afgewezen", blank=True)
    confirmed = models.TextField("waarom de waarschuwingen kloppen", blank=True)
    outcome = models.JSONField("uitkomst van de controle", default=dict)
    fingerprint = models.CharField("vingerafdruk", max_length=64, blank=True)
    release = models.OneToOneField(
        Release, models.PROTECT, null=True, related_name="figures_import", verbose_name="uitgave"
    )

    class Meta:
        verbose_name = "ingelezen bestand met cijfers"
        verbose_name_plural = "ingelezen bestanden met cijfers"
        ordering = ["-uploaded_at", "-pk"]
        permissions = [("approve_figuresimport", "Mag ingelezen cijfers goedkeuren")]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True)
                | Q(uploaded_by__isnull=True)
                | ~Q(decided_by=F("uploaded_by"))
                | Q(state="afgewezen"),
                name="figures_import_approved_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state="goedgekeurd") | Q(decided_at__isnull=False, release__isnull=False),
                name="figures_import_approved_has_a_release",
            ),
        ]

    def __str__(self):
        return f"{self.title} ({self.code})"

    @property
    def is_open(self):
        """Whether nobody decided yet."""
        return self.state not in {self.State.PUBLISHING, self.State.APPROVED, self.State.REJECTED}

    def submit(self, user, confirmed=""):
        """Ask for approval.

        Args:
            user: who asks.
            confirmed: why the warnings are right; needed when there are any.

        Raises:
            ImportStateError: it is not a draft without errors, or the warnings are not confirmed.
        """
        self._only_from(self.State.DRAFT)
        if not self.outcome.get("is_ready"):
            raise ImportStateError("Er zijn nog fouten. Verbeter ze in het bestand, en lees het opnieuw in.")
        if self.outcome.get("warnings") and not confirmed.strip():
            raise ImportStateError("Zeg waarom de waarschuwingen kloppen. Wie goedkeurt, leest dat.")
        self.state, self.confirmed = self.State.SUBMITTED, confirmed.strip()
        self.save(update_fields=["state", "confirmed"])

    def reject(self, user, reason):
        """Refuse it, with a reason; the file is not kept.

        Raises:
            ImportStateError: somebody decided already, or there is no reason.
        """
        self.refuse_when_decided()
        if not reason.strip():
            raise ImportStateError("Zeg waarom, zodat wie het inlas weet wat er anders moet.")
        self.state, self.reason, self.decided_by, self.decided_at = (
            self.State.REJECTED,
            reason.strip(),
            user,
            timezone.now(),
        )
        self.save(update_fields=["state", "reason", "decided_by", "decided_at"])
        self.files.all().delete()

    def refuse_when_decided(self):
        """Raise `ImportStateError` when somebody decided already."""
        if not self.is_open:
            raise ImportStateError(f"Hierover is al beslist: dit bestand is “{self.get_state_display()}”.")

    def reopen(self, user):
        """Make it ready for a mended file; who reads that in can't approve it any more.

        Raises:
            ImportStateError: somebody decided already.
        """
        self.refuse_when_decided()
        self.uploaded_by, self.uploaded_at, self.state = user, timezone.now(), self.State.CHECKING
        self.outcome, self.fingerprint, self.confirmed, self.reason = {}, "", "", ""
        self.save()

    def refuse_own_approval(self, user):
        """Raise `ImportStateError` unless a user may approve this now: never the one who read it in."""
        self._only_from(self.State.SUBMITTED, self.State.PUBLISHING)
        if self.uploaded_by_id is None or user.pk == self.uploaded_by_id:
            raise ImportStateError("Jij las dit bestand in. Laat iemand anders het nakijken en goedkeuren.")
        if not user.has_perm("figures.approve_figuresimport"):
            raise ImportStateError(
                "Je mag ingelezen cijfers niet goedkeuren. Vraag het aan een collega die dat wel mag."
            )

    def _only_from(self, *states):
        if self.state not in states:
            raise ImportStateError(f"Dit kan nu niet: dit bestand is “{self.get_state_display()}”.")

    def content(self, kind):
        """Return the bytes of one of its files, None without it.

        Args:
            kind: of `ImportFile.Kind`.
        """
        found = self.files.filter(kind=kind).first()
        return found and zlib.decompress(found.packed)


class ImportFile(models.Model):
    """The content of an uploaded file, only until somebody decides: it may hold small groups that nobody may see."""

    class Kind(models.TextChoices):
        DATA = "cijfers", "bestand met de cijfers"
        META = "meta", "bestand dat de kolommen uitlegt (.meta.csv)"

    figures_import = models.ForeignKey(FiguresImport, models.CASCADE, related_name="files")
    kind = models.CharField("soort", max_length=10, choices=Kind)
    name = models.CharField("naam", max_length=255)
    size = models.PositiveIntegerField("grootte in bytes")
    packed = models.BinaryField("inhoud, gecomprimeerd")

    class Meta:
        verbose_name = "bestand om in te lezen"
        verbose_name_plural = "bestanden om in te lezen"
        constraints = [models.UniqueConstraint(fields=["figures_import", "kind"], name="figures_import_file_once")]

    def __str__(self):
        return self.name
