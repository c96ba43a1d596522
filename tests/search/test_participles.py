"""A past participle meets its verb and what is named after it, and no other word."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.engine import general_dutch
from search.engine.dutch import stems
from search.engine.participles import infinitive
from search.engine.word_files import lines


@pytest.mark.parametrize(
    "family",
    [
        "gepest pesten pesterijen",
        "geschorst geschorste schorsen schorsing",
        "uitgesloten uitsluiten uitsluiting",
        "gestopt stoppen",
        "afgehaakt afhaken",
        "gespijbeld spijbelen",
        "geslaagd geslaagden slagen",
        "gebuisd buizen",
        "weggelopen weglopen",
        "ingeschreven ingeschrevenen inschrijven inschrijving",
        "begeleid begeleiden begeleiding",
        "opgeroepen oproepen",
        "veroordeeld veroordelen veroordeling",
        "ondertekend ondertekenen ondertekening",
        "uitgenodigd uitnodigen uitnodiging",
        "opgesloten opsluiten opsluiting",
        "doorgestuurd doorsturen",
        "heringeschreven herinschrijven herinschrijving",
        "aanbevolen aanbevelen aanbeveling",
        "thuisgebleven thuisblijven",
        "afgebroken afbreken",
        "gestegen stijgen stijging",
        "verwaarloosd verwaarlozen verwaarlozing",
        "gewijzigd wijzigen",
        "getreiterd treiteren",
        "gezet zetten",
        "geleefd leven",
        "gebruikt gebruiken",
        "misbruikt misbruiken",
        "getuigd getuigen",
    ],
)
def test_a_participle_meets_its_verb_and_its_noun(family):
    first, *others = family.split()
    assert {stems(other)[0] for other in others} == {stems(first)[0]}


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("geld", "ld"),
        ("gezin", "zin zinnen"),
        ("gedrag", "dragen drag"),
        ("geweld", "wellen weld"),
        ("gebied", "bieden bied"),
        ("gevoel", "voelen"),
        ("gemeente", "menen gemeend meente"),
        ("gezond", "zon zonnen zonen"),
        ("getuige", "tuig tuigen"),
        ("gedicht", "dicht dichten"),
        ("gewicht", "wicht"),
        ("gemiddeld", "middel middelen"),
        ("geduld", "dul"),
        ("geslacht", "slachten"),
        ("geval", "vallen"),
        ("gevallen", "vallen"),
        ("gerecht", "recht rechten"),
        ("gezant", "zand"),
        ("gehalte", "halte"),
        ("gedeelte", "deel"),
        ("gevaar", "varen"),
        ("verband", "verbannen"),
        ("bekend", "bekennen beek"),
        ("verslagen", "verslaan slaan"),
        ("schapen", "scheppen"),
        ("slagen", "slaan"),
        ("gegevens", "geven"),
        ("gevangenis", "vangen"),
        ("gebouw", "bouwen"),
        ("opgeeft", "effen"),
    ],
)
def test_a_word_that_only_looks_like_a_participle_stays_itself(word, others):
    assert stems(word)[0] not in {stems(other)[0] for other in others.split()}


def test_the_forms_of_such_a_word_stay_together():
    for forms in (
        "gedicht gedichten",
        "getuige getuigen",
        "gewicht gewichten",
        "geslacht geslachten",
        "geval gevallen",
    ):
        assert len({stems(form)[0] for form in forms.split()}) == 1


def test_every_strong_participle_leads_to_its_verb_with_and_without_a_prefix():
    for infinite, participle in map(str.split, lines("strong_verbs.txt")):
        assert infinitive(participle) == infinite
        if participle.startswith("ge") and not infinite.startswith("ge"):
            assert infinitive(f"uit{participle}") == f"uit{infinite}"


def test_a_strong_participle_is_no_word_that_is_heard_otherwise():
    own = {word for line in lines("no_participles.txt") for word in line.split()}
    assert not own & {line.split()[1] for line in lines("strong_verbs.txt")}


@given(st.text(st.sampled_from("abdegijknorstuvz"), min_size=1, max_size=8))
@example("eft")
def test_what_dutch_does_not_have_is_the_verb_of_nothing(rest):
    # Of a verb that comes apart Dutch may lack the whole, but not the verb itself.
    for word in (f"ge{rest}t", f"ge{rest}d", f"uitge{rest}t"):
        verb = infinitive(word)
        assert verb == "" or general_dutch.has(verb) or general_dutch.has(verb.removeprefix("uit"))


@given(st.text())
@example("ge")
@example("ge" * 50_000)
@example("gè\N{COMBINING ACUTE ACCENT}pest")
@example("\ud800gepest")
def test_any_text_is_read(text):
    assert infinitive(text) != text or text == ""
