"""The edit form of a page: a draft may be unfinished, a published page is complete, nothing typed is lost."""

import json

import pytest
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from base.fields import lines
from base.models import TermAssignment, page_types
from content.models import CausePage, StandardPage
from tests.editing import PUBLISH, add_address, edit_address, open_form, publish, refused, rows, save
from tests.factories.base import SourceFactory, TermFactory, UserFactory
from tests.factories.content import CausePageFactory, StandardPageFactory

SOURCE = {"title": "Jaarverslag", "publisher": "Een stad", "year": "2021", "url": "", "note": ""}


@pytest.fixture
def main_terms(db):
    """One term for each main facet of a cause."""
    return [TermFactory(facet="thema"), TermFactory(facet="actor")]


def complete_cause(cms, causes, terms):
    """Return the form of a new cause, with everything that publishing asks."""
    data = open_form(cms, add_address(CausePage, causes), CausePage)
    return {
        **data,
        "title": "Spijbelen",
        "slug": "spijbelen",
        "search_description": "Wie vaak wegblijft, raakt het contact kwijt.",
        "explanation": rich_text("<p>Een lege stoel zegt iets.</p>"),
        "terms": [term.pk for term in terms],
        **rows("sources", SOURCE),
    }


def test_a_complete_page_is_published(cms, causes, main_terms):
    data = complete_cause(cms, causes, main_terms)
    publish(cms, add_address(CausePage, causes), data)
    page = CausePage.objects.get()
    assert page.live
    assert set(page.terms.all()) == set(main_terms)
    assert [source.title for source in page.source_list] == ["Jaarverslag"]


ORPHAN = {
    "blocks": [
        {"key": "a", "type": "unstyled", "depth": 0, "text": "De school", "inlineStyleRanges": [], "entityRanges": []},
        {
            "key": "b",
            "type": "ordered-list-item",
            "depth": 1,
            "text": "belt",
            "inlineStyleRanges": [],
            "entityRanges": [],
        },
    ],
    "entityMap": {},
}
WRAPPED = f"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.vlaanderen.be%2F&data={'0' * 500}"
FACT = {"value": "1", "text": "school", "year": "", "source": "Bron", "source_url": WRAPPED}
FACTS = {"facts": {"count": "1", "0": {"order": "0", "deleted": "", "value": FACT}}}


def test_a_form_keeps_what_was_pasted_and_takes_wrappers_off_addresses(cms, causes):
    data = open_form(cms, add_address(CausePage, causes), CausePage)
    pasted = {
        "title": "Geplakt",
        "slug": "geplakt",
        "explanation": json.dumps(ORPHAN),
        "signals": f"·\tZie {WRAPPED}.\n-18-jarigen",
        **rows("sources", {**SOURCE, "url": WRAPPED}),
        **nested_form_data({"body": streamfield([("text", json.dumps(ORPHAN)), ("key_facts", FACTS)])}),
    }
    save(cms, add_address(CausePage, causes), {**data, **pasted})
    page = CausePage.objects.get()
    html = r'<p data-block-key="a">De school</p><ol><li data-block-key="b">belt</li></ol>'
    assert page.explanation == html
    assert page.body.raw_data[0]["value"] == html
    assert page.body[1].value["facts"][0]["source_url"] == "https://www.vlaanderen.be/"
    assert lines(page.signals) == ["Zie https://www.vlaanderen.be/.", "-18-jarigen"]
    assert page.source_list[0].url == "https://www.vlaanderen.be/"


def test_a_draft_may_be_unfinished(cms, causes):
    data = open_form(cms, add_address(CausePage, causes), CausePage)
    save(cms, add_address(CausePage, causes), {**data, "title": "Nog niets", "slug": "nog-niets"})
    page = CausePage.objects.get()
    assert (page.title, page.live) == ("Nog niets", False)


def test_publishing_asks_in_dutch_for_all_that_is_missing_and_loses_nothing(cms, causes):
    address = add_address(CausePage, causes)
    data = open_form(cms, address, CausePage)
    typed = {
        "title": "Titel die blijft staan",
        "slug": "adres-dat-blijft",
        "explanation": rich_text("<p>Uitleg die blijft staan.</p>"),
        "signals": "Signaal dat blijft staan",
        "who_can_help": "Leraar: dat blijft staan",
    }
    note = rows("change_notes", {"date": "2026-03-01", "text": "Wijziging die blijft staan"})
    html = refused(cms, address, {**data, **typed, **note, **PUBLISH, "caretaker": ""})
    assert not CausePage.objects.exists()
    for message in (
        "Schrijf een samenvatting voor je publiceert.",
        "Kies wie deze pagina bijhoudt voor je publiceert.",
        "Kies minstens één term bij “Thema” voor je publiceert.",
        "Kies minstens één term bij “Wie doet mee” voor je publiceert.",
        "Voeg minstens één bron toe voor je publiceert.",
    ):
        assert message in html
    for words in ("Titel die", "adres-dat", "Uitleg die", "Signaal dat", "Leraar: dat", "Wijziging die"):
        assert f"{words} blijft" in html or f"{words}-blijft" in html


