"""A key is one text and one text is a key: what stands in an address, the index and a browser is understood again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.keys import KIND, PAGE, Key, key_from, numbers_by_kind, page_key

KINDS = st.just(PAGE) | st.from_regex(KIND, fullmatch=True)
KEYS = st.builds(Key, KINDS, st.integers(0, 10**12 - 1))


@given(KEYS)
def test_a_key_is_read_back_from_its_text_which_parts_no_address(key):
    assert key_from(str(key)) == key
    assert "." not in str(key)


@given(st.lists(KEYS, max_size=8))
def test_no_two_keys_have_one_text_and_pages_come_first(keys):
    assert len(set(map(str, keys))) == len(set(keys))
    ordered = sorted(keys)
    assert [key.kind == PAGE for key in ordered] == sorted((key.kind == PAGE for key in keys), reverse=True)
    assert sorted((kind, number) for kind, numbers in numbers_by_kind(keys).items() for number in numbers) == ordered


def test_a_bare_number_is_a_page():
    assert key_from("12") == page_key(12) == Key(PAGE, 12)
    assert str(page_key(12)) == "12"


@pytest.mark.parametrize(
    "text",
    ["", "-", "-3", "toy-", "toy", "Toy-3", "3-toy-3", "toy-3-4", "toy.3", "1" * 13, "٣", " 3", "3\n", "a" * 21 + "-1"],
)
def test_anything_else_is_no_key(text):
    assert key_from(text) is None
