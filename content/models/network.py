"""Networks, contact points and services, with the area where they work."""

import re

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from base import text
from base.blocks import TEXT_FEATURES
from base.facets import Facet
from base.fields import LinkField
from base.models import BasePage, BasePageQuerySet, Municipality, NextStep, TermAssignment
from content.forms import NetworkForm

MAX_NAMES = 5  # of municipalities in a byline; there are also five provinces


def phone_digits(phone):
    """Return a phone number for a ``tel:`` link: only digits and a plus."""
    return re.sub(r"[^\d+]", "", phone)


class NetworkQuerySet(BasePageQuerySet):
    """The queryset of networks."""

    def complete(self):
        return self.prefetch_related("municipalities")

    def near(self, place):
        """Return the networks that work in a place, annotated with ``distance``: 0 local, 1 provincial, 2 everywhere.

        Args:
            place: `base.places.Place`; for an unknown place, only networks that work everywhere.
        """
        everywhere = Q(reach=NetworkPage.Reach.FLANDERS_AND_BRUSSELS)
        if place.is_brussels:
            here, around = Q(reach=NetworkPage.Reach.BRUSSELS), Q(pk__in=[])
        else:
            everywhere |= Q(reach=NetworkPage.Reach.FLANDERS)
            provinces = {municipality.province for municipality in place.municipalities}
            carried = TermAssignment.objects.filter(tag__facet=Facet.PROVINCE, tag__name__in=provinces)
            in_it = NetworkPage.municipalities.through.objects.filter(municipality__in=place.municipalities)
            here = Q(reach=NetworkPage.Reach.MUNICIPALITIES, pk__in=in_it.values("networkpage"))
            around = Q(reach=NetworkPage.Reach.PROVINCES, pk__in=carried.values("content_object_id"))
        distance = Case(
            When(here, then=Value(0)), When(around, then=Value(1)), default=Value(2), output_field=IntegerField()
        )
        return self.filter(here | around | everywhere).annotate(distance=distance)


