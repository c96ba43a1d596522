"""What may be meant in two ways, what lies in Brussels, and what means nothing: looked up on the real list."""

from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from base import places
from base.models import Municipality
from base.places import BRUSSELS_NAMES
from tests.base.places import MUNICIPALITIES, NAMES, OTHER_NAMES, POSTCODES
from tests.factories.base import MunicipalityFactory

find_place = partial(places.find_place, places=MUNICIPALITIES)


def found(typed):
    return [place.name for place in find_place(typed).municipalities]


def suggested(typed):
    return [place.name for place in find_place(typed).suggestions]


# What may be meant in two ways


def test_a_postcode_of_two_municipalities_gives_both_and_says_so():
    shared = {code: names for code, names in POSTCODES.items() if len(names) > 1}
    assert shared
    for code, names in shared.items():
        place = find_place(code)
        assert [each.name for each in place.municipalities] == names
        assert place.notice.startswith(f"Postcode {code} hoort bij {' en '.join(names)}.")


def test_a_name_beside_such_a_postcode_chooses():
    for code, names in POSTCODES.items():
        for name in names:
            place = find_place(f"{code} {name}")
            assert [each.name for each in place.municipalities] == [name]
            assert place.notice == ""


def test_a_part_beside_its_postcode_chooses_between_places_of_one_name():
    assert found("Deurne") == ["Antwerpen", "Diest"]
    assert found("2100 Deurne") == ["Antwerpen"]
    assert found("Deurne (3290)") == ["Diest"]


def test_a_name_that_places_share_gives_all_and_says_so():
    place = find_place("Meldert")
    assert [each.name for each in place.municipalities] == ["Aalst", "Hoegaarden", "Lummen"]
    assert place.notice.startswith("“Meldert” kan bij Aalst, Hoegaarden en Lummen horen.")


def test_a_municipality_comes_before_a_part_of_that_name():
    for name in ("Halle", "Tielt", "Nieuwerkerken"):
        assert OTHER_NAMES[name]
        assert found(name) == [name]
        assert find_place(name).notice == ""


def test_a_part_says_what_it_belongs_to():
    assert find_place(" rumbeke").notice == "“rumbeke” hoort bij Roeselare."
    assert find_place("Overpelt").notice == "“Overpelt” hoort bij Pelt."


def test_a_postcode_wins_from_the_name_of_another_place_and_says_so():
    place = find_place("2000 Gent")
    assert [each.name for each in place.municipalities] == ["Antwerpen"]
    assert place.notice == "Postcode 2000 hoort niet bij Gent. We zochten op de postcode."


def test_an_unknown_postcode_beside_a_known_name_gives_that_name_and_says_so():
    place = find_place("9999 Gent")
    assert [each.name for each in place.municipalities] == ["Gent"]
    assert place.notice == "Postcode 9999 kennen we niet in Vlaanderen of Brussel. We zochten op de naam."


def test_words_beside_a_postcode_do_not_hide_it():
    assert found("ik woon in 8800") == ["Roeselare"]
    assert found("Noordstraat 12, 8800 Roeselare") == ["Roeselare"]


# Brussels


def test_a_house_number_is_no_postcode():
    assert found("Kerkstraat 1200, 9000 Gent") == ["Gent"]
    assert found("9000 Gent, bus 8800") == ["Gent"]


def test_a_postcode_of_brussels_beside_another_name_asks_which_is_meant():
    place = find_place("1050 Leuven")
    assert place.is_brussels
    assert place.notice == "Postcode 1050 hoort bij Brussel. Bedoelde je een andere gemeente?"
    assert suggested("1050 Leuven") == ["Leuven"]


@pytest.mark.parametrize("typed", ["Roeselare centrum", "Gent (Oost-Vlaanderen)", "stad Leuven"])
def test_a_name_among_other_words_is_suggested(typed):
    assert suggested(typed)[0] in typed


def test_a_province_is_told_apart_from_a_municipality():
    assert find_place("limburg").notice.startswith("“limburg” is een provincie.")


@pytest.mark.parametrize("typed", ["1000", "1070 Anderlecht", "B-1210", "Brussel", "BRUXELLES", "St.-Jans-Molenbeek"])
def test_brussels_is_known_but_no_flemish_municipality(typed):
    place = find_place(typed)
    assert place.is_brussels
    assert place.municipalities == []
    assert place.notice == ""


