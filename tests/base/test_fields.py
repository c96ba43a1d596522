"""Lines: one thing on each, without the bullets that come along from elsewhere."""

import pytest
from django import forms
from hypothesis import example, given
from hypothesis import strategies as st

from base.fields import LinesField, LinkField, lines


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Een\nTwee", ["Een", "Twee"]),
        ("  Een  \r\n\r\n\tTwee\r", ["Een", "Twee"]),
        ("• Een\n- Twee\n* Drie\n– Vier", ["Een", "Twee", "Drie", "Vier"]),
        ("- • Een\n-\n•\n", ["Een"]),
        ("Een - met een streepje", ["Een - met een streepje"]),
        ("\u00a0•\u00a0Een", ["Een"]),
        ("-18-jarigen\n–18\n−5 graden\n-jarig", ["-18-jarigen", "–18", "−5 graden", "-jarig"]),
        ("- 18 %\n- € 20\n– 1,5\n-\u00a0½ dag\n- 5", ["- 18 %", "- € 20", "– 1,5", "-\u00a0½ dag", "- 5"]),
        ("• -18-jarigen\n- -18-jarigen\n• 18 uur", ["-18-jarigen", "-18-jarigen", "18 uur"]),
        ("- vijf\n-\tEen\n—\u00a0Twee\n−  drie\n-- vier", ["vijf", "Een", "Twee", "drie", "vier"]),
        (
            "·\tEen\no\tTwee\n§\tDrie\n\uf0b7 Vier\n▪Vijf\nØ\tZes\n\uf0fc Zeven",
            ["Een", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven"],
        ),
        ("•\u200bEen\n\u200e• Twee\n➢ Drie\no Vier\n✓\tVijf\n* Zes", ["Een", "Twee", "Drie", "Vier", "Vijf", "Zes"]),
        (
            "o ja, dat\nook\n§ 1. De school\n§1\nØresund\n*voetnoot",
            ["o ja, dat", "ook", "§ 1. De school", "§1", "Øresund", "*voetnoot"],
        ),
        ("✓ mag\n✗ mag niet\n☐ later", ["✓ mag", "✗ mag niet", "☐ later"]),
        ("o god\no help mij\no   ja", ["o god", "o help mij", "ja"]),
        ("➔ Een\n▪\ufe0f Twee\n→ Drie\n★\u00a0Vier\n❏Vijf\n☑\tZes", ["Een", "Twee", "Drie", "Vier", "Vijf", "Zes"]),
        ("★★★ hotel\n→vooruit\n»citaat«", ["hotel", "→vooruit", "»citaat«"]),
        ("", []),
        (None, []),
    ],
)
def test_lines_lose_bullets_and_white_space_around_them(typed, kept):
    assert lines(typed) == kept


@given(st.text() | st.lists(st.text(alphabet="•*-–o§1€ \t\u00a0\u200bab\n\r\u2028"), max_size=5).map("\n".join))
@example("- • a")
@example("a\x0b- b")
def test_cleaning_twice_is_cleaning_once(typed):
    field = LinesField(blank=True)
    once = field.clean(typed, None)
    assert field.clean(once, None) == once
    assert lines(once) == lines(typed) == [line for line in once.split("\n") if line]


@given(st.lists(st.from_regex(r"[a-np-z][a-z ,.-]{0,20}[a-z]", fullmatch=True), max_size=6))
def test_what_stands_in_lines_already_stays_as_it_is(given_lines):
    assert lines("\n".join(given_lines)) == given_lines


def test_lines_are_typed_in_a_text_area():
    assert isinstance(LinesField("stappen").formfield().widget, forms.Textarea)


def test_a_link_longer_than_its_field_is_taken_out_of_its_wrapper_first():
    wrapper = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.vlaanderen.be%2F&data=" + 500 * "0"
    assert LinkField(max_length=500).formfield().clean(f" {wrapper} ") == "https://www.vlaanderen.be/"
    assert LinkField(blank=True).formfield().clean("") == ""