class NetworkPage(BasePage):
    """A network, contact point or service, for a visitor who asks whom to call nearby."""

    class Kind(models.TextChoices):
        CONTACT_POINT = "meldpunt", "meldpunt"
        NETWORK = "netwerk", "netwerk"
        SERVICE = "dienst", "dienst"
        GUIDANCE = "begeleiding", "begeleiding van jongeren"
        CONSULTATION = "overleg", "overleg"
        UMBRELLA = "koepel", "koepel of raad"
        CLB = "clb", "CLB"
        HELPLINE = "hulplijn", "hulplijn of chat"
        YOUTH = "jongeren", "hulp voor jongeren"
        LEARNING_SHOP = "leerwinkel", "leerwinkel"
        SECOND_CHANCE = "tweedekans", "tweedekansonderwijs"
        NAFT = "naft", "aanbieder van NAFT"
        SCHOOL_SUPPORT = "pbd", "pedagogische begeleidingsdienst"
        PARENTS = "ouders", "koepel van ouders"
        PUPILS = "leerlingen", "koepel van leerlingen"
        GOVERNMENT = "overheid", "overheidsdienst"

    class Reach(models.TextChoices):
        FLANDERS = "vlaanderen", "heel Vlaanderen"
        FLANDERS_AND_BRUSSELS = "vlaanderen-brussel", "Vlaanderen en Brussel"
        PROVINCES = "provincies", "een of meer provincies"
        MUNICIPALITIES = "gemeenten", "een of meer gemeenten"
        BRUSSELS = "brussel", "Brussel"

    class Net(models.TextChoices):
        FREE = "vrij", "vrij onderwijs"
        GO = "go", "GO! onderwijs van de Vlaamse Gemeenschap"
        OFFICIAL = "officieel", "scholen van steden, gemeenten en provincies"
        UNKNOWN = "onbekend", "net niet bekend"

    parent_page_types = ["content.NetworkIndexPage"]
    api_fields = (
        "kind",
        "net",
        "reach",
        "municipalities",
        "offer",
        "for_whom",
        "how_to_register",
        "cost",
        "address",
        "phone",
        "email",
        "website",
        "opening",
        "older_source",
        "caution",
    )
    main_facets = (Facet.THEME, Facet.AUDIENCE)
    offered_facets = (Facet.THEME, Facet.AUDIENCE, Facet.PROVINCE, Facet.LEVEL, Facet.TRACK)
    facet_columns = ("kind",)
    answers_questions = True
    next_step_kind = NextStep.CALL
    base_form_class = NetworkForm
    schema_type = "Organization"

    kind = models.CharField("soort", max_length=20, choices=Kind, default=Kind.SERVICE)
    net = models.CharField("onderwijsnet", max_length=20, choices=Net, blank=True, help_text="Alleen voor een CLB.")
    reach = models.CharField("werkt in", max_length=20, choices=Reach, default=Reach.FLANDERS)
    municipalities = ParentalManyToManyField(
        Municipality,
        blank=True,
        related_name="+",
        verbose_name="gemeenten",
        help_text="Eén naam of NIS-code per regel; alleen als het niet in een hele provincie werkt.",
    )
    offer = RichTextField("aanbod", features=TEXT_FEATURES)
    for_whom = models.CharField("voor wie", max_length=255, blank=True)
    how_to_register = models.TextField("hoe meld je aan", blank=True)
    cost = models.CharField("kosten", max_length=255, blank=True)
    open_to_all = models.BooleanField(
        "open voor iedereen",
        default=False,
        help_text="Je mag er langsgaan, waar je ook woont. Dan toont de site het ook in gemeenten in de buurt.",
    )
    address = models.CharField("adres", max_length=255, blank=True, help_text="Zoals: Grote Kaai 7, 9160 Lokeren.")
    phone = models.CharField("telefoon", max_length=40, blank=True)
    email = models.EmailField("e-mail van de dienst", blank=True)
    website = LinkField("website van de dienst", max_length=500, blank=True)
    opening = models.CharField("wanneer bereikbaar", max_length=255, blank=True)
    older_source = models.CharField(
        "uit een oudere bron",
        max_length=40,
        blank=True,
        help_text="Het jaar van de bron, of “ongedateerd”. Dan zegt de pagina dat je het nummer best nakijkt.",
    )
    caution = models.TextField("let op", blank=True, help_text="Wat iemand moet weten voor hij belt.")

    content_panels = [
        *BasePage.opening_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("net")]),
        MultiFieldPanel([FieldPanel("reach"), FieldPanel("municipalities"), FieldPanel("open_to_all")], heading="Waar"),
        FieldPanel("offer"),
        FieldPanel("for_whom"),
        MultiFieldPanel(
            [
                FieldPanel("how_to_register"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("website"),
                FieldPanel("address"),
                FieldPanel("opening"),
                FieldPanel("cost"),
                FieldPanel("older_source"),
                FieldPanel("caution"),
            ],
            heading="Contact",
        ),
        *BasePage.closing_panels,
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("offer"),
        index.SearchField("for_whom"),
        index.SearchField("how_to_register"),
        index.SearchField("address"),
        index.FilterField("kind"),
        index.FilterField("reach"),
    ]

    objects = PageManager.from_queryset(NetworkQuerySet)()

    class Meta:
        verbose_name = "netwerk of dienst"
        verbose_name_plural = "netwerken en diensten"

    def publication_rules(self):
        yield from super().publication_rules()
        if self.reach == self.Reach.MUNICIPALITIES and not self.municipalities.all():
            yield "municipalities", "Noem de gemeenten waar dit werkt."
        if self.reach == self.Reach.PROVINCES and Facet.PROVINCE not in {term.facet for term in self.carried_terms}:
            yield "terms", "Kies bij “Provincie” waar dit werkt."

    @property
    def municipality_names(self):
        """Return the names of its municipalities, when it works only in some."""
        if self.reach != self.Reach.MUNICIPALITIES:
            return []
        return [municipality.name for municipality in self.municipalities.all()]

    def extra_search_terms(self):
        return self.municipality_names

    @property
    def byline(self):
        """The area in Dutch words: "Roeselare en Izegem", "West-Vlaanderen", "heel Vlaanderen"."""
        if self.reach == self.Reach.MUNICIPALITIES:
            names = self.municipality_names
        elif self.reach == self.Reach.PROVINCES:
            names = [term.name for term in self.terms_by_facet.get(Facet.PROVINCE, [])]
        else:
            names = [self.get_reach_display()]
        if len(names) > MAX_NAMES + 1:
            return f"{', '.join(names[:MAX_NAMES])} en {len(names) - MAX_NAMES} andere gemeenten"
        return text.joined(names)

    @property
    def phone_number(self):
        """Return the phone number for a ``tel:`` link."""
        return phone_digits(self.phone)

    @property
    def has_contact(self):
        return bool(self.phone or self.email or self.website or self.address or self.how_to_register or self.opening)

    def structured_data(self):
        contact = {"telephone": self.phone, "email": self.email, "address": self.address, "sameAs": self.website}
        return {
            **super().structured_data(),
            "areaServed": self.byline,
            **{key: value for key, value in contact.items() if value},
        }
