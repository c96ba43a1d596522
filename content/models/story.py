"""Testimonies of real people, published with consent, and invented example stories that say so."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from base.blocks import MEDIA_EXTENSIONS, TEXT_FEATURES
from base.facets import Facet
from base.fields import LinesField
from base.models import BasePage
from content.consent import consent_end
from content.forms import TestimonyForm


class Story(BasePage):
    """The base class of testimonies and example stories."""

    class Role(models.TextChoices):
        PUPIL = "leerling", "leerling"
        PARENT = "ouder", "ouder"
        TEACHER = "leraar", "leraar"
        HEAD = "directeur", "directeur"
        COUNSELLOR = "clb", "CLB-medewerker"
        OTHER = "andere", "iemand anders"

    main_facets = (Facet.THEME, Facet.AUDIENCE)
    offered_facets = (Facet.THEME, Facet.AUDIENCE, Facet.LEVEL, Facet.EDUCATION_FORM, Facet.TRACK)
    facet_columns = ("role",)
    needs_source = False
    kept_in_front = False

    role = models.CharField("wie vertelt", max_length=20, choices=Role, default=Role.PUPIL)
    age_group = models.CharField("leeftijd", max_length=40, blank=True, help_text="Zoals: 16 jaar, of: begin twintig.")
    quote = models.TextField("citaat", blank=True, help_text="Eén zin die blijft hangen.")
    story = RichTextField("verhaal", features=TEXT_FEATURES)
    turning_points = LinesField("wat maakte het verschil", blank=True, help_text="Eén per regel.")

    story_panels = [
        MultiFieldPanel([FieldRowPanel([FieldPanel("role"), FieldPanel("age_group")])], heading="Wie"),
        FieldPanel("quote"),
        FieldPanel("story"),
        FieldPanel("turning_points"),
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("quote"),
        index.SearchField("story"),
        index.SearchField("turning_points"),
        index.FilterField("role"),
    ]

    class Meta:
        abstract = True

    @property
    def teller(self):
        """The role and age of the narrator, without a name: "leerling, 16 jaar"."""
        return ", ".join(filter(None, [self.get_role_display(), self.age_group]))


class TestimonyPage(Story):
    """A testimony, published until its consent ends.

    Only editors see which function or service keeps the signed consent.
    """

    __test__ = False  # Its name starts with "Test", so pytest would collect it.
    parent_page_types = ["content.TestimonyIndexPage"]
    base_form_class = TestimonyForm
    schema_type = "Article"

    pseudonym = models.CharField("schuilnaam", max_length=60, blank=True, help_text="Nooit de echte naam.")
    consent_on = models.DateField("toestemming gegeven op", null=True, blank=True)
    consent_held_by = models.CharField(
        "wie bewaart de toestemming", max_length=120, blank=True, help_text="Een functie of dienst, geen naam."
    )
    consent_until = models.DateField(
        "toestemming geldt tot en met",
        null=True,
        blank=True,
        help_text="Daarna verdwijnt de getuigenis vanzelf van de site.",
    )
    recording = models.ForeignKey(
        "base.LibraryDocument", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="opname"
    )
    captions = models.ForeignKey(
        "base.LibraryDocument", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="ondertitels"
    )
    transcript = RichTextField("uitgeschreven tekst van de opname", features=TEXT_FEATURES, blank=True)

    content_panels = [
        *BasePage.opening_panels,
        MultiFieldPanel(
            [
                HelpPanel(content="Zonder toestemming komt een getuigenis niet online. Bezoekers zien dit blok niet."),
                FieldRowPanel([FieldPanel("consent_on"), FieldPanel("consent_until")]),
                FieldPanel("consent_held_by"),
            ],
            heading="Toestemming",
        ),
        FieldPanel("pseudonym"),
        *Story.story_panels,
        MultiFieldPanel([FieldPanel("recording"), FieldPanel("captions"), FieldPanel("transcript")], heading="Opname"),
        *BasePage.closing_panels,
    ]

    search_fields = [*Story.search_fields, index.SearchField("transcript")]

    # No picture for sharing: other sites would keep it after the consent ends.
    promote_panels = [MultiFieldPanel([FieldPanel("slug"), FieldPanel("seo_title")], heading="Adres en delen")]

    class Meta:
        verbose_name = "getuigenis"
        verbose_name_plural = "getuigenissen"

    def clean(self):
        super().clean()
        errors = {}
        if self.consent_on and self.consent_until and self.consent_until < self.consent_on:
            errors["consent_until"] = "De toestemming eindigt niet voor ze begint."
        if self.recording and self.recording.file_extension.lower() not in MEDIA_EXTENSIONS:
            errors["recording"] = "Kies een opname: mp4, webm of mp3."
        if self.captions and self.captions.file_extension.lower() != "vtt":
            errors["captions"] = "Kies een vtt-bestand."
        # An empty rich text may hold an empty paragraph.
        if self.recording and not strip_tags(self.transcript).strip():
            errors["transcript"] = "Schrijf uit wat er gezegd wordt, voor wie de opname niet kan horen."
        if errors:
            raise ValidationError(errors)
        if end := consent_end(self.consent_until):
            self.expire_at = min(self.expire_at or end, end)

    def publication_rules(self):
        yield from super().publication_rules()
        yield from self.missing_consent().items()

    def missing_consent(self):
        """Return the problems of the consent, as ``{field: Dutch sentence}``; empty when it is valid today."""
        missing = {}
        if not self.consent_on:
            missing["consent_on"] = "Vul in wanneer de toestemming gegeven is."
        elif self.consent_on > timezone.localdate():
            missing["consent_on"] = "De toestemming is nog niet gegeven."
        if not self.consent_held_by:
            missing["consent_held_by"] = "Vul in wie de toestemming bewaart."
        if not self.consent_until:
            missing["consent_until"] = "Vul in tot wanneer de toestemming geldt."
        elif self.consent_until < timezone.localdate():
            missing["consent_until"] = "De toestemming is voorbij. Vraag een nieuwe, of haal de getuigenis offline."
        elif self.go_live_at and self.go_live_at >= consent_end(self.consent_until):
            missing["consent_until"] = "De toestemming is voorbij voor de getuigenis verschijnt."
        return missing

    @property
    def recording_kind(self):
        """Return "video", "audio" or "" for the recording."""
        return MEDIA_EXTENSIONS.get(self.recording.file_extension.lower(), "") if self.recording else ""

    def structured_data(self):
        return {**super().structured_data(), "headline": self.title}


class ExampleStoryPage(Story):
    """An invented story, which says so at the top and is never listed among testimonies."""

    parent_page_types = ["content.ExampleStoryIndexPage"]
    api_fields = ("role", "age_group", "quote", "story", "turning_points")
    in_feeds = False
    invented = True
    schema_type = "CreativeWork"

    content_panels = [*BasePage.opening_panels, *Story.story_panels, *BasePage.closing_panels]

    class Meta:
        verbose_name = "voorbeeldverhaal"
        verbose_name_plural = "voorbeeldverhalen"

    @property
    def type_label(self):
        return "voorbeeldverhaal (verzonnen)"

    def structured_data(self):
        return {**super().structured_data(), "genre": "verzonnen voorbeeldverhaal"}
