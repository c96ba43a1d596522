"""What a question finds, and in which order."""

import datetime

import pytest

from base.keys import page_key
from search.engine import facets, searching
from search.engine.documents import Question, Sort
from search.engine.lexicon import Lexicon
from tests.search.engine.pages import pages

WORDS = ("appel", "beker", "citroen", "dorp", "emmer", "fiets", "gordel", "hamer", "ijzer", "jas")
FILLER = ["Vulling " + word for word in WORDS]


def test_forms_of_a_word_and_parts_of_compounds_meet(fill, ask):
    fill("Leerlingenbegeleiding", "Begeleid de leerling", "Iets anders")
    assert ask("begeleiden").keys == pages(2, 1)
    assert set(ask("leerlingenbegeleiding").keys) == {*pages(1, 2)}


def test_pages_with_every_word_go_first_and_the_others_say_what_they_lack(fill, ask):
    fill("Spijbelen spijbelen spijbelen", "Spijbelen en een diploma", "Diploma")
    found = ask("Spijbelen diploma")
    assert (found.total, found.complete, found.keys[:1]) == (3, 1, pages(2))
    assert found.missing == {page_key(1): ("diploma",), page_key(3): ("Spijbelen",)}


def test_words_without_meaning_are_not_looked_for_unless_there_are_no_others(fill, ask):
    fill("De school", "Het diploma")
    assert ask("de diploma").keys == pages(2)
    assert ask("het").keys == pages(2)


def test_a_common_word_is_no_match_by_itself_in_a_longer_question(fill, ask):
    fill("School diploma", "School opvang", *["School " + each for each in FILLER])
    assert set(ask("school diploma opvang").keys) == {*pages(1, 2)}
    assert ask("school diploma").total == 12


def test_two_common_words_together_are_a_match(fill, ask):
    fill("diploma", "opvang", "kat vis", *["kat"] * 20, *["vis"] * 20)
    assert set(ask("kat vis diploma opvang").keys) == {*pages(1, 2, 3)}


@pytest.mark.parametrize("typed", ["dipolma", "diplma", "diploma's", "diplooma", "diplona"])
def test_a_typing_error_is_forgiven(fill, ask, typed):
    fill("Het diploma", *FILLER)
    assert ask(typed).keys == pages(1)


def test_two_errors_are_forgiven_in_a_long_word_only(fill, ask):
    fill("Schorsing", "Diploma", *FILLER)
    assert ask("schrosign").keys == pages(1)
    assert ask("diplrna").keys == ()


def test_what_was_mended_is_said_when_nothing_was_found_otherwise(fill, ask):
    fill("Absenteïsme", *FILLER)
    assert ask("veel absentisme").corrected == "veel absenteïsme"
    assert ask("absenteisme").corrected == ""


def test_a_word_that_finds_enough_is_not_mended(fill, ask):
    fill(*["Zorg"] * 5, "Borg")
    assert ask("zorg").total == 5


def test_a_phrase_is_found_in_order_only_and_within_one_text(fill, ask):
    fill("Leren en werken", "Werken en leren", {"title": "Leren", "summary": "en werken"})
    assert ask('"leren en werken"').keys == pages(1)
    assert ask("„leren en werken”").keys == pages(1)


def test_what_is_excluded_is_left_out(fill, ask):
    fill("Kat en vis", "Kat", "Vis")
    assert ask("kat -vis").keys == pages(2)
    assert set(ask("-vis").keys) == {*pages(2)}
    assert ask('-"kat en"').total == 2


@pytest.mark.parametrize(
    "text", ['"', "-", '- "', '"kat', 'kat"', "kat - -", "+kat", "kat AND", "(kat", "kat*", "kat:", "\\"]
)
def test_a_lone_operator_is_plain_text(fill, ask, text):
    fill("Kat")
    assert ask(text).keys == pages(1)


def test_synonyms_count_as_the_word(fill, ask):
    fill("Spijbelen", "Schoolverzuim", "Iets zonder geldige reden", "Geldige munten")
    lexicon = Lexicon([["spijbelen", "schoolverzuim", "zonder geldige reden"]])
    found = ask("spijbelen", lexicon)
    assert (set(found.keys), found.complete) == ({*pages(1, 2, 3)}, 3)
    assert set(ask("zonder geldige reden", lexicon).keys[:3]) == {*pages(1, 2, 3)}


