"""Who helps in a place: the school's CLB first, then who works there, around it and everywhere."""

from dataclasses import dataclass, field

from django.db import models

from base import text
from base.models import page_types
from base.page_rows import public_rows
from content.models.network import NetworkPage

Kind = NetworkPage.Kind


class Asker(models.TextChoices):
    """Who asks; the label completes "Ik ben …"."""

    SCHOOL = "school", "iemand van een school"
    PARENT = "ouder", "ouder"
    PUPIL = "leerling", "leerling"


# What a visitor can use, most useful first; a kind that is not named is for everybody and comes last.
ORDER = (
    *(Kind.CONTACT_POINT, Kind.NETWORK, Kind.NAFT, Kind.SCHOOL_SUPPORT, Kind.SERVICE, Kind.GUIDANCE),
    *(Kind.CONSULTATION, Kind.HELPLINE, Kind.YOUTH, Kind.LEARNING_SHOP, Kind.SECOND_CHANCE, Kind.GOVERNMENT),
)
# Kinds that serve only some who ask.
ONLY_FOR = {
    Kind.NETWORK: {Asker.SCHOOL},
    Kind.SCHOOL_SUPPORT: {Asker.SCHOOL},
    Kind.UMBRELLA: {Asker.SCHOOL},
    Kind.PARENTS: {Asker.PARENT},
    Kind.PUPILS: {Asker.PUPIL},
}


FOR_ADULTS = {Kind.LEARNING_SHOP, Kind.SECOND_CHANCE}

# What works everywhere, with Dutch headings: who listens at once stands open, and what is for a school that asks.
LISTENS = "Praat erover, nu"
SCHOOLS = "Voor scholen"
EVERYWHERE = {
    LISTENS: {Kind.HELPLINE},
    "Verder leren of werk zoeken": {Kind.LEARNING_SHOP, Kind.SECOND_CHANCE},
    "Voor ouders en leerlingen": {Kind.PARENTS, Kind.PUPILS, Kind.YOUTH},
    SCHOOLS: {Kind.SCHOOL_SUPPORT, Kind.UMBRELLA, Kind.CONSULTATION, Kind.NETWORK},
    "Diensten van de overheid": {Kind.GOVERNMENT},
}
OTHER = "Andere diensten"


SCHOOL_FINDER = "https://www.onderwijskiezer.be/"  # names the CLB of every school
CLB_CHAT = "https://www.clbchat.be/"
MAX_DISTANCE = 30  # kilometres: what is further away is not near


@dataclass
class Group:
    """Services under one heading.

    Args:
        label: Dutch heading.
        services: `NetworkPage`s, the most useful first.
        is_folded: whether a visitor opens it to see them.
    """

    label: str
    services: list
    is_folded: bool = False


@dataclass
class LocalHelp:
    """The answer to who helps in a place.

    Args:
        name: of the place, in words.
        asker: an `Asker`, or "" when the visitor did not say.
        clbs: the CLBs that stand in the place or serve it.
        here: the other services that work in the place.
        around: services that work in its province.
        everywhere: `Group`s of what works everywhere.
        examples: ``[(Dutch heading, [PageRow, …]), …]`` of pages about something that happens there.
        nearest: ``[(NetworkPage, kilometres), …]``: what is open to all and stands in another place; for a school, with
            0 kilometres, also what is for the young in the place itself.
        without_offer: names of the municipalities that no service or page is about, in words; "" when there are none.
    """

    name: str
    asker: str
    clbs: list = field(default_factory=list)
    here: list = field(default_factory=list)
    around: list = field(default_factory=list)
    everywhere: list = field(default_factory=list)
    examples: list = field(default_factory=list)
    nearest: list = field(default_factory=list)
    without_offer: str = ""
    school_finder = SCHOOL_FINDER
    clb_chat = CLB_CHAT

    @property
    def nearest_place(self):
        """Return where what is near stands: "first" for who goes there alone, "last" for a school, else "between"."""
        return {Asker.PARENT: "first", Asker.PUPIL: "first", Asker.SCHOOL: "last"}.get(self.asker, "between")

    @property
    def askers(self):
        """Return ``[(value, label, whether chosen), …]`` of who may ask."""
        return [(asker.value, asker.label, asker == self.asker) for asker in Asker]


def name_of(place):
    """Return the name of a place in words; "" for an unknown place."""
    return "Brussel" if place.is_brussels else text.joined([each.name for each in place.municipalities])