def test_every_name_of_brussels_is_brussels():
    assert all(find_place(name.title()).is_brussels for name in BRUSSELS_NAMES)


def test_a_name_of_brussels_that_flanders_has_too_offers_both():
    vorst, gillis = find_place("Vorst"), find_place("St-Gillis")
    assert vorst.is_brussels
    assert gillis.is_brussels
    assert [place.name for place in vorst.suggestions] == ["Laakdal"]
    assert [place.name for place in gillis.suggestions] == ["Dendermonde", "Sint-Gillis-Waas"]
    assert "plaats in Vlaanderen" in vorst.notice
    assert not find_place("9170 Sint-Gillis").is_brussels


# Nonsense


@pytest.mark.parametrize("typed", ["", "   ", "\x00", "\u202e\u200b", "\n\t"])
def test_nothing_typed_asks_nothing_and_costs_no_query(typed):
    place = places.find_place(typed)  # a query would fail here, where no database may be used
    assert (place.query, place.municipalities, place.suggestions, place.notice) == ("", [], [], "")


@pytest.mark.parametrize("typed", ["!!!", "—", "🎒", "'", "%", "日本", "Ω"])
def test_signs_only_ask_for_a_postcode_or_a_name(typed):
    place = find_place(typed)
    assert place.municipalities == []
    assert place.notice == "Typ een postcode of de naam van een gemeente."


@pytest.mark.parametrize(
    "typed", ["Atlantis", "x" * 5000, "Parijs", "123", "12345", "00000", "0900", "1e gemeente", "qq"]
)
def test_an_unknown_place_says_so_and_takes_none(typed):
    place = find_place(typed)
    assert place.municipalities == []
    assert not place.is_brussels
    assert "kennen" in place.notice
    assert len(place.query) <= 80
    assert len(place.notice) < 250


def test_a_name_with_signs_that_nobody_sees_is_that_name():
    assert found("Roe\u200bselare") == ["Roeselare"]
    assert found("Gent\x00") == ["Gent"]
    assert found("\u202eGent") == ["Gent"]


def test_a_name_longer_than_we_look_at_still_begins_with_its_postcode():
    assert found("8800 " + "x" * 5000) == ["Roeselare"]


def test_the_beginning_of_a_name_is_suggested():
    assert suggested("Beveren-Kruib") == ["Beveren-Kruibeke-Zwijndrecht"]
    assert "Roeselare" in suggested("roesel")
    assert "Heist-op-den-Berg" in suggested("op den berg")


def test_a_look_up_costs_one_query_whatever_is_typed(db, django_assert_num_queries):
    MunicipalityFactory(name="Gent", postcodes="9000")
    for typed in ("9000", "Gent", "Gnet", "Vorst", "9999 Gent", "2000 Gent", "x" * 5000):
        with django_assert_num_queries(1):
            places.find_place(typed)


def test_the_list_is_that_of_the_database(db):
    Municipality.objects.all().delete()
    assert places.find_place("Gent").municipalities == []
    gent = MunicipalityFactory(name="Gent", postcodes="9000")
    assert places.find_place("9000").municipalities == [gent]


LIKELY = st.sampled_from([*NAMES, *POSTCODES, *OTHER_NAMES, "st.", "B-", "-", " ", "\x00", "\u202e", "ﬁ", "İ", "ß"])


@given(st.text() | st.lists(LIKELY | st.text(max_size=3), max_size=5).map("".join))
@example("\ud800Gent")
@example("B" * 79 + "8800")
@examples(max_examples=400, deadline=None)
def test_whatever_is_typed_gives_an_answer_that_makes_sense(typed):
    place = find_place(typed)
    assert len(place.query) <= 80
    assert not (place.is_brussels and place.municipalities)
    # Who typed something is always told, or shown a place.
    assert bool(place.municipalities or place.is_brussels or place.notice) == bool(place.query)
    # What we made of it means the same when it is asked again, as from a kept address.
    again = find_place(place.query)
    assert (again.municipalities, again.is_brussels) == (place.municipalities, place.is_brussels)