def test_promoted_pages_go_first_within_the_bounds_and_count_once(fill, ask):
    fill(
        {"title": "Kat", "facets": (("type", "a"),)},
        {"title": "Vis", "facets": (("type", "a"),)},
        {"title": "Kat", "facets": (("type", "b"),)},
    )
    found = ask("kat", promoted=pages(2, 3, 99), counted=("type",), selection={"type": frozenset("a")})
    assert (found.keys, found.total) == (pages(2, 1), 2)
    assert found.counts == {"type": {"a": 2, "b": 1}}
    assert ask("kat", promoted=pages(3)).keys == pages(3, 1)


def test_newer_and_better_proven_pages_win_by_a_little(fill, ask):
    old, new = (datetime.datetime(year, 1, 1, tzinfo=datetime.UTC) for year in (2016, 2026))
    fill({"title": "Kat", "dated": old}, {"title": "Kat", "dated": new}, {"title": "Kat", "evidence": 5})
    assert ask("kat").keys == pages(3, 2, 1)
    fill({"title": "Kat", "dated": old}, {"title": "Vis", "summary": "De kat", "dated": new})
    assert ask("kat").keys == pages(3, 1, 2)


def test_pages_of_one_score_stand_by_title_on_every_page_of_results(fill, ask):
    fill(*[{"title": f"{chr(97 + number % 26)}", "body": "kat"} for number in range(200)])
    everything = ask("kat", size=200).keys
    titles = [chr(97 + (key.number - 1) % 26) for key in everything]
    assert list(zip(titles, everything, strict=True)) == sorted(zip(titles, everything, strict=True))
    for start in range(0, 200, 30):
        assert ask("kat", start=start, size=30).keys == everything[start : start + 30]


def test_more_values_than_there_are_columns_are_all_counted(fill, ask):
    many = {"title": "Kat", "facets": tuple((f"facet{each % 40}", str(each)) for each in range(120))}
    fill(many, many, {"title": "Kat", "facets": (("facet7", "7"),)})
    counts = ask("", counted=tuple(f"facet{each}" for each in range(40))).counts
    assert counts["facet7"] == {"7": 3, "47": 2, "87": 2}
    assert all(len(values) == 3 for values in counts.values())


def test_parts_of_a_compound_are_counted_as_found(fill, ask):
    fill(*[{"title": each, "facets": (("type", "a"),)} for each in ("Schoolbus", "School", "Leerling")])
    found = ask("leerlingenschool", counted=("type",))
    assert found.total == found.counts["type"]["a"] == len(found.keys)


def test_blame_says_what_gives_results(fill, engine):
    fill({"title": "Kat", "facets": (("type", "a"),)}, {"title": "Vis", "facets": (("type", "b"),)})
    question = Question('kat xyzzyx -vis "kat vis"', selection={"type": frozenset("b")})
    analysis = engine.explain_zero_results(question)
    assert analysis.words == {"kat": 1, "xyzzyx": 0}
    assert analysis.pieces == {"-vis": ('kat xyzzyx "kat vis"', 0), '"kat vis"': ("kat xyzzyx -vis", 0)}
    assert (analysis.unfiltered, analysis.everything) == (0, 1)
    assert engine.explain_zero_results(Question("kat", selection={"type": frozenset("b")})).values == {("type", "b"): 1}


def test_words_that_stand_far_apart_count_as_a_match_but_not_as_together(fill, ask):
    far = " ".join(["kat", *["iets"] * 60, "vis"])
    near = " ".join(["vis", *["iets"] * 10, "kat"])
    fill({"title": "Ver", "body": far}, {"title": "Dichtbij", "body": near}, {"title": "Kat", "summary": "Een vis."})
    found = ask("kat vis")
    assert (set(found.keys[:2]), found.keys[2:3], found.complete) == ({*pages(2, 3)}, pages(1), 2)
    assert found.missing == {}


