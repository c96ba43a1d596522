"""The directory of networks and services, searched by place."""

from dataclasses import replace

from wagtail.admin.panels import FieldPanel

from base.facets import Facet
from base.fields import BodyField
from base.keys import page_key
from base.places import find_place
from base.request_state import state_of
from content.blocks import PARTY_BLOCKS, PartyBlock
from content.local_help import local_help, name_of
from content.models.network import NetworkPage
from content.public_choices import public_pages
from search.engine.documents import Sort
from search.listings.facets import FieldFacet
from search.listings.pages import ListingPage

PLACE = "waar"  # query parameter: a postcode or a name
ASKER = "wie"  # query parameter: a value of `content.local_help.Asker`


class NetworkIndexPage(ListingPage):
    """The directory of networks and services, filtered by place, kind and audience; and a drawing of who does what."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.NetworkPage"]
    listed_model = NetworkPage
    illustration = "place"
    section_name = "directory"
    noun = ("netwerk of dienst", "netwerken en diensten")
    facet_slugs = (Facet.AUDIENCE, Facet.THEME, Facet.PROVINCE, Facet.TRACK)
    field_facets = (FieldFacet("soort", "Soort", "kind", NetworkPage.Kind.choices),)
    sorts = (Sort.EDITORS_ORDER, Sort.TITLE)
    has_feed = False

    parties = BodyField(
        PARTY_BLOCKS,
        blank=True,
        verbose_name="wie werkt samen rond een leerling",
        help_text="Hiervan maakt de site een tekening: wie in het midden staat, wie dichtbij en wie rondom.",
    )

    content_panels = [*ListingPage.content_panels, FieldPanel("parties")]

    class Meta:
        verbose_name = "overzicht van netwerken en diensten"

    def rings(self):
        """Return ``{ring: [(party, its public page or None), …]}`` of `PartyBlock`, in the editors' order."""
        parties = [block.value for block in self.parties]
        shown = public_pages([party.get("page") for party in parties])
        pairs = [(party, party.get("page") and shown.get(party["page"].pk)) for party in parties]
        return {ring: [pair for pair in pairs if pair[0].get("ring") == ring] for ring, _label in PartyBlock.RINGS}

    def listing_spec(self, request):
        """Return the spec of a list of networks that work in the place of the request, the nearest first."""
        place = state_of(request).place = find_place(request.GET.get(PLACE, ""))
        spec = replace(super().listing_spec(request), extra_parameters=(PLACE, ASKER))
        if not (place.municipalities or place.is_brussels):
            return replace(spec, is_known=not place.query)
        near = spec.queryset.near(place)
        return replace(
            spec,
            queryset=near,
            ranks={page_key(pk): distance for pk, distance in near.order_by().values_list("pk", "distance")},
            kept={PLACE: place.query},
            sorts=(Sort.NEAREST, Sort.TITLE),
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        place, listing = state_of(request).place, context["listing"]
        context["place"] = place
        context["place_name"] = name_of(place)
        if context["place_name"] and listing.asks_nothing:
            context["help"] = local_help(self.listed(), place, request.GET.get(ASKER, ""))
        elif listing.asks_nothing and not place.query:
            context["rings"] = self.rings()
        return context
