"""Who helps, and where: networks, contact points and services, found by municipality."""

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
from base.models import BasePage, BasePageQuerySet, Municipality, TermAssignment
from base.places import find_place
from content.forms import NetworkForm
from search.listing import FieldFacet
from search.pages import ListingPage


class NetworkQuerySet(BasePageQuerySet):
    """Reads of networks."""

    def complete(self):
        return self.prefetch_related("municipalities")

    def near(self, place):
        """Keep what works in a place, each with ``distance``: 0 there itself, 1 in its province, 2 everywhere.

        Args:
            place: `base.places.Place`; one that is not known keeps everything that works everywhere.
        """
        everywhere = Q(reach=NetworkPage.Reach.FLANDERS_AND_BRUSSELS)
        if place.is_brussels:
            here, around = Q(reach=NetworkPage.Reach.BRUSSELS), Q(pk__in=[])
        else:
            everywhere |= Q(reach=NetworkPage.Reach.FLANDERS)
            provinces = {municipality.province for municipality in place.municipalities}
            carried = TermAssignment.objects.filter(tag__facet="provincie", tag__name__in=provinces)
            in_it = NetworkPage.municipalities.through.objects.filter(municipality__in=place.municipalities)
            here = Q(reach=NetworkPage.Reach.MUNICIPALITIES, pk__in=in_it.values("networkpage"))
            around = Q(reach=NetworkPage.Reach.PROVINCES, pk__in=carried.values("content_object_id"))
        distance = Case(
            When(here, then=Value(0)), When(around, then=Value(1)), default=Value(2), output_field=IntegerField()
        )
        return self.filter(here | around | everywhere).annotate(distance=distance)


class NetworkPage(BasePage):
    """A network, contact point or service. For who asks: whom can I call, here?"""

    class Kind(models.TextChoices):
        CONTACT_POINT = "meldpunt", "meldpunt"
        NETWORK = "netwerk", "netwerk"
        SERVICE = "dienst", "dienst"
        GUIDANCE = "begeleiding", "begeleiding van jongeren"
        CONSULTATION = "overleg", "overleg"
        UMBRELLA = "koepel", "koepel of raad"

    class Reach(models.TextChoices):
        FLANDERS = "vlaanderen", "heel Vlaanderen"
        FLANDERS_AND_BRUSSELS = "vlaanderen-brussel", "Vlaanderen en Brussel"
        PROVINCES = "provincies", "een of meer provincies"
        MUNICIPALITIES = "gemeenten", "een of meer gemeenten"
        BRUSSELS = "brussel", "Brussel"

    parent_page_types = ["content.NetworkIndexPage"]
    open_fields = (
        "kind",
        "reach",
        "municipalities",
        "offer",
        "for_whom",
        "how_to_register",
        "phone",
        "email",
        "website",
        "opening",
    )
    subpage_types: list[str] = []
    main_facets = ("thema", "doelgroep")
    offered_facets = ("thema", "doelgroep", "provincie", "niveau", "traject")
    facet_columns = ("kind",)
    base_form_class = NetworkForm
    template = "content/network_page.html"

    kind = models.CharField("soort", max_length=20, choices=Kind, default=Kind.SERVICE)
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
    phone = models.CharField("telefoon", max_length=40, blank=True)
    email = models.EmailField("e-mail van de dienst", blank=True)
    website = models.URLField("website van de dienst", max_length=500, blank=True)
    opening = models.CharField("wanneer bereikbaar", max_length=255, blank=True)

    content_panels = [
        *BasePage.opening_panels,
        FieldPanel("kind"),
        MultiFieldPanel([FieldPanel("reach"), FieldPanel("municipalities")], heading="Waar"),
        FieldPanel("offer"),
        FieldPanel("for_whom"),
        MultiFieldPanel(
            [
                FieldPanel("how_to_register"),
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("website"),
                FieldPanel("opening"),
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
        index.FilterField("kind"),
        index.FilterField("reach"),
    ]

    objects = PageManager.from_queryset(NetworkQuerySet)()

    class Meta:
        verbose_name = "netwerk of dienst"
        verbose_name_plural = "netwerken en diensten"

    @property
    def type_label(self):
        """Say what kind it is."""
        return self.get_kind_display()

    @property
    def municipality_names(self):
        """Give the municipalities where it works, when it works in some only."""
        if self.reach != self.Reach.MUNICIPALITIES:
            return []
        return [municipality.name for municipality in self.municipalities.all()]

    def also_found_by(self):
        return self.municipality_names

    @property
    def byline(self):
        """Say where it works: "Roeselare en Izegem", "West-Vlaanderen", "heel Vlaanderen"."""
        if self.reach == self.Reach.MUNICIPALITIES:
            names = self.municipality_names
        elif self.reach == self.Reach.PROVINCES:
            names = [term.name for term in self.terms_by_facet.get("provincie", [])]
        else:
            names = [self.get_reach_display()]
        if len(names) > self.NAMED + 1:
            return f"{', '.join(names[: self.NAMED])} en {len(names) - self.NAMED} andere gemeenten"
        return text.joined(names)

    NAMED = 5  # municipalities in a row of a list; there are as many provinces

    @property
    def phone_number(self):
        """Give the number as a telephone dials it."""
        return re.sub(r"[^\d+]", "", self.phone)

    @property
    def has_contact(self):
        return bool(self.phone or self.email or self.website or self.how_to_register or self.opening)

    def structured_data(self):
        contact = {"telephone": self.phone, "email": self.email, "sameAs": self.website}
        return {
            **super().structured_data(),
            "@type": "Organization",
            "areaServed": self.byline,
            **{key: value for key, value in contact.items() if value},
        }


class NetworkIndexPage(ListingPage):
    """The directory: who helps in a municipality, found by postcode or name, by kind and by who it is for."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.NetworkPage"]
    max_count = 1
    template = "content/network_index_page.html"
    listed_model = NetworkPage
    noun = ("netwerk of dienst", "netwerken en diensten")
    facet_slugs = ("doelgroep", "thema", "provincie", "traject")
    field_facets = (FieldFacet("soort", "Soort", "kind", NetworkPage.Kind.choices),)
    sorts = ("titel",)
    has_feed = False

    class Meta:
        verbose_name = "overzicht van netwerken en diensten"

    def listing(self, request, queryset, **options):
        """Narrow to what works in the place that a visitor typed, the nearest first."""
        place = find_place(request.GET.get("waar", ""))
        request.place = place
        if not (place.municipalities or place.is_brussels):
            return super().listing(request, queryset, **options)
        near = queryset.near(place)
        options["ranks"] = dict(near.order_by().values_list("pk", "distance"))
        return super().listing(request, near, kept={"waar": place.asked}, sorts=("nabij", "titel"), **options)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        place, listing = request.place, context["listing"]
        context["place"] = place
        context["place_name"] = (
            "Brussel" if place.is_brussels else text.joined([each.name for each in place.municipalities])
        )
        context["without_offer"] = text.joined(self._without_offer(place, listing.ranks))
        return context

    @staticmethod
    def _without_offer(place, ranks):
        """Give the names of the places asked for where nobody is nearer than the province.

        Args:
            place: `base.places.Place`.
            ranks: ``{pk of a network: distance}``.
        """
        local = [pk for pk, distance in ranks.items() if distance == 0]
        if place.is_brussels:
            return [] if local else ["Brussel"]
        if not place.municipalities:
            return []
        served = NetworkPage.municipalities.through.objects.filter(networkpage__in=local)
        served = set(served.values_list("municipality", flat=True))
        return [municipality.name for municipality in place.municipalities if municipality.pk not in served]