def test_the_line_between_together_and_apart_counts_what_is_promoted(fill, ask):
    fill("Kat", "Kat en vis", "Kat met vis", "Vis")
    assert ask("kat vis").rest == 2
    assert ask("kat vis", promoted=pages(1)).rest == 3
    assert ask("kat vis", promoted=pages(2)).rest == 2
    assert ask("kat vis", promoted=pages(2, 3)).rest is None
    assert ask("kat vis", sort=Sort.TITLE).rest is None
    assert ask("kat").rest is None


def test_two_words_find_what_is_written_as_one(fill, ask):
    fill("Brugfiguren in Gent", "De brug over de Leie", "Over figuren")
    found = ask("brug figuur")
    assert (found.keys[:1], found.complete, set(found.keys)) == (pages(1), 1, {*pages(1, 2, 3)})


def test_what_breaks_while_counting_beside_is_said(fill, ask, monkeypatch):
    fill("Spijbelen")
    monkeypatch.setattr(searching, "PARALLEL_COUNT_FROM", 0)
    monkeypatch.setattr(facets, "count", lambda *_: [][0])
    with pytest.raises(IndexError):
        ask("spijbelen")


@pytest.mark.parametrize("right", ["skippen", "Lierdem"], ids=["means something", "is a name"])
def test_a_word_that_is_right_is_never_taken_for_a_typing_error(fill, engine, right):
    fill("Skippem", "Lierde", *FILLER)
    assert engine.search(Question(right)).corrected == engine.correct(right) != ""
    lexicon = Lexicon([["skippen", "wegblijven"]], names=["Lierdem"])
    found = engine.search(Question(right), lexicon)
    assert (found.total, found.corrected) == (0, "")
    assert engine.correct(right, lexicon=lexicon) == ""


@pytest.mark.parametrize(
    ("right", "page"), [("verslaving", "Verklaring"), ("lonkt", "Lokt"), ("honger", "Hoger"), ("mezelf", "Jezelf")]
)
def test_a_word_that_dutch_knows_is_never_mended_into_another(fill, engine, right, page):
    fill(page, *FILLER)
    assert engine.search(Question(right)).corrected == engine.correct(right) == ""


def test_a_word_that_dutch_does_not_know_is_mended(fill, ask):
    fill("Verklaring", *FILLER)
    assert ask("verklaving").corrected == "verklaring"


def test_half_of_a_word_that_is_right_is_none_either(fill, engine):
    fill("Kroeg", *FILLER)
    assert engine.correct("kroez", typing=True) == "kroeg"
    assert engine.correct("kroez", typing=True, lexicon=Lexicon([["kroezen", "bekers"]])) == ""


def test_a_short_word_is_not_mended_into_one_that_begins_otherwise(fill, ask):
    fill("Niet", "Brugfiguur")
    assert ask("wiet").total == 0
    assert ask("inet").keys == pages(1)
    assert ask("rugfiguur").keys == pages(2)


def test_what_is_left_out_or_between_quotes_is_never_mended(fill, ask):
    fill("Pesten", "Pesten op school", *FILLER)
    found = ask("pestn -school")
    assert (found.keys, found.corrected) == (pages(1), "pesten -school")
    assert ask("pestn -pestn").corrected == "pesten -pestn"
    assert ask('pestn "pestn"').total == 0


def test_a_promoted_page_is_an_answer_to_words_that_no_page_has(fill, ask):
    fill("Kat", "Leerlingenbegeleiding")
    assert ask("leerlingenbegeleiuwen").resembling
    found = ask("leerlingenbegeleiuwen", promoted=pages(1))
    assert (found.keys[:1], found.resembling) == (pages(1), False)


def test_blame_leaves_out_the_piece_itself_and_not_what_looks_like_it(fill, engine):
    fill("Anti-pest", "Vis")
    assert engine.explain_zero_results(Question("anti-pest -pest")).pieces == {"-pest": ("anti-pest", 1)}


def test_a_word_that_is_too_long_to_be_one_is_a_word_that_no_page_has(fill, ask):
    fill("Kat", "Vis")
    assert ask("x" * 80).total == ask("x" * 60).total == 0
    assert ask(f"kat {'x' * 80}").missing == {page_key(1): ("x" * 80,)}
