"""Loading content: all of it reaches the pages, and a second load writes only what a file says anew."""

import datetime

from django.core.management import call_command
from wagtail.models import Page, ReferenceIndex, Site

from base import content_version
from base.fields import lines
from base.keys import key_of
from base.models import Municipality, Term
from content.models import (
    CausePage,
    GlossaryEntryPage,
    GuidePage,
    HomePage,
    NetworkPage,
    PathwayFinderPage,
    RolePage,
    StandardPage,
)
from initial_content.models import LoadedRecord
from practices.models import PracticePage
from search import editorial
from search.models import PromotedResult
from tests.initial_content.files import RECORDS
from tracker.models import ActionPage


def rows():
    """Return everything that a load may write, as plain values."""
    models = (Page, Term, Municipality, LoadedRecord, Site)
    return {model: list(model.objects.order_by("pk").values()) for model in models}


# What a first load makes


def test_a_load_makes_a_site_with_its_home_page(loaded):
    site = Site.objects.get(is_default_site=True)
    assert site.root_page.specific == HomePage.objects.get()
    assert all(not problem for problem in Page.find_problems())
    assert CausePage.objects.public().count() == 2
    assert PracticePage.objects.get(slug="coach").get_parent().slug == "praktijken"


def test_every_value_of_a_file_reaches_the_page(loaded):
    page = PracticePage.objects.get(slug="coach")
    assert page.municipality.name == "Hasselt"
    assert lines(page.monday) == ["Bel vandaag"]
    assert page.reviewed_on.isoformat() == "2026-05-01"
    assert {term.slug for term in page.terms.all()} == {"spijbelen", "buddy", "secundair", "onderbouwd"}
    assert [(source.title, source.publisher) for source in page.source_list] == [("Draaiboek", "Een stad")]
    assert page.first_published_at
    assert not page.has_unpublished_changes
    assert page.caretaker.username == "redactie"
    assert not page.caretaker.is_active
    assert not page.caretaker.has_usable_password()
    body = StandardPage.objects.get(slug="over-ons").body
    assert [block.block_type for block in body] == ["text", "heading", "text"]
    assert str(body[2].value) == "<p>Omdat het <b>kan</b>.</p>"


def test_a_page_that_the_database_takes_only_with_a_number_is_made_with_its_rows(loaded):
    action = ActionPage.objects.public().get(number=1)
    assert [part.letter for part in action.parts.all()] == ["a"]
    assert [(update.anchor, update.status) for update in action.updates.all()] == [("2018-05", "gerealiseerd")]


def test_a_guide_stands_first_for_its_words_until_an_editor_decides(loaded):
    guide = GuidePage.objects.get(slug="afhaken")
    assert editorial.promoted("iets anders") == () != editorial.promoted("afhaken") == (key_of(guide),)
    PromotedResult.objects.all().delete()
    call_command("load_content", directory=loaded.directory)
    assert not PromotedResult.objects.exists()


def test_relations_and_chosen_pages_point_to_pages_of_the_same_load(loaded):
    page = PracticePage.objects.get(slug="coach")
    assert [other.slug for other in page.related["helps"].pages] == ["verzuim"]
    assert [other.slug for other in page.related["resembles"].pages] == ["elders"]
    home = HomePage.objects.get()
    assert home.tasks[0].value["page"].slug == "praktijken"
    assert home.practice_index.slug == "praktijken"


def test_two_pages_with_one_slug_are_told_apart_by_their_id(loaded):
    practice, word = PracticePage.objects.get(slug="coach"), GlossaryEntryPage.objects.get(slug="coach")
    assert [other.pk for other in word.related["related"].pages] == [practice.pk]
    (group,) = RolePage.objects.get().groups
    assert [page.pk for page in group.value["pages"]] == [GuidePage.objects.get().pk, word.pk]
    assert set(LoadedRecord.objects.filter(key__endswith="coach").values_list("key", "object_id")) == {
        ("page/coach", str(practice.pk)),
        ("page/woord-coach", str(word.pk)),
    }


