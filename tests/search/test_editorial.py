"""What editors say to the search counts at the next search: promoted results and synonyms."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils import formats, timezone

from base import content_version
from base.keys import key_of
from base.models import Change
from search import editorial
from search.engine import dutch
from search.engine.documents import Question
from search.models import PromotedResult, SynonymGroup
from tests.factories.base import TermFactory, UserFactory
from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticePageFactory
from tests.search.hiding import STATES

PROMOTED, SYNONYMS = "/cms/snippets/search/promotedresult/", "/cms/snippets/search/synonymgroup/"


@pytest.fixture
def page(home):
    """A public page to promote."""
    return StandardPageFactory(parent=home, title="Schorsing: wat nu?")


@pytest.fixture
def logged_in(client, home):
    """Return a client logged in as a member of a group."""

    def logged_in(group):
        user = UserFactory()
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return logged_in


def day(ahead):
    return timezone.localdate() + datetime.timedelta(days=ahead)


def promote(page, words="schorsing", **fields):
    return PromotedResult.objects.create(page=page, words=words, **fields)


# Promoted results


@pytest.mark.parametrize("asked", ["schorsing", "Schorsing", "SCHORSINGEN", "de schorsing?", "  bij schorsing "])
def test_a_page_is_promoted_for_the_words_in_whatever_form(page, asked):
    promote(page)
    assert editorial.promoted(asked) == (key_of(page),)


@pytest.mark.parametrize("asked", ["", "?", "schorsing opvang", "opvang", "schorseneren", "\x00"])
def test_a_page_is_promoted_for_the_whole_search_only(page, asked):
    promote(page)
    assert editorial.promoted(asked) == ()


def test_each_line_is_a_search_of_its_own(page):
    promote(page, "schorsing\nleerling geschorst")
    assert editorial.promoted("leerlingen geschorst") == (key_of(page),)
    assert editorial.promoted("schorsing leerling geschorst") == ()


def test_promoted_pages_stand_in_the_editors_order_and_once(home, page):
    other = StandardPageFactory(parent=home)
    promote(page, order=2)
    promote(other, order=1)
    promote(page, "schorsingen", order=3)
    assert editorial.promoted("schorsing") == (key_of(other), key_of(page))


@pytest.mark.parametrize(
    ("starts", "ends", "runs"),
    [(0, 0, True), (None, 0, True), (0, None, True), (1, None, False), (None, -1, False), (-5, 5, True)],
)
def test_a_promotion_runs_from_its_first_day_to_its_last(page, starts, ends, runs):
    promote(page, starts=None if starts is None else day(starts), ends=None if ends is None else day(ends))
    assert editorial.promoted("schorsing") == ((key_of(page),) if runs else ())


def test_a_promotion_begins_at_midnight_without_any_change(page, monkeypatch):
    promote(page, starts=day(1), ends=day(1))
    version = content_version.current()
    assert editorial.promoted("schorsing", version) == ()
    for then, found in ((day(1), (key_of(page),)), (day(2), ())):
        with monkeypatch.context() as clock:
            clock.setattr(timezone, "localdate", lambda then=then: then)
            assert editorial.promoted("schorsing", version) == found


@pytest.mark.parametrize("hide", STATES)
def test_a_hidden_page_is_never_promoted(home, hide):
    above = StandardPageFactory(parent=home)
    page = StandardPageFactory(parent=above)
    promote(page)
    assert editorial.promoted("schorsing") == (key_of(page),)
    hide([page])
    assert editorial.promoted("schorsing") == ()


def test_promotions_cost_no_query_until_something_changes(page, django_assert_num_queries):
    promote(page)
    version = content_version.current()
    editorial.promoted("schorsing", version)
    with django_assert_num_queries(0):
        editorial.promoted("schorsing", version)
        editorial.promoted("iets anders", version)
    with django_assert_num_queries(3):  # the promotions, when the next page ends, and when the next figures appear
        editorial.promoted("schorsing", version + 1)


def test_a_promotion_is_checked_in_dutch(home, page):
    draft = StandardPageFactory(parent=home, live=False)
    for problem, made in {
        "Bezoekers zien deze pagina niet": PromotedResult(words="x", page=draft),
        "valt voor de eerste dag": PromotedResult(words="x", page=page, starts=day(1), ends=day(0)),
        "minstens één woord": PromotedResult(words="?", page=page),
    }.items():
        with pytest.raises(ValidationError, match=problem):
            made.full_clean()
    PromotedResult(words="x", page=page, starts=day(0), ends=day(0)).full_clean()


# Synonyms


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("bso", "minstens twee"),
        ("bso\n?\n", "minstens twee"),
        ("bso\nberoeps\nBSÓ", "“BSÓ” staat er twee keer"),
        ("Tóah\ntijdelijk onderwijs", "“toah” staat al in de groep “toah = onderwijs aan huis”"),
    ],
)
def test_a_group_of_synonyms_is_checked_in_dutch(db, words, problem):
    SynonymGroup.objects.create(words="toah\nonderwijs aan huis")
    with pytest.raises(ValidationError, match=problem):
        SynonymGroup(words=words).full_clean()


def test_a_group_may_be_changed_without_being_in_its_own_way(db):
    group = SynonymGroup.objects.create(words="toah\nonderwijs aan huis")
    group.words += "\n• tijdelijk onderwijs aan huis"
    group.full_clean()
    assert group.word_list == ["toah", "onderwijs aan huis", "tijdelijk onderwijs aan huis"]


def means(word, *, near=False):
    """Return what means the same as a word, or what is near to it, as a set of stems."""
    found = editorial.lexicon().expand([token.stem for token in dutch.tokens(word)])
    return {" ".join(stems) for _start, _end, stems, weight in found if (weight < 1) == near}


def stems(*words):
    return {" ".join(token.stem for token in dutch.tokens(word)) for word in words}


def test_synonyms_count_at_the_next_search_and_no_longer_once_deleted(cms, home):
    assert means("bso") == set()
    cms.post(f"{SYNONYMS}add/", {"words": "bso\nberoepsonderwijs"})
    assert means("bso") == stems("beroepsonderwijs")
    group = SynonymGroup.objects.get()
    cms.post(f"{SYNONYMS}edit/{group.pk}/", {"words": "bso\narbeidsmarktfinaliteit\nde finaliteit arbeidsmarkt"})
    assert means("BSO") == stems("arbeidsmarktfinaliteit", "de finaliteit arbeidsmarkt")
    cms.post(f"{SYNONYMS}delete/{group.pk}/")
    assert means("bso") == set()


def test_a_synonym_of_a_term_finds_its_pages_at_the_next_search_but_is_no_other_word_for_it(built, practices):
    term = TermFactory(synonyms="leertijd")
    page = PracticePageFactory(parent=practices, terms=[term])
    assert built().engine.search(Question("leertijd")).keys == (key_of(page),)
    term.synonyms = "leertijd\narbeidswereld"
    term.save()
    assert built().engine.search(Question("arbeidswereld")).keys == (key_of(page),)
    assert means("leertijd") == set()


def test_words_that_are_near_count_for_less_beside_what_means_the_same(db):
    SynonymGroup.objects.create(words="brossen\nspieken van school")
    assert means("brossen") == stems("spieken van school")
    assert stems("spijbelen") <= means("brossen", near=True)


def test_the_lexicon_costs_no_query_until_something_changes(db, django_assert_num_queries):
    SynonymGroup.objects.create(words="a\nb")
    version = content_version.current()
    first = editorial.lexicon(version)
    with django_assert_num_queries(0):
        assert editorial.lexicon(version) is first


# In the CMS


def test_saving_either_raises_the_sequence_once_and_so_does_deleting(cms, page):
    before = content_version.current()
    assert cms.post(f"{SYNONYMS}add/", {"words": "bso\nberoepsonderwijs"}).status_code == 302
    assert cms.post(f"{PROMOTED}add/", {"words": "schorsing", "page": page.pk, "order": 0}).status_code == 302
    assert content_version.current() == before + 2
    # No page says anything else: the index has nothing to do.
    assert set(Change.objects.filter(version__gt=before).values_list("scope", flat=True)) == {content_version.NOTHING}
    assert editorial.promoted("schorsing") == (key_of(page),)
    assert cms.post(f"{PROMOTED}delete/{PromotedResult.objects.get().pk}/").status_code == 302
    assert content_version.current() == before + 3
    assert editorial.promoted("schorsing") == ()


@pytest.mark.parametrize(("group", "deletes"), [("Editors", False), ("Moderators", True)])
def test_editors_make_and_change_them_and_moderators_delete_them_too(logged_in, page, group, deletes):
    client = logged_in(group)
    for address, made in ((PROMOTED, promote(page)), (SYNONYMS, SynonymGroup.objects.create(words="a\nb"))):
        assert client.get(address).status_code == 200
        assert client.get(f"{address}add/").status_code == 200
        assert client.get(f"{address}edit/{made.pk}/").status_code == 200
        assert client.get(f"{address}history/{made.pk}/").status_code == 200
        client.post(f"{address}delete/{made.pk}/")
        assert type(made).objects.filter(pk=made.pk).exists() != deletes


def test_the_menu_has_one_place_for_both_in_dutch(logged_in, page):
    html = logged_in("Editors").get("/cms/").content.decode()
    for words in ("Zoekresultaten", "Uitgelichte resultaten", "Synoniemen", PROMOTED, SYNONYMS):
        assert words in html
    html = logged_in("Editors").get(f"{PROMOTED}add/").content.decode()
    for words in ("Eén zoekopdracht per regel", "Plaats en tijd", "Tot en met"):
        assert words in html


def test_the_list_of_promotions_says_for_what_which_page_and_when(cms, page):
    promote(page, "schorsing\ngeschorst", ends=day(5))
    html = cms.get(PROMOTED).content.decode()
    assert "“schorsing” en “geschorst”" in html
    assert page.title in html
    assert formats.date_format(day(5)) in html
    assert cms.get(PROMOTED, {"q": "geschorst"}).context["object_list"][0].page_id == page.pk
    for when, number in (("running", 1), ("coming", 0), ("over", 0), ("", 1), ("delete", 1)):
        assert len(cms.get(PROMOTED, {"when": when}).context["object_list"]) == number
    assert PromotedResult.objects.count() == 1
    assert cms.get(SYNONYMS, {"q": "niets"}).status_code == 200
