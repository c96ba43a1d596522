"""What is not public is found in no way: search, suggestion, count, other form, interface, likeness, saved list."""

import pytest

from tests.search.hiding import SECRET, STATES, WORD

MISTYPED = f"{WORD[:-2]}{WORD[-1]}{WORD[-2]}"


def ways(secrets, site):
    """Return the addresses that lead to the hidden pages while they are public."""
    practice, below = secrets["pages"]
    term = secrets["term"].get_absolute_url()
    lists = {
        "search": f"/zoeken/?q={WORD}",
        "term": f"{term}?sorteer=titel",
        "index": f"{practice.get_parent().url}?q=",
    }
    found = dict(lists)
    for form in ("csv", "json", "atom", "blad"):
        found |= {f"{name} as {form}": f"{address}&vorm={form}" for name, address in lists.items()}
    return found | {
        "suggestion": f"/zoeken/suggesties/?q=praktijk+{SECRET[:5]}",
        "interface: search": f"/api/v1/search?q={WORD}",
        "interface: pages": "/api/v1/pages/praktijkvoorbeelden",
        "interface: page": f"/api/v1/pages/praktijkvoorbeelden/{practice.pk}",
        "interface: relation": f"/api/v1/pages/oorzaken-en-gevolgen/{site.cause.pk}",
        "saved list": f"/bewaarlijst/?p={practice.pk}.{below.pk}",
        "comparison": f"/praktijken/vergelijken/?p={practice.pk}.{below.pk}",
        "what resembles it": site.practice.url,
    }


def showing(client, secrets, site):
    """Return the ways that name one of the hidden pages, by its title or its address."""
    names = [name for page in secrets["pages"] for name in (page.title, page.slug)]
    answers = {way: client.get(address) for way, address in ways(secrets, site).items()}
    read = {way: answer.content.decode() if answer.status_code == 200 else "" for way, answer in answers.items()}
    return {way for way, text in read.items() if any(name in text for name in names)}


@pytest.mark.parametrize("with_index", [True, False])
@pytest.mark.parametrize("hide", STATES)
def test_what_is_hidden_is_found_in_no_way(site, secrets, client, request, hide, with_index):
    built = request.getfixturevalue("built") if with_index else lambda: None
    everything = set(ways(secrets, site))
    assert showing(client, secrets, site) >= everything - (set() if with_index else {"what resembles it"})
    hide(secrets["pages"])
    # An index that is behind shows nothing either: what it gives is read anew.
    assert showing(client, secrets, site) == set()
    built()
    assert showing(client, secrets, site) == set()
    for asked in (f"/zoeken/suggesties/?q={MISTYPED}&x=1", f"/zoeken/?q={MISTYPED}&x=1"):
        assert WORD not in client.get(asked).content.decode().replace(MISTYPED, "")
    found = client.get(f"/zoeken/?q={WORD}&x=1").context["listing"]
    assert found.total == 0
    assert all(SECRET not in value.name for group in found.groups for value in group.values)
