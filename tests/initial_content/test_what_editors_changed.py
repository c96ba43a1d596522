"""A load never writes over what an editor changed: text, address, place, publication or a term."""

import pytest
from wagtail.models import Page, Site

from base import protection
from base.models import Term
from content.models import CausePage, HomePage
from practices.models import PracticeIndexPage, PracticePage
from tests.factories.base import TermFactory
from tests.factories.content import StandardPageFactory
from tests.initial_content.files import RECORDS


def edited(page):
    page.title = "Van de redacteur"
    page.save_revision().publish()


def drafted(page):
    page.title = "Van de redacteur"
    page.save_revision()


def unpublished(page):
    page.unpublish()


def renamed(page):
    page.slug = "ander-adres"
    page.save_revision().publish()


@pytest.mark.parametrize("change", [edited, drafted, unpublished, renamed])
def test_a_page_that_an_editor_changed_stays_as_it_is(loaded, change):
    page = PracticePage.objects.get(slug="coach")
    change(page)
    before = PracticePage.objects.values().get(pk=page.pk)
    loaded.change("praktijken.yaml", "Coach in Hasselt", "Uit het bestand")
    assert loaded.load() == {"ongewijzigd": RECORDS - 1, "overgeslagen": 1}
    assert PracticePage.objects.values().get(pk=page.pk) == before
    assert PracticePage.objects.count() == 2


def test_a_page_that_an_editor_deleted_stays_away(loaded):
    PracticePage.objects.get(slug="coach").delete()
    assert loaded.load() == {"ongewijzigd": RECORDS - 1, "overgeslagen": 1}
    assert not PracticePage.objects.filter(slug="coach").exists()
    loaded.change("oorzaken.yaml", "title: Zonder diploma", "title: Zonder diploma weg")
    assert loaded.load() == {"ongewijzigd": RECORDS - 2, "overgeslagen": 1, "bijgewerkt": 1}


def test_relations_to_a_deleted_page_are_left_out(loaded):
    CausePage.objects.get(slug="verzuim").delete()
    loaded.change("praktijken.yaml", "Coach in Hasselt", "Coach in heel Hasselt")
    loaded.load()
    page = PracticePage.objects.get(slug="coach")
    assert page.title == "Coach in heel Hasselt"
    assert "helps" not in page.related


def test_a_new_record_under_a_deleted_index_is_skipped(loaded):
    with protection.lifted():
        Page.objects.get(slug="praktijken").delete()
    assert loaded.load() == {"ongewijzigd": RECORDS - 2, "overgeslagen": 2}
    assert HomePage.objects.get().tasks[0].value["page"] is None


def test_a_moved_page_is_updated_where_it_stands_now(loaded):
    page, target = PracticePage.objects.get(slug="coach"), Page.objects.get(slug="buitenland")
    PracticeIndexPage.objects.filter(pk=target.pk).update(scope="vlaanderen")
    page.move(Page.objects.get(pk=target.pk), pos="last-child")
    loaded.change("praktijken.yaml", "Coach in Hasselt", "Coach in heel Hasselt")
    assert loaded.load() == {"ongewijzigd": RECORDS - 1, "bijgewerkt": 1}
    page = PracticePage.objects.get(slug="coach")
    assert page.get_parent().slug == "buitenland"
    assert page.title == "Coach in heel Hasselt"


def test_a_page_of_an_editor_at_the_address_of_a_new_record_stays(loaded):
    mine = StandardPageFactory(parent=HomePage.objects.get(), slug="nieuw", title="Van mij")
    loaded.add("paginas.yaml", "- {slug: nieuw, title: Uit het bestand, summary: Een pagina uit het bestand.}\n")
    assert loaded.load() == {"ongewijzigd": RECORDS, "overgeslagen": 1}
    mine.refresh_from_db()
    assert mine.title == "Van mij"


def test_a_home_page_that_an_editor_chose_stays_the_root_of_the_site(loaded):
    site = Site.objects.get(is_default_site=True)
    mine = StandardPageFactory(parent=HomePage.objects.get())
    site.root_page = mine
    with protection.lifted():
        site.save()
    loaded.load()
    assert Site.objects.get(is_default_site=True).root_page.pk == mine.pk


# In the vocabulary


def test_a_term_that_an_editor_changed_stays_and_new_pages_carry_it(loaded):
    term = Term.objects.get(slug="coaching")
    term.name, term.slug = "Begeleiding", "begeleiding"
    term.save()
    loaded.change("termen.yaml", "name: Coaching", "name: Uit het bestand")
    loaded.change("buitenland.yaml", "Coach in Rotterdam", "Coach in heel Rotterdam")
    assert loaded.load() == {"ongewijzigd": RECORDS - 2, "overgeslagen": 1, "bijgewerkt": 1}
    assert [str(term) for term in PracticePage.objects.get(slug="elders").terms_by_facet["thema"]] == ["Begeleiding"]
    assert Term.objects.filter(facet="thema").count() == 3


def test_a_term_that_an_editor_merged_gives_its_successor(loaded):
    Term.objects.get(slug="coaching").merge_into(Term.objects.get(slug="spijbelen"))
    loaded.change("buitenland.yaml", "Coach in Rotterdam", "Coach in heel Rotterdam")
    loaded.load()
    assert [term.slug for term in PracticePage.objects.get(slug="elders").terms_by_facet["thema"]] == ["spijbelen"]


def test_a_term_that_an_editor_deleted_stays_away(loaded):
    Term.objects.get(slug="zelf-gemeten").delete()
    assert loaded.load() == {"ongewijzigd": RECORDS - 1, "overgeslagen": 1}
    assert not Term.objects.filter(slug="zelf-gemeten").exists()


@pytest.mark.parametrize("made", [{"slug": "nieuw", "name": "Van mij"}, {"slug": "van-mij", "name": "Nieuw"}])
def test_a_term_that_an_editor_made_first_stays(loaded, made):
    TermFactory(facet="actor", **made)
    loaded.add("termen.yaml", "  - slug: uitdaging\n    name: Uitdaging\n")
    loaded.change("termen.yaml", "    name: School\n", "    name: School\n  - slug: nieuw\n    name: Nieuw\n")
    assert loaded.load() == {"ongewijzigd": RECORDS, "overgeslagen": 1, "gemaakt": 1}
    assert Term.objects.filter(facet="actor").count() == 2
