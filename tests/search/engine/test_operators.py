"""OR, AND and NOT in capitals: what they join, and that they say nothing where there is nothing to join."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from base.keys import page_key
from search.engine import query_parser
from search.engine.documents import Question
from search.engine.highlighting import Marker
from search.engine.index import Engine
from search.engine.lexicon import Lexicon
from tests.search.engine.oracle import corpora
from tests.search.engine.pages import pages
from tests.search.engine.test_searching import FILLER

TITLES = ["Spijbelen", "Pesten", "Spijbelen en pesten", "Pesten op school", "School", *FILLER]


@pytest.fixture
def found(fill, ask):
    """What a question finds in `TITLES`: the titles, in the order of the list."""
    fill(*TITLES)
    return lambda text: [TITLES[key.number - 1] for key in sorted(ask(text, size=100).keys)]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("spijbelen OR pesten", TITLES[:4]),
        ("spijbelen OF pesten", TITLES[:4]),
        ("spijbelen AND pesten", TITLES[2:3]),
        ("pesten NOT school", TITLES[1:3]),
        ("NOT school pesten", TITLES[1:3]),
        ("pesten AND school OR spijbelen", [TITLES[0], *TITLES[2:4]]),
        ("spijbelen OR pesten AND school", [TITLES[0], *TITLES[2:4]]),
        ('"pesten op school" OR spijbelen', [TITLES[0], *TITLES[2:4]]),
        ('pesten NOT "op school"', TITLES[1:3]),
        ("spijbelen OR pesten OR school", TITLES[:5]),
        ("spijbelen OR pesten -school", TITLES[:3]),
        ("school NOT spijbelen OR pesten", [TITLES[1], *TITLES[3:5]]),
        ("school OR NOT spijbelen", TITLES[3:5]),
        ("school AND NOT pesten", TITLES[4:5]),
    ],
)
def test_operators_join_what_stands_beside_them(found, text, titles):
    assert found(text) == titles


@pytest.mark.parametrize(
    "text",
    [
        *("OR pesten", "pesten OR", "OR pesten OR", "pesten OR OR", "AND pesten", "pesten AND", "pesten NOT"),
        *(
            "pesten OR pesten",
            "pesten AND pesten",
            "OR OR pesten NOT",
            "pesten AND OR",
            "pesten NOT OR",
            "NOT NOT OR pesten",
        ),
    ],
)
def test_an_operator_with_nothing_to_join_says_nothing(found, text):
    assert found(text) == found("pesten")


@pytest.mark.parametrize("text", ["OR", "AND", "NOT", "OF", "OR AND", "NOT OR"])
def test_operators_alone_are_words(fill, ask, text):
    fill("Or of and not", "Iets")
    assert ask(text).keys == pages(1)


def test_small_letters_and_dutch_words_that_are_often_shouted_join_nothing(found):
    assert found("pesten and school") == found("pesten school")
    assert found("PESTEN EN SCHOOL") == found("pesten en school")
    assert found("ik wil NIET naar school") == found("ik wil niet naar school")


def test_what_stands_between_quotes_or_behind_a_minus_is_no_operator(fill, ask):
    fill("Kat or vis", "Kat en vis")
    assert ask('"kat or vis"').keys == pages(1)
    assert ask('kat "OR"').keys == pages(1)
    assert ask("kat -OR").keys == pages(2)


def test_a_result_lacks_the_words_of_the_nearest_way_only(fill, ask):
    fill("Kat", "Vis en hond", "Vis")
    found = ask("kat OR vis hond")
    assert (set(found.keys[:2]), found.keys[2:3], found.complete) == ({*pages(1, 2)}, pages(3), 2)
    assert found.missing == {page_key(3): ("hond",)}


def test_an_operator_is_neither_joined_with_a_word_nor_mended(fill, ask, engine):
    fill("Brugfiguur", "Pesten", *FILLER)
    assert ask("brug OR pesten").keys == ask("pesten OR brug").keys
    assert ask("pestn OR spijbelen").corrected == engine.correct("pestn OR spijbelen") == "pesten OR spijbelen"


def test_words_of_every_way_are_marked_and_those_left_out_are_not():
    pieces = Marker("kat OR vis NOT hond").highlight("Kat or vis, hond")
    assert [piece for piece, fits in pieces if fits] == ["Kat", "vis"]


def test_suggestions_are_what_the_question_finds(fill, engine):
    fill("Spijbelen en orde", "Pesten", "Pesten op school")
    assert {key for key, _ in engine.suggest("spijbelen OR pesten")} == {*pages(1, 2, 3)}
    assert {key for key, _ in engine.suggest("pesten -school")} == {*pages(2)}
    assert {key for key, _ in engine.suggest("pesten NOT school")} == {*pages(2)}


def test_blame_leaves_no_operator_alone(fill, engine):
    fill("Kat en vis", "Kat")
    analysis = engine.explain_zero_results(Question('"vis kat" OR hond NOT kat'))
    assert analysis.pieces == {'"vis kat"': ("hond NOT kat", 0), "NOT kat": ('"vis kat" OR hond', 0)}
    assert analysis.words == {"hond": 0}
    assert engine.explain_zero_results(Question('hond OR "kat en"')).pieces == {'"kat en"': ("hond", 0)}


WAYS = st.sampled_from(
    ["kat", "vis", "zon dak", "mus ree vis", '"kat vis"', "emoe", "katten", "kat AND zon", "schoolweigering"]
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(corpora, st.lists(WAYS, min_size=2, max_size=4), st.sampled_from(["", " -ree", ' -"zon dak"']), st.booleans())
def test_or_finds_all_that_each_way_finds_and_and_nothing_that_one_does_not(tmp_path_factory, made, ways, rest, near):
    engine = Engine.create(tmp_path_factory.mktemp("index"))
    engine.write(made, position=1)
    lexicon = Lexicon([["emoe", "mus"], ["schoolweigering", "zon dak"]] if near else [])

    def found(text):
        return set(engine.search(Question(text, size=100), lexicon).keys)

    each = [found(way + rest) for way in ways]
    assert found(" OR ".join(ways) + rest) == set.union(*each)
    if not any("AND" in way for way in ways):
        assert found(" AND ".join(ways) + rest) == set.intersection(*each)


def test_alternatives_take_along_what_is_left_out():
    assert query_parser.alternatives("kat OR vis AND zon -mus") == ["kat -mus", "vis zon -mus"]
    assert query_parser.alternatives("-mus kat") == ["-mus kat"]