@pytest.mark.parametrize("source", [{}, {"title": "Half"}, {"publisher": "Half"}])
def test_an_empty_or_half_source_does_not_count(cms, causes, main_terms, source):
    data = complete_cause(cms, causes, main_terms) | rows("sources", {**dict.fromkeys(SOURCE, ""), **source})
    refused(cms, add_address(CausePage, causes), {**data, **PUBLISH})
    assert not CausePage.objects.exists()


def test_a_page_without_a_source_is_kept_from_being_published(cms, causes, main_terms):
    data = complete_cause(cms, causes, main_terms) | rows("sources")
    html = refused(cms, add_address(CausePage, causes), {**data, **PUBLISH})
    assert "Voeg minstens één bron toe voor je publiceert." in html


def test_taking_the_last_source_away_keeps_the_page_from_being_published(cms, causes, editor, main_terms):
    page = CausePageFactory(parent=causes, caretaker=editor, terms=main_terms)
    SourceFactory(page=page)
    data = open_form(cms, edit_address(page), CausePage)
    publish(cms, edit_address(page), data)
    html = refused(cms, edit_address(page), {**data, **PUBLISH, "sources-0-DELETE": "on"})
    assert "Voeg minstens één bron toe voor je publiceert." in html
    assert CausePage.objects.get(pk=page.pk).sources.count() == 1


def test_who_creates_a_page_takes_care_of_it_unless_told_otherwise(cms, home, editor):
    address = add_address(StandardPage, home)
    data = open_form(cms, address, StandardPage)
    assert data["caretaker"] == [str(editor.pk)]
    other = UserFactory(is_superuser=True)
    save(cms, address, {**data, "title": "Een", "slug": "een"})
    save(cms, address, {**data, "title": "Twee", "slug": "twee", "caretaker": other.pk})
    assert [StandardPage.objects.get(slug=slug).caretaker for slug in ("een", "twee")] == [editor, other]


def test_somebody_who_left_still_takes_care_of_a_page_until_it_is_handed_over(cms, home):
    gone = UserFactory(is_active=False)
    page = StandardPageFactory(parent=home, caretaker=gone)
    data = open_form(cms, edit_address(page), StandardPage)
    publish(cms, edit_address(page), data)
    page.refresh_from_db()
    assert page.caretaker == gone


def test_a_summary_that_is_too_long_is_refused_with_its_text(cms, home):
    address = add_address(StandardPage, home)
    data = open_form(cms, address, StandardPage)
    long = "Woord " * 60
    html = refused(cms, address, {**data, "title": "Lang", "slug": "lang", "search_description": long})
    assert "Hou het korter dan 255 tekens." in html
    assert long.strip() in html


def test_the_next_check_comes_after_the_last(cms, home):
    page = StandardPageFactory(parent=home)
    data = open_form(cms, edit_address(page), StandardPage)
    html = refused(cms, edit_address(page), {**data, "reviewed_on": "2026-05-02", "review_on": "2026-05-01"})
    assert "De volgende controle komt na de vorige." in html


def test_a_page_without_need_of_a_source_is_published_without(cms, home):
    data = open_form(cms, add_address(StandardPage, home), StandardPage)
    data |= {"title": "Over ons", "slug": "over-ons", "search_description": "Wie we zijn en wat we doen."}
    publish(cms, add_address(StandardPage, home), data)
    assert StandardPage.objects.get().live


def test_a_deleted_and_retyped_relation_is_saved(cms, home, editor):
    page, other = StandardPageFactory(parent=home, caretaker=editor), StandardPageFactory(parent=home)
    page.relations.create(kind="related", target=other)
    page.save()
    data = open_form(cms, edit_address(page), StandardPage)
    data |= {"relations-0-DELETE": "on", "relations-1-kind": "related", "relations-1-target": other.pk}
    data |= {"relations-1-ORDER": "2", "relations-TOTAL_FORMS": "2", "relations-1-id": ""}
    publish(cms, edit_address(page), data)
    assert StandardPage.objects.get(pk=page.pk).relations.count() == 1


def test_every_page_type_says_whether_it_needs_a_source():
    with_facts = ("Cause", "GlossaryEntry", "Guide", "Instrument", "Network", "News", "Pathway", "Policy", "Practice")
    followed = ("Action", "ActionPlan", "Advice", "Promise", "Recommendation", "RecommendationReport")
    names = {f"{name}Page" for name in (*with_facts, "Indicator", "Publication", "Question", *followed)}
    assert {model.__name__ for model in page_types() if model.needs_source} == names


def test_an_unpublished_draft_writes_no_terms_on_a_live_page(cms, causes, editor, main_terms):
    page = CausePageFactory(parent=causes, caretaker=editor, terms=main_terms)
    data = open_form(cms, edit_address(page), CausePage)
    save(cms, edit_address(page), {**data, "terms": []})
    assert TermAssignment.objects.filter(content_object=page).count() == len(main_terms)
    assert Page.objects.get(pk=page.pk).has_unpublished_changes