def test_steps_reach_the_page_with_their_choices_date_text_and_pages(loaded):
    first, second = (step.value for step in GuidePage.objects.get().steps)
    assert (first["title"], first["who"], first["when"]) == (
        "Betrek het CLB",
        ["school", "clb"],
        "vanaf vijf halve dagen",
    )
    assert first["checked_on"] == datetime.date(2026, 5, 1)
    assert str(first["text"]) == "<p>Praat <b>samen</b>.</p>"
    assert [page.slug for page in first["pages"]] == ["verzuim", "coach"]
    assert (second["when"], second["checked_on"], list(second["pages"])) == (None, None, [])


def test_questions_with_answers_in_answers_reach_the_page(loaded):
    age, work = (question.value for question in PathwayFinderPage.objects.get().questions)
    assert [(answer["label"], answer["next"], answer["note"]) for answer in age["answers"]] == [
        ("Jonger dan 18", "werk", None),
        ("18 of ouder", None, "Je mag altijd terug."),
    ]
    ends = [[page.slug for page in answer["pathways"]] for answer in (*age["answers"], *work["answers"])]
    assert ends == [[], ["duaal-leren"], ["duaal-leren"], ["duaal-leren"]]


def test_municipalities_reach_the_page_and_their_older_names_the_municipality(loaded):
    assert [each.name for each in NetworkPage.objects.get().municipalities.all()] == ["Genk", "Hasselt"]
    assert Municipality.objects.get(name="Hasselt").other_name_list == ["Kermt", "Kuringen"]
    assert Municipality.objects.get(name="Genk").other_name_list == []


def test_what_a_page_refers_to_is_known_to_the_cms(loaded):
    cause, network = CausePage.objects.get(slug="verzuim"), NetworkPage.objects.get()
    usage = {reference.object_id for reference in ReferenceIndex.get_references_to(cause)}
    referring = GuidePage.objects.get(), PracticePage.objects.get(slug="coach"), ActionPage.objects.get()
    assert usage == {str(page.pk) for page in referring}
    term = Term.objects.get(slug="dreigt-af-te-haken")
    assert str(network.pk) in {reference.object_id for reference in ReferenceIndex.get_references_to(term)}


# Again and again


def test_a_second_load_changes_nothing_and_raises_no_sequence(loaded):
    before, version = rows(), content_version.current()
    assert loaded.load() == {"ongewijzigd": RECORDS}
    assert (rows(), content_version.current()) == (before, version)


def test_a_changed_file_updates_a_page_that_no_editor_touched(loaded):
    loaded.change("praktijken.yaml", "Coach in Hasselt", "Coach in heel Hasselt")
    loaded.change("praktijken.yaml", "[spijbelen, buddy]", "[coaching]")
    loaded.change("praktijken.yaml", "helps: [verzuim]", "helps: [verzuim, zonder-diploma]")
    assert loaded.load() == {"ongewijzigd": RECORDS - 1, "bijgewerkt": 1}
    page = PracticePage.objects.get(slug="coach")
    assert page.title == page.draft_title == "Coach in heel Hasselt"
    assert {term.slug for term in page.terms.all()} == {"coaching", "secundair", "onderbouwd"}
    assert [other.slug for other in page.related["helps"].pages] == ["verzuim", "zonder-diploma"]
    assert loaded.load() == {"ongewijzigd": RECORDS}


def test_what_a_file_no_longer_says_leaves_the_page(loaded):
    loaded.change("praktijken.yaml", "  result: Minder leerlingen bleven weg.\n", "")
    loaded.change("praktijken.yaml", "  municipality: Hasselt\n", "")
    loaded.change("praktijken.yaml", "  monday:\n    - Bel vandaag\n", "")
    loaded.change("praktijken.yaml", "  relations:\n    helps: [verzuim]\n    resembles: [elders]\n", "")
    loaded.load()
    page = PracticePage.objects.get(slug="coach")
    assert (page.result, page.municipality, lines(page.monday)) == ("", None, [])
    assert not page.relations.exists()
    assert page.caretaker.username == "redactie"


