"""Practices side by side, as an address: what each takes, for whom it is and what is known of its result."""

from dataclasses import dataclass

from django.shortcuts import render
from django.urls import reverse

from base.addresses.parameters import DeclaredParameters
from base.facets import Facet
from base.keys import Key, key_from, key_of
from base.models import model_of, with_terms
from base.request_state import state_of
from search.listings.comparable import KEYS, MOST, address_of_keys
from search.listings.pages import COMPARE
from search.visibility import read, visible_things

MOST_READ = 100  # keys of an address that we look at, as of a saved list


@dataclass(frozen=True)
class Asked:
    """What stands in the address of a comparison.

    Args:
        keys: each once, in the visitor's order.
        unreadable: number of parts that are no key.
        doubled: whether a key stands there more than once.
        is_cut: whether the address has more parts than we look at.
    """

    keys: list[Key]
    unreadable: int
    doubled: bool
    is_cut: bool

    @classmethod
    def of(cls, values):
        """Return what some values ask, such as "12.45": an address has one, and a form sends one for each choice."""
        parts = [part.strip() for value in values for part in value.split(".") if part.strip()]
        known = [key for key in map(key_from, parts[:MOST_READ]) if key]
        keys = list(dict.fromkeys(known))
        return cls(keys, len(parts[:MOST_READ]) - len(known), len(known) > len(keys), len(parts) > MOST_READ)


def comparison(request, index):
    """Answer /praktijken/vergelijken/?p=12.45.78: the public practices with those keys, side by side in that order.

    Args:
        request: of the visitor.
        index: `PracticeIndexPage` below which the address is; the practices may stand below another one.
    """
    state_of(request).parameters = DeclaredParameters(frozenset({KEYS}), passes_over_others=True)
    asked, model = Asked.of(request.GET.getlist(KEYS)), index.listed_model
    found = read(visible_things(), asked.keys)
    chosen = [thing for thing in found if model_of(thing) is model]
    keys = [key_of(thing) for thing in chosen[:MOST]]
    practices = read([with_terms(model.objects.public().complete())], keys)
    left_out = [thing for thing in found if key_of(thing) not in keys]
    context = {
        "index": index,
        "practices": practices,
        "rows": list(zip(*map(facts, practices), strict=True)),
        "notices": list(_notices(asked, found, chosen)),
        "left_out": left_out,
        "own_address": address_of_keys(f"{index.get_url(request)}{COMPARE}", keys),
        "list_address": address_of_keys(reverse("saved_list"), map(key_of, found)) if left_out else "",
    }
    response = render(request, "practices/comparison.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def facts(practice):
    """Return ``[(Dutch label, text), …]`` of what practices are compared by; "" for what is not known."""
    terms = {facet: ", ".join(term.name for term in found) for facet, found in practice.terms_by_facet.items()}
    return [
        ("Tijd", practice.hours_per_week),
        ("Kosten", practice.cost),
        ("Wie betaalt", practice.funder),
        ("Wat heb je nodig?", practice.conditions),
        ("Voor wie", terms.get(Facet.AUDIENCE, "")),
        ("Onderwijs", terms.get(Facet.LEVEL, "")),
        ("Waar", practice.byline or terms.get(Facet.PROVINCE, "")),
        ("Loopt het nog?", practice.status_text),
        ("Bewijs, en wat er gemeten is", practice.evidence_text),
        ("Wat leverde het op?", practice.result),
        ("Wat werkte niet?", practice.not_worked),
        ("Contact", "\n".join(filter(None, (practice.contact_function, practice.contact_email)))),
    ]


def _notices(asked, found, chosen):
    """Yield Dutch sentences that say what of an address is not side by side, and why.

    Args:
        asked: `Asked`.
        found: all public pages and records with its keys.
        chosen: the practices among them.
    """
    missing, others = asked.unreadable + len(asked.keys) - len(found), len(found) - len(chosen)
    if missing:
        yield f"{'Eén praktijk' if missing == 1 else f'{missing} praktijken'} uit dit adres vinden we niet op de site."
    if others:
        what = "Eén pagina uit dit adres is" if others == 1 else f"{others} pagina’s uit dit adres zijn"
        yield f"{what} geen praktijk. Je kan hier alleen praktijken vergelijken."
    if asked.doubled:
        yield "Een praktijk staat meer dan één keer in dit adres. Je ziet ze maar één keer."
    if asked.is_cut:
        yield f"Dit adres is te lang. We keken alleen naar de eerste {MOST_READ} nummers ervan."
    if len(chosen) > MOST:
        yield f"Je koos {len(chosen)} praktijken. Je ziet de eerste vier naast elkaar."
    if len(chosen) == 1:
        yield "Dit is maar één praktijk. Kies er twee tot vier om te vergelijken."
