"""Compounds: what they are made of, and what stays whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine.compounds import LINKS, LONGEST_COMPOUND, compound_stem, split, stem, words
from search.engine.word_files import lines

FORMS = sorted(form for form in words().forms if form not in words().splits)


def stems(word):
    return [part.stem for part in split(word)]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("schoolverlaters", ["school", "verlat"]),
        ("schoolverlaten", ["school", "verlat"]),
        ("leerlingenbegeleiding", ["leerling", "begeleid"]),
        ("spijbelbegeleiding", ["spijbel", "begeleid"]),
        ("beroepsopleiding", ["beroep", "opleid"]),
        ("gezinsbegeleider", ["gezin", "begeleid"]),
        ("jongerencoaches", ["jongere", "coach"]),
        ("schoolmoe", ["school", "moe"]),
        ("klassenraden", ["klas", "raad"]),
        ("overlegtafel", ["overleg", "tafel"]),
        ("onderwijsinspectie", ["onderwijs", "inspectie"]),
        ("vervolgschoolcoach", ["vervolg", "school", "coach"]),
    ],
)
def test_a_compound_gives_the_stems_of_its_parts(word, parts):
    assert stems(word) == parts


@pytest.mark.parametrize(
    "word",
    ["onderwijs", "overleg", "herkansing", "vakantie", "belangrijk", "vriendelijk", "oordeel", "school", "kortrijk"],
)
def test_a_word_that_only_looks_like_a_compound_stays_whole(word):
    assert split(word) == ()


@pytest.mark.parametrize("word", ["", "s", "schoolxyz", "xyzschool", "schools", "begeleidingen", "kinderen", "gender"])
def test_a_word_that_the_list_does_not_cover_whole_stays_whole(word):
    assert split(word) == ()


@pytest.mark.parametrize(
    "forms",
    [
        ("verlaten", "verlaters", "verlater", "verlaat"),
        ("begeleiding", "begeleiden", "begeleiders"),
        ("school", "scholen", "schooltje"),
        ("spijbelen", "gespijbeld", "spijbelaars"),
        ("geschorst", "schorsing", "schorsingen"),
        ("gepest", "pesten", "pesterijen"),
        ("gestopt", "stoppen"),
    ],
)
def test_the_forms_of_a_word_share_one_stem(forms):
    assert len({stem(form) for form in forms}) == 1


def test_words_that_snowball_confuses_stay_apart():
    assert stem("begeleiding") != stem("beleid")
    assert stem("overheden") != stem("over")


def test_the_forms_of_a_compound_share_one_stem():
    assert compound_stem("schoolverlaters") == compound_stem("schoolverlaten") != compound_stem("schoolbegeleiding")


def test_a_verb_that_comes_apart_meets_its_parts_and_is_still_one_word():
    assert stems("aangemeld") == stems("aanmelden") == ["aan", stem("meldt")]
    assert compound_stem("aangemeld") == compound_stem("aanmelding")
    assert stems("schoolopvang") == ["school", stem("opvangen")]


def test_an_exception_splits_as_it_says():
    assert stems("bcodes") == ["b", "code"]
    assert compound_stem("clbers") == "clb"


@given(st.lists(st.tuples(st.sampled_from(FORMS), st.sampled_from(LINKS)), min_size=2, max_size=3))
def test_the_parts_cover_the_word_exactly_linking_letters_aside(made):
    word = "".join(form + link for form, link in made[:-1]) + made[-1][0]
    parts = split(word)
    if word in words().forms or word in words().splits:
        return
    # What was made of two or three words of the list can be split, unless it is too long or a part too short.
    if len(word) <= LONGEST_COMPOUND and all(len(form) > 2 for form, _ in made):
        assert parts
    assert "".join(part.text + part.link for part in parts) in ("", word)
    assert len(parts) != 1
    assert all(part.link in LINKS for part in parts)
    assert not parts or parts[-1].link == ""
    assert all(part.stem for part in parts)
    assert len(parts) <= len(made)


@given(st.text(max_size=80))
def test_any_text_is_accepted_and_covered(text):
    parts = split(text)
    assert parts == () or text in words().splits or "".join(part.text + part.link for part in parts) == text
    assert stem(text) or not text


def test_no_form_stands_in_two_lines_of_the_word_list():
    seen = []
    for line in lines("words.txt"):
        head, _, others = line.partition(":")
        seen += [*head.partition("=")[0].split(), *others.split()]
    assert len(seen) == len(set(seen)) > 3000
    assert all(word.isalnum() for word in seen)


def test_every_part_that_a_file_names_is_a_word():
    assert all(part.isalnum() for parts in words().splits.values() for part in parts)