def test_a_changed_file_updates_a_term_and_a_municipality(loaded):
    loaded.change("termen.yaml", "name: Coaching", "name: Coaching en mentoring")
    loaded.change("gemeenten.csv", "Genk,Limburg", "Genk,Vlaams Limburg")
    before = content_version.current()
    assert loaded.load() == {"ongewijzigd": RECORDS - 1, "bijgewerkt": 1}
    assert Term.objects.get(slug="coaching").name == "Coaching en mentoring"
    assert Municipality.objects.get(name="Genk").province == "Vlaams Limburg"
    assert content_version.current() == before + 1


def test_a_changed_municipality_alone_raises_the_sequence(loaded):
    loaded.change("gemeenten.csv", "Genk,Limburg", "Genk,Vlaams Limburg")
    before = content_version.current()
    loaded.load()
    assert content_version.current() == before + 1


def test_a_new_record_and_its_relations_join_what_stands_there(loaded):
    loaded.add(
        "praktijken.yaml",
        """\
- slug: nieuw
  title: Een nieuwe aanpak
  summary: Wat een andere stad sinds kort doet.
  approach: <p>Ze bellen ook.</p>
  terms: {thema: [spijbelen], niveau: [secundair]}
  relations: {helps: [verzuim], resembles: [coach]}
  sources: [{title: Nota, publisher: Een stad}]
""",
    )
    assert loaded.load() == {"ongewijzigd": RECORDS, "gemaakt": 1}
    page = PracticePage.objects.get(slug="nieuw")
    assert [other.slug for other in page.related["helps"].pages] == ["verzuim"]
    assert "nieuw" in {other.slug for other in PracticePage.objects.get(slug="coach").related["resembles"].pages}


def test_pages_that_trade_their_relations_and_names_are_updated(loaded):
    loaded.change("praktijken.yaml", "helps: [verzuim]", "helps: [zonder-diploma, verzuim]")
    loaded.load()
    loaded.change("praktijken.yaml", "helps: [zonder-diploma, verzuim]", "helps: [verzuim, zonder-diploma]")
    loaded.load()
    page = PracticePage.objects.get(slug="coach")
    assert [other.slug for other in page.related["helps"].pages] == ["verzuim", "zonder-diploma"]


def test_a_file_that_says_other_municipalities_and_pages_updates_them(loaded):
    loaded.change("netwerken.yaml", "[Genk, Hasselt]", "[Genk]")
    loaded.change("gemeenten.csv", "Kermt|Kuringen", "Kermt")
    loaded.change("stappenplannen.yaml", "[verzuim, coach]", "[elders]")
    assert loaded.load() == {"ongewijzigd": RECORDS - 2, "bijgewerkt": 2}
    assert [each.name for each in NetworkPage.objects.get().municipalities.all()] == ["Genk"]
    assert Municipality.objects.get(name="Hasselt").other_name_list == ["Kermt"]
    guide, elsewhere = GuidePage.objects.get(), PracticePage.objects.get(slug="elders")
    assert [page.pk for page in guide.steps[0].value["pages"]] == [elsewhere.pk]
    assert str(guide.pk) in {reference.object_id for reference in ReferenceIndex.get_references_to(elsewhere)}


def test_a_page_that_is_gone_leaves_a_list_of_pages_and_the_others_stay(loaded):
    CausePage.objects.get(slug="verzuim").delete()
    loaded.change("stappenplannen.yaml", "title: Een leerling dreigt", "title: Wat doe je als een leerling dreigt")
    loaded.load()
    assert [page.slug for page in GuidePage.objects.get().steps[0].value["pages"]] == ["coach"]


def test_what_a_file_no_longer_says_leaves_the_municipalities_too(loaded):
    loaded.change("netwerken.yaml", "  reach: gemeenten\n  municipalities: [Genk, Hasselt]\n", "")
    loaded.load()
    assert not NetworkPage.objects.get().municipalities.exists()
