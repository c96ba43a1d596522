"""What a visitor typed becomes safe and comparable, whatever it was."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from base import text

ANYTHING = st.text(st.characters(codec=None), max_size=900)


@given(ANYTHING)
@example("\ud800é\u0301" * 90)
@example("\u0958" * 199 + " x")
def test_cleaning_twice_changes_nothing_more(typed):
    assert text.clean(text.clean(typed)) == text.clean(typed)


@given(ANYTHING)
def test_cleaned_text_fits_can_be_stored_and_has_no_control_characters(typed):
    cleaned = text.clean(typed)
    assert len(cleaned) <= text.LONGEST_QUERY
    assert cleaned.isprintable()
    assert cleaned == " ".join(cleaned.split())
    cleaned.encode("utf-8")


@given(ANYTHING)
@example("ℋ")  # a compatibility character that turns into a capital
@example("\u0345a")
def test_folding_twice_changes_nothing_more(typed):
    assert text.fold(text.fold(typed)) == text.fold(typed)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  school \t uitval\n", "school uitval"),
        ("school\u00aduitval", "schooluitval"),  # a soft hyphen, pasted from a PDF
        ("\u200espij\u200bbelen\ufeff", "spijbelen"),  # marks that nobody sees
        ("a\x00b", "a b"),
        ("\ud800", ""),
        ("e\u0301e\u0301n", "één"),
    ],
)
def test_what_nobody_sees_does_not_break_a_word(typed, cleaned):
    assert text.clean(typed) == cleaned


@pytest.mark.parametrize(("one", "other"), [("Één", "een"), ("FRANÇAIS", "francais"), ("Ĳzer", "ijzer"), ("ß", "SS")])
def test_accents_and_capitals_do_not_count(one, other):
    assert text.fold(one) == text.fold(other)


def test_titles_stand_in_the_order_a_dutch_reader_expects():
    titles = ["Aanpak", "‘Anders’ leren", "École", "“Één” team", "eenzaam", "(Her)start", "ijver", "Zorg"]
    assert sorted(set(titles), key=text.sort_key) == titles


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("200 euro (2021)", "200 euro (2021)"),
        ("27.500 euro subsidie van de provincie (2020)", "27.500 euro subsidie van de provincie\u00a0…"),
        ("gratis voor leerling en school; Vlaamse subsidie", "gratis voor leerling en school\u00a0…"),
        ("laag (tijd) " + "woord " * 20, "laag (tijd) woord woord woord woord\u00a0…"),
        ("w" * 60, "w" * 40 + "\u00a0…"),
    ],
)
def test_a_shortened_text_ends_before_a_remark_a_clause_or_a_word(written, shown):
    assert text.shortened(written, 40) == shown
