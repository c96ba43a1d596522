"""Abbreviations that a text explains are found as Schwartz and Hearst say, and nothing else is."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.engine.abbreviations import MOST_PAIRS, best_long_form, explained, takes_every_word


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Het tweedekansonderwijs (TKO) begint in maart.", "TKO", "tweedekansonderwijs"),
        ("TKO: tweedekansonderwijs", "TKO", "tweedekansonderwijs"),
        ("TKO: tweedekansonderwijs voor volwassenen", "TKO", "tweedekansonderwijs"),
        ("Vraag het aan TKO (tweedekansonderwijs).", "TKO", "tweedekansonderwijs"),
        ("TKO – tweedekansonderwijs", "TKO", "tweedekansonderwijs"),
        ("naar een centrum voor leerlingenbegeleiding (CLB)", "CLB", "centrum voor leerlingenbegeleiding"),
        ("CLB (het centrum voor leerlingenbegeleiding, bij je)", "CLB", "centrum voor leerlingenbegeleiding"),
        ("buitengewoon secundair onderwijs (buso)", "buso", "buitengewoon secundair onderwijs"),
        ("okan: onthaalklas anderstalige nieuwkomers", "okan", "onthaalklas anderstalige nieuwkomers"),
        ("De Vlaamse Onderwijsraad (Vlor, 2022) zegt", "Vlor", "Vlaamse Onderwijsraad"),
        ("één École de la Chance (ÉC)", "ÉC", "École de la Chance"),
        ("((tweedekansonderwijs (TKO", "", ""),
        ("tweedekansonderwijs (TKO", "", ""),
        ("tweedekansonderwijs TKO)", "", ""),
        ("tweedekansonderwijs )TKO(", "", ""),
        ("()( )(()) : = -", "", ""),
    ],
)
def test_an_abbreviation_is_found_with_what_explains_it(text, short, long):
    assert explained(text) == ([(short, long)] if short else [])


@pytest.mark.parametrize(
    "text",
    [
        "de school (les)",
        "Gent (Oost)",
        "Jan (30 jaar)",
        "het effect - groot of klein",
        "de klas (zie boven)",
        "Let op: lees altijd eerst",
        "WHO: wat is het",
        "NAFT (een project van vier jaar)",
        "schooljaar (2023)",
        "de trein (NMBS)",
        "TKO (TKO)",
        "TKO: tko in de klas",
    ],
)
def test_what_stands_between_brackets_or_behind_a_colon_is_seldom_an_abbreviation(text):
    assert explained(text) == []


def naive(short, text):
    """Return the shortest end of a text that has all letters in order and whose first one begins a word."""
    wanted = [char for char in short.lower() if char.isalnum()]

    def has_rest(rest, at):
        return not rest or any(text[i] == rest[0] and has_rest(rest[1:], i + 1) for i in range(at, len(text)))

    for at in range(len(text) - 1, -1, -1):
        begins = at == 0 or not text[at - 1].isalnum()
        if wanted and begins and text[at] == wanted[0] and has_rest(wanted[1:], at + 1):
            return text[text.rfind(" ", 0, at) + 1 :].strip()
    return ""


@given(st.text(st.sampled_from("abcAB1-."), max_size=4), st.text(st.sampled_from("abc1 -"), max_size=14))
@example("ab", "ab ab")
@example("abc", "a-b c")
def test_the_full_form_is_the_one_that_a_look_at_every_end_gives(short, text):
    assert best_long_form(short, text) == naive(short, text)


def naively_takes(short, words):
    """Say whether the letters can be dealt out over the words, first letters first."""
    if not words:
        return not short
    word, *others = words
    return any(
        short[:1] == word[:1]
        and all(char in rest for rest in [iter(word)] for char in short[:number])
        and naively_takes(short[number:], others)
        for number in range(1, len(short) + 1)
    )


@given(st.text("abc", max_size=5), st.lists(st.text("abc", min_size=1, max_size=4), max_size=4))
def test_a_small_abbreviation_has_a_letter_of_every_word(short, words):
    assert takes_every_word(short, words) == naively_takes(short, words)


@given(st.text())
@example("\ud800 (AB)")
@example("İstanbul (İS) ﬁ (FI): ﬁ")
@example("a\u0300\u0301 bb (A\u0300B)")
def test_any_text_is_read(text):
    for short, long in explained(text):
        assert short in text
        assert " ".join(long.split()) in " ".join(text.split())
        assert len(long) > len(short)


@pytest.mark.parametrize(
    "text",
    ["(" * 200_000, "A(" * 100_000, "AB: " * 50_000, "AB - a b " * 20_000, "aa bb (AB) " * 20_000, "x" * 200_000],
)
def test_a_long_text_takes_little_time_and_gives_few(text):
    begin = time.process_time()
    assert len(explained(text)) <= MOST_PAIRS
    assert time.process_time() - begin < 1
