"""How Dutch text is read: words, stems, parts and groups of letters."""

import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from base.text import fold
from search.engine import dutch
from search.engine.dutch import grams, tokens


def keys(text):
    """Return everything that a text can be found by."""
    return {key for token in tokens(text) for key in (token.stem, *token.parts)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("B-code", "b code"),
        ("B-code", "bcode"),
        ("B-codes", "bcodes"),
        ("B-code", "B-codes"),
        ("b codes", "bcode"),
        ("CLB'er", "clber"),
        ("CLB’ers", "CLB"),
        ("CLB-begeleider", "begeleiding clb"),
        ("dixit-attest", "dixit attest"),
        ("C.L.B.", "clb"),
        ("t.e.m", "t.e.m."),
        ("TOAH", "toah"),
        ("1,5", "1.5"),
        ("1.500", "1500"),
        ("2025-2026", "2025 2026"),
        ("schoolverlaters", "verlaten van school"),
        ("schoolverlaters", "schoolverlaten"),
        ("leerlingenbegeleiding", "begeleiding"),
        ("zorgcontinuüm", "zorgcontinuum"),
        ("cafe\N{COMBINING ACUTE ACCENT}", "café"),
        ("school\N{SOFT HYPHEN}uitval", "schooluitval"),
        ("foto's", "fotos"),
        ("aanmelden", "meldt zich aan"),
    ],
)
def test_spellings_of_one_thing_meet(one, other):
    assert keys(one) & keys(other)


@pytest.mark.parametrize(
    ("one", "other"), [("1,5", "15"), ("begeleiding", "beleid"), ("B-attest", "B-code"), ("onderwijs", "onder wijs")]
)
def test_different_things_stay_apart(one, other):
    assert not keys(one) & (keys(other) - {"b"})


def test_a_token_says_where_the_word_stands():
    text = "De CLB’er, én de B-code."
    found = [text[token.start : token.end] for token in tokens(text)]
    assert found == ["De", "CLB’er", "én", "de", "B-code"]
    assert [token.text for token in tokens(text)] == ["de", "clber", "en", "de", "bcode"]


def test_words_that_say_nothing_are_marked_dialect_included():
    assert [token.text for token in tokens("da 't nie gaat op school") if token.stop] == ["da", "t", "op"]
    assert not any(token.stop for token in tokens("niet geen zonder meer willen hulp"))


def test_a_stop_word_has_no_parts():
    assert all(token.parts == () for token in tokens("daarvoor waarvoor tijdens"))


def test_groups_of_letters_have_the_borders_of_the_word():
    assert grams("School") == ["_sch", "scho", "choo", "hool", "ool_"]
    assert grams("b is de") == ["_b_"]
    assert grams("") == []


def test_groups_of_letters_leave_stop_words_out():
    assert grams("het verlaten van de school") == grams("verlaten school")


@given(st.text())
@example("İstanbul ǅ ﬁ ß ½ ① ㎏ ﷺ \u0345")
@example("a\u0300\u0301-'b’’c--d.e.f. 1.2.3,4,,5")
@example("\ud800x\udfff")
def test_offsets_always_point_at_the_word_whatever_the_text(text):
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        written = "".join(char for char in fold(text[token.start : token.end]) if char.isalnum())
        assert "".join(char for char in token.text if char.isalnum()) == written
        assert token.text
        assert token.stem
        assert all(token.parts)
        end = token.end


@given(st.text().filter(lambda text: "\N{COMBINING GREEK YPOGEGRAMMENI}" not in text))  # a mark that folds to a letter
def test_no_letter_or_digit_of_a_text_is_lost(text):
    kept = "".join(token.text for token in tokens(text))
    plain = "".join(char for char in fold("".join(filter(str.isalnum, text))) if char.isalnum())
    assert "".join(char for char in kept if char.isalnum()) == plain


@given(st.text(), st.text())
def test_texts_beside_each_other_read_as_each_alone(one, other):
    both = [token.text for token in tokens(f"{one}\n\n{other}")]
    assert both == [token.text for token in (*tokens(one), *tokens(other))]


@given(st.text())
def test_every_group_of_letters_comes_from_a_word(text):
    padded = " ".join(f"_{token.text}_" for token in tokens(text) if not token.stop)
    assert all(gram in padded and (len(gram) == dutch.GRAM or len(gram) == 3) for gram in grams(text))


def test_a_word_without_end_is_read_as_any_other():
    for endless in (
        "a" * 200_000,
        "a-" * 100_000,
        "1." * 100_000,
        "a." * 100_000 + "bb",
        "a\u0301" * 100_000,
        "'" * 200_000,
    ):
        assert len(tokens(endless)) <= 100_000
        assert len(grams(endless)) <= 400_000


def test_every_group_of_related_phrases_has_something_to_relate():
    assert len(dutch.related()) > 50
    for group in dutch.related():
        assert len(group) > 1
        assert all(any(not token.stop for token in tokens(phrase)) for phrase in group), group


def test_what_is_written_with_a_hyphen_is_related_with_a_space_too():
    group = next(group for group in dutch.related() if "b-code" in group)
    assert "b code" in group


def test_importing_reads_no_file_and_makes_no_stemmer():
    code = (
        "import search.engine.dutch as d, search.engine.compounds as c;"
        "assert not any(f.cache_info().currsize for f in (c.words, c._stemmer, d.stop_words, d.related))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