def local_help(networks, place, asker=""):
    """Return the `LocalHelp` of a place, with a fixed number of queries.

    Args:
        networks: queryset of public networks with their municipalities, as `NetworkQuerySet.complete` reads them.
        place: `base.places.Place` with municipalities, or in Brussels.
        asker: value of `Asker`; any other text counts as not said.
    """
    asker = asker if asker in Asker.values else ""
    found = [each for each in networks.near(place) if is_for(each, asker)]
    # Of one kind, in the editors' order.
    found.sort(key=lambda each: (each.distance, rank(each), each.path))
    answer = LocalHelp(name_of(place), asker, clbs=[each for each in found if each.kind == Kind.CLB])
    others = [each for each in found if each.kind != Kind.CLB]
    open_ones = [each for each in others if each.distance < 2 and not waits(each, asker)]
    answer.here, answer.around = ([each for each in open_ones if each.distance == distance] for distance in (0, 1))
    answer.everywhere = in_groups([each for each in others if each not in open_ones], asker)
    answer.examples = examples(place)
    answer.nearest = nearest(networks, place, answer.here)
    answer.without_offer = text.joined(without_offer(place, answer))
    if asker == Asker.SCHOOL:
        young = [(each, 0) for each in answer.here if each.kind == Kind.YOUTH]
        answer.nearest = young + [each for each in answer.nearest if each[0].kind not in FOR_ADULTS]
        answer.here = [each for each in answer.here if each.kind != Kind.YOUTH]
    return answer


def is_for(network, asker):
    """Return whether a network serves who asks; everything is shown to who did not say."""
    return not asker or asker in ONLY_FOR.get(network.kind, {asker})


def waits(network, asker):
    """Return whether a service of the place or its province folds, for it is for adults and a school asks for pupils.

    Args:
        network: with its ``distance``; one of the province waits for who did not say who asks, too.
        asker: value of `Asker`, or "".
    """
    return network.kind in FOR_ADULTS and (asker == Asker.SCHOOL or (not asker and network.distance == 1))


def rank(network):
    """Return the position of the kind of a network in `ORDER`; what is not in it comes last."""
    return ORDER.index(network.kind) if network.kind in ORDER else len(ORDER) + (network.kind in ONLY_FOR)


def in_groups(services, asker=""):
    """Return services as `Group`s in the order of `EVERYWHERE`; those for schools first when a school asks.

    Args:
        services: `NetworkPage`s, the most useful first.
        asker: value of `Asker`, or "".
    """
    opened = [SCHOOLS, LISTENS] if asker == Asker.SCHOOL else [LISTENS]
    found = {label: [] for label in (*opened, *EVERYWHERE, OTHER)}
    for service in services:
        label = next((label for label, kinds in EVERYWHERE.items() if service.kind in kinds), OTHER)
        found[label].append(service)
    return [Group(label, own, is_folded=label not in opened) for label, own in found.items() if own]


def examples(place):
    """Return ``[(Dutch heading, [PageRow, …]), …]`` of pages about something that happens in a place."""
    found = []
    for model in page_types():
        if model.place_column and place.municipalities:
            here = model.objects.public().filter(**{f"{model.place_column}__in": place.municipalities})
            rows = public_rows(list(here.values_list("pk", flat=True))).values()
            heading = str(model._meta.verbose_name_plural).capitalize()
            found += [(heading, sorted(rows, key=lambda row: text.sort_key(row.title)))] if rows else []
    return found


def nearest(networks, place, here):
    """Return ``[(NetworkPage, kilometres), …]``: the nearest of each kind that is open to all and not in the place.

    What is further away than `MAX_DISTANCE` is left out.

    Args:
        networks: queryset of public networks with their municipalities, as `NetworkQuerySet.complete` reads them.
        place: `base.places.Place`.
        here: the services that work in the place.
    """
    known = {each.kind for each in here if each.open_to_all}
    closest = {}
    for network in networks.filter(open_to_all=True):
        distances = [
            distance
            for there in network.municipalities.all()
            for own in place.municipalities
            if (distance := own.distance_to(there)) is not None
        ]
        if distances and min(distances) <= MAX_DISTANCE and network.kind not in known:
            found = (min(distances), text.sort_key(network.title), network)
            closest[network.kind] = min(found, closest.get(network.kind, found), key=lambda each: each[:2])
    ordered = sorted(closest.values(), key=lambda each: each[:2])
    return [(network, round(distance)) for distance, _title, network in ordered]


def without_offer(place, answer):
    """Return the names of the municipalities of a place that no service serves and no page is about.

    Args:
        place: `base.places.Place`.
        answer: the `LocalHelp` so far.
    """
    if place.is_brussels:
        return [] if answer.here else ["Brussel"]
    served = {each.pk for network in answer.here for each in network.municipalities.all()}
    if answer.examples and len(place.municipalities) == 1:
        return []
    return [municipality.name for municipality in place.municipalities if municipality.pk not in served]
