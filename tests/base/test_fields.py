"""Lines: one thing on each, without the bullets that come along from elsewhere."""

import pytest
from django import forms
from hypothesis import example, given
from hypothesis import strategies as st

from base.fields import LinesField, lines


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Een\nTwee", ["Een", "Twee"]),
        ("  Een  \r\n\r\n\tTwee\r", ["Een", "Twee"]),
        ("• Een\n- Twee\n* Drie\n– Vier", ["Een", "Twee", "Drie", "Vier"]),
        ("- • Een\n-\n•\n", ["Een"]),
        ("Een - met een streepje", ["Een - met een streepje"]),
        ("\u00a0•\u00a0Een", ["Een"]),
        ("", []),
        (None, []),
    ],
)
def test_lines_lose_bullets_and_white_space_around_them(typed, kept):
    assert lines(typed) == kept


@given(st.text() | st.lists(st.text(alphabet="•*-– \t\u00a0ab\n\r\u2028"), max_size=5).map("\n".join))
@example("- • a")
@example("a\x0b- b")
def test_cleaning_twice_is_cleaning_once(typed):
    field = LinesField(blank=True)
    once = field.clean(typed, None)
    assert field.clean(once, None) == once
    assert lines(once) == lines(typed) == [line for line in once.split("\n") if line]


@given(st.lists(st.from_regex(r"[a-z][a-z ,.-]{0,20}[a-z]", fullmatch=True), max_size=6))
def test_what_stands_in_lines_already_stays_as_it_is(given_lines):
    assert lines("\n".join(given_lines)) == given_lines


def test_lines_are_typed_in_a_text_area():
    assert isinstance(LinesField("stappen").formfield().widget, forms.Textarea)
