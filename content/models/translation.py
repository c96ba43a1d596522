"""Pages in other languages: what the most asked Dutch pages say, in short, and an index of them for each language."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page
from wagtail.search import index

from base.blocks import TRANSLATED_BLOCKS
from base.fields import BodyField
from base.models import BasePage, complete_page, model_of, public
from content.blocks import SERVICE_BLOCKS
from content.models.network import NetworkPage
from content.translations import FRAMES, Language, day_in, fingerprint


class TranslatedMixin:
    """A page whose texts are all in another language, which its column ``language_column`` tells."""

    offered_facets = ()
    needs_source = False
    in_feeds = False
    may_relate = False
    is_translation = True

    @property
    def frame(self):
        """The words of its language beside its own text."""
        return FRAMES[Language(getattr(self, self.language_column))]

    def structured_data(self):
        return super().structured_data() | {"inLanguage": getattr(self, self.language_column)}


class LanguagePage(TranslatedMixin, BasePage):
    """The index of the translations in one language, whose code is its address: /en/."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.TranslationPage"]
    api_fields = ("intro",)
    is_listed = False
    schema_type = "CollectionPage"
    language_column = "slug"

    intro = models.TextField("inleiding", blank=True, help_text="Eén of twee zinnen, in de taal van de pagina.")

    content_panels = [*BasePage.opening_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = "overzicht van vertalingen"
        verbose_name_plural = "overzichten van vertalingen"

    def clean(self):
        super().clean()
        if self.slug not in Language:
            codes = ", ".join(f"{code} ({name})" for code, name in Language.choices)
            raise ValidationError({"slug": f"Het adres is de code van de taal: {codes}."})

    @cached_property
    def translations(self):
        """Return its public translations, in the editors' order."""
        return list(TranslationPage.objects.child_of(self).public().order_by("path"))


class TranslationPage(TranslatedMixin, BasePage):
    """What a Dutch page says, in short and in another language, for who reads little Dutch."""

    parent_page_types = ["content.LanguagePage"]
    api_fields = ("language", "translated_on", "body")
    schema_type = "WebPage"
    language_column = "language"

    language = models.CharField("taal", max_length=2, choices=Language)
    translated_page = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, related_name="+", verbose_name="vertaling van"
    )
    translated_on = models.DateField(
        "vertaald op",
        null=True,
        help_text="De dag waarop iemand deze tekst naast de Nederlandse legde. Verandert de Nederlandse pagina daarna, "
        "dan ziet de lezer dat de vertaling verouderd is, tot je hier een nieuwe dag invult.",
    )
    body = BodyField(
        TRANSLATED_BLOCKS,
        blank=True,
        verbose_name="tekst",
        help_text="Zet Nederlandse woorden cursief: een schermlezer leest ze dan in het Nederlands voor.",
    )
    services = BodyField(
        SERVICE_BLOCKS,
        blank=True,
        verbose_name="wie je kan bellen",
        help_text="Het nummer komt van de pagina van de dienst.",
    )
    # `fingerprint` of the Dutch page as it was translated.
    translated_text = models.CharField("vertaalde tekst", max_length=64, blank=True, editable=False)

    content_panels = [
        *BasePage.opening_panels,
        FieldPanel("language"),
        PageChooserPanel("translated_page"),
        FieldPanel("translated_on"),
        FieldPanel("body"),
        FieldPanel("services"),
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("services"),
    ]

    class Meta:
        verbose_name = "vertaling"
        verbose_name_plural = "vertalingen"

    def publication_rules(self):
        yield from super().publication_rules()
        parent = self.specific_parent
        if isinstance(parent, LanguagePage) and parent.slug != self.language:
            yield "language", f"Deze taal hoort niet onder “{parent.title}”. Kies een andere, of verplaats de pagina."

    def save_revision(self, *args, **kwargs):
        """Save a revision; one with a new day of translation, or that of today, remembers the Dutch text of now."""
        if not self.translated_text or self._is_translated_anew():
            self.translated_text = fingerprint(self.translated_page.specific) if self.translated_page else ""
        return super().save_revision(*args, **kwargs)

    def _is_translated_anew(self):
        if self.translated_on == timezone.localdate():
            return True
        before = self.latest_revision.content if self.latest_revision else {}
        now = {"translated_on": self.translated_on and self.translated_on.isoformat()}
        now["translated_page"] = self.translated_page_id
        return any(before.get(name) != value for name, value in now.items())

    @cached_property
    def original(self):
        """Return the Dutch page, of its own type; None when it is not public."""
        found = public(Page.objects.filter(pk=self.translated_page_id)).first()
        return found and complete_page(model_of(found), found.pk)

    @property
    def is_outdated(self):
        """Whether the Dutch page says something else than when it was translated, or is gone."""
        return (
            self.original is None or bool(self.translated_text) and fingerprint(self.original) != self.translated_text
        )

    @property
    def made_on(self):
        """Return the day of the translation and which text applies, in its language."""
        return self.frame.made_on.format(date=day_in(self.language, self.translated_on)) if self.translated_on else ""

    @cached_property
    def service_list(self):
        """Return ``[(NetworkPage, text), …]`` of the chosen services that are public."""
        chosen = [(block.value["page"], block.value["text"]) for block in self.services]
        shown = NetworkPage.objects.public().in_bulk({page.pk for page, _text in chosen if page})
        return [(shown[page.pk], text) for page, text in chosen if page and page.pk in shown]

    @property
    def type_label(self):
        """Return what it is, and in which language, in Dutch."""
        return f"vertaling in het {self.get_language_display()}"

    def extra_search_terms(self):
        return [self.get_language_display(), self.frame.name]

    def structured_data(self):
        original = {"@type": "WebPage", "url": self.original.full_url} if self.original else None
        return super().structured_data() | ({"translationOfWork": original} if original else {})
