"""Loading content: all of it reaches the pages, and a second load writes only what a file says anew."""

from wagtail.models import Page, Site

from base import changes
from base.models import Municipality, Term
from content.models import CausePage, HomePage, LoadedRecord, StandardPage
from practices.models import PracticePage


def rows():
    """Give everything that a load may write, as plain values."""
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
    assert page.monday_list == ["Bel vandaag"]
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


def test_relations_and_chosen_pages_point_to_pages_of_the_same_load(loaded):
    page = PracticePage.objects.get(slug="coach")
    assert [other.slug for other in page.related["helps"].pages] == ["verzuim"]
    assert [other.slug for other in page.related["resembles"].pages] == ["elders"]
    home = HomePage.objects.get()
    assert home.tasks[0].value["page"].slug == "praktijken"
    assert home.practice_index.slug == "praktijken"


# Again and again


def test_a_second_load_changes_nothing_and_raises_no_sequence(loaded):
    before, sequence = rows(), changes.current()
    assert loaded.load() == {"ongewijzigd": 16}
    assert (rows(), changes.current()) == (before, sequence)


def test_a_changed_file_updates_a_page_that_no_editor_touched(loaded):
    loaded.change("praktijken.yaml", "Coach in Hasselt", "Coach in heel Hasselt")
    loaded.change("praktijken.yaml", "[spijbelen, buddy]", "[coaching]")
    loaded.change("praktijken.yaml", "helps: [verzuim]", "helps: [verzuim, zonder-diploma]")
    assert loaded.load() == {"ongewijzigd": 15, "bijgewerkt": 1}
    page = PracticePage.objects.get(slug="coach")
    assert page.title == page.draft_title == "Coach in heel Hasselt"
    assert {term.slug for term in page.terms.all()} == {"coaching", "secundair", "onderbouwd"}
    assert [other.slug for other in page.related["helps"].pages] == ["verzuim", "zonder-diploma"]
    assert loaded.load() == {"ongewijzigd": 16}


def test_what_a_file_no_longer_says_leaves_the_page(loaded):
    loaded.change("praktijken.yaml", "  result: Minder leerlingen bleven weg.\n", "")
    loaded.change("praktijken.yaml", "  municipality: Hasselt\n", "")
    loaded.change("praktijken.yaml", "  monday:\n    - Bel vandaag\n", "")
    loaded.change("praktijken.yaml", "  relations:\n    helps: [verzuim]\n    resembles: [elders]\n", "")
    loaded.load()
    page = PracticePage.objects.get(slug="coach")
    assert (page.result, page.municipality, page.monday_list, page.related) == ("", None, [], {})
    assert page.caretaker.username == "redactie"


def test_a_changed_file_updates_a_term_and_a_municipality(loaded):
    loaded.change("termen.yaml", "name: Coaching", "name: Coaching en mentoring")
    loaded.change("gemeenten.csv", "Genk,Limburg", "Genk,Vlaams Limburg")
    before = changes.current()
    assert loaded.load() == {"ongewijzigd": 15, "bijgewerkt": 1}
    assert Term.objects.get(slug="coaching").name == "Coaching en mentoring"
    assert Municipality.objects.get(name="Genk").province == "Vlaams Limburg"
    assert changes.current() == before + 1


def test_a_changed_municipality_alone_raises_the_sequence(loaded):
    loaded.change("gemeenten.csv", "Genk,Limburg", "Genk,Vlaams Limburg")
    before = changes.current()
    loaded.load()
    assert changes.current() == before + 1


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
    assert loaded.load() == {"ongewijzigd": 16, "gemaakt": 1}
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
