"""The list of the words that Dutch has is read as it is, and says of every word what stands there."""

import gzip
import json
import math
import subprocess
import sys
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from base.text import fold
from search.engine import general_dutch
from search.engine.compounds import is_listed, words
from tests.search.engine.pages import pages


@cache
def listed():
    """Return ``{folded word: number}`` of the file, read as the JSON that it is."""
    found = {}
    for written, number in json.loads(gzip.decompress(general_dutch._file().read_bytes())).items():
        word = "".join(char for char in fold(written) if char.isalnum())
        if " " not in written and not any(map(str.isdigit, written)):
            found[word] = found.get(word, 0) + number
    return found


def test_every_word_of_the_list_is_found_with_its_number():
    some = dict(list(listed().items())[::97])
    assert len(some) > 3000
    assert {word: general_dutch.number(word) for word in some} == some


@given(st.text(st.sampled_from("aeinrstdgk'-éë\n\": 1"), max_size=9))
@example("")
@example("a")
@example("zzzzzzzz")
@example("\ud800")
@example("school" * 100_000)
def test_what_the_list_lacks_is_no_word(text):
    assert general_dutch.number(text) == listed().get(text, 0)


@pytest.mark.parametrize("word", ["school", "ouders", "spijbelen", "collegas", "burnout", "reeel", "gebuisd", "unief"])
def test_dutch_knows_common_words_without_their_signs(word):
    assert general_dutch.has(word)


def test_every_word_of_our_own_list_stays_right():
    # Ours has what the other lacks: names of services, words of the field, and stems that are no word by themselves.
    lacking = [word for word in words().forms if not general_dutch.has(word)]
    assert 0 < len(lacking) < 100
    assert all(map(is_listed, lacking))


def test_a_word_is_the_rarer_the_less_it_is_used():
    rare = [general_dutch.rareness(word) for word in ("niet", "gaan", "werken", "diploma", "spijbelen", "xqz")]
    assert rare == sorted(rare)
    assert rare[0] > 0
    assert rare[-1] == math.inf


def test_importing_reads_nothing():
    code = "import search.engine.spelling, search.engine.general_dutch as g; assert not g._words.cache_info().currsize"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_word_that_dutch_uses_all_the_time_tells_little_on_a_small_site_too(fill, ask):
    fill("Gaan naar het bos", "Een brosser in het bos", *["Iets over katten"] * 8)
    assert ask("gaan brosser").keys == pages(2, 1)


def test_a_question_of_words_that_tell_little_still_finds_what_has_them(fill, ask):
    fill("Wat gaan we doen?", "Willen en kunnen", "Vis")
    assert ask("gaan").keys == pages(1)
    assert ask("wat nu doen").keys == pages(1)
    assert set(ask("gaan willen maken").keys) == set(pages(1, 2))
