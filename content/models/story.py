"""Stories: testimonies of real people who agreed to it, and example stories that are invented and say so."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from base.blocks import MEDIA_EXTENSIONS, TEXT_FEATURES
from base.fields import LinesField, lines
from base.models import BasePage
from content.consent import consent_end
from content.forms import TestimonyForm
from search.listing import FieldFacet
from search.pages import ListingPage


class Story(BasePage):
    """What a testimony and an example story have in common."""

    class Role(models.TextChoices):
        PUPIL = "leerling", "leerling"
        PARENT = "ouder", "ouder"
        TEACHER = "leraar", "leraar"
        HEAD = "directeur", "directeur"
        COUNSELLOR = "clb", "CLB-medewerker"
        OTHER = "andere", "iemand anders"

    subpage_types: list[str] = []
    main_facets = ("thema", "doelgroep")
    offered_facets = ("thema", "doelgroep", "niveau", "onderwijsvorm", "traject")
    facet_columns = ("role",)
    needs_source = False

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
    def turning_point_list(self):
        return lines(self.turning_points)

    @property
    def teller(self):
        """Say who tells it, without a name: "leerling, 16 jaar"."""
        return ", ".join(filter(None, [self.get_role_display(), self.age_group]))


class TestimonyPage(Story):
    """What somebody lived through, told with consent. The consent's end takes the page away.

    Who keeps the signed consent is known to editors only, by function.
    """

    __test__ = False  # Its name begins as pytest's classes do.
    parent_page_types = ["content.TestimonyIndexPage"]
    base_form_class = TestimonyForm
    template = "content/testimony_page.html"

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

    # No picture for sharing: one that others keep outlives the consent.
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
        # An emptied text still holds an empty paragraph.
        if self.recording and not strip_tags(self.transcript).strip():
            errors["transcript"] = "Schrijf uit wat er gezegd wordt, voor wie de opname niet kan horen."
        if errors:
            raise ValidationError(errors)
        if end := consent_end(self.consent_until):
            self.expire_at = min(self.expire_at or end, end)

    def save(self, clean=True, **kwargs):
        # Every way of publishing ends here: a form, a schedule, a workflow, a script. A draft of a published page
        # stands in its revision only.
        if clean and self.live and (missing := self.missing_consent()):
            raise ValidationError(missing)
        super().save(clean=clean, **kwargs)

    def missing_to_publish(self):
        return [*super().missing_to_publish(), *self.missing_consent().values()]

    def missing_consent(self):
        """Give what lacks of a valid consent, as ``{field: Dutch sentence}``; empty when it is valid today."""
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
            missing["consent_until"] = "De toestemming is voorbij. Vraag een nieuwe voor je publiceert."
        return missing

    @property
    def recording_kind(self):
        """Give "video", "audio" or "" for the recording."""
        return MEDIA_EXTENSIONS.get(self.recording.file_extension.lower(), "") if self.recording else ""

    def structured_data(self):
        return {**super().structured_data(), "@type": "Article", "headline": self.title}


class ExampleStoryPage(Story):
    """An invented story, to recognise something in. It says so on top and never stands among testimonies."""

    parent_page_types = ["content.ExampleStoryIndexPage"]
    open_fields = ("role", "age_group", "quote", "story", "turning_points")
    template = "content/example_story_page.html"
    in_feeds = False
    invented = True

    content_panels = [*BasePage.opening_panels, *Story.story_panels, *BasePage.closing_panels]

    class Meta:
        verbose_name = "voorbeeldverhaal"
        verbose_name_plural = "voorbeeldverhalen"

    @property
    def type_label(self):
        return "voorbeeldverhaal (verzonnen)"

    def structured_data(self):
        return {**super().structured_data(), "@type": "CreativeWork", "genre": "verzonnen voorbeeldverhaal"}


class TestimonyIndexPage(ListingPage):
    """All testimonies; never an invented story."""

    __test__ = False
    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.TestimonyPage"]
    max_count = 1
    template = "content/testimony_index_page.html"
    listed_model = TestimonyPage
    noun = ("getuigenis", "getuigenissen")
    facet_slugs = ("thema", "doelgroep", "niveau", "traject")
    field_facets = (FieldFacet("wie", "Wie vertelt?", "role", Story.Role.choices),)
    sorts = ("nieuwste", "titel")

    class Meta:
        verbose_name = "overzicht van getuigenissen"


class ExampleStoryIndexPage(ListingPage):
    """All invented stories; no feed, for they are no news."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.ExampleStoryPage"]
    max_count = 1
    template = "content/example_story_index_page.html"
    listed_model = ExampleStoryPage
    noun = ("voorbeeldverhaal", "voorbeeldverhalen")
    facet_slugs = ("thema", "doelgroep", "niveau", "traject")
    sorts = ("titel",)
    has_feed = False
    in_feeds = False

    class Meta:
        verbose_name = "overzicht van voorbeeldverhalen"
