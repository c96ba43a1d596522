"""What the engine is given of a page: everything a visitor may find it by, and nothing of what nobody may see."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from base import protection
from base.keys import key_of
from base.models import page_types
from search.indexing.documents import DocumentBuilder, all_keys
from search.listings.pages import ListingPage
from search.models import DocumentText
from search.visibility import visible_pages
from tests.factories.base import MunicipalityFactory, TermFactory
from tests.factories.bodies import document, fill, material_blocks
from tests.factories.content import (
    NetworkIndexPageFactory,
    NetworkPageFactory,
    PolicyIndexPageFactory,
    PolicyPageFactory,
    StandardPageFactory,
)
from tests.factories.practices import PracticePageFactory


def read(page):
    """Return the Document of one page, or None."""
    found = DocumentBuilder().documents([key_of(page)])
    return found[0] if found else None


def values(page, facet):
    return {value for name, value in read(page).facets if name == facet}


def test_a_page_is_counted_for_its_terms_and_all_they_fall_under(practices):
    theme = TermFactory(name="Afwezig", slug="afwezig", synonyms="absenteïsme\nschoolverzuim")
    narrow = TermFactory(name="Spijbelen", slug="spijbelen", parent=theme)
    page = PracticePageFactory(parent=practices, terms=[narrow])
    assert values(page, "thema") == {"spijbelen", "afwezig"}
    assert set(read(page).terms) == {"Spijbelen", "Afwezig", "absenteïsme", "schoolverzuim"}


def test_a_merged_term_counts_for_its_successor_and_lends_it_its_names(practices):
    successor, old = TermFactory(name="Spijbelen", slug="spijbelen"), TermFactory(name="Brossen", slug="brossen")
    page = PracticePageFactory(parent=practices, terms=[old])
    old.merge_into(successor)
    assert values(page, "thema") == {"spijbelen"}
    assert set(read(page).terms) == {"Spijbelen", "Brossen"}


def test_evidence_is_the_place_of_its_term_from_weak_to_strong(practices):
    weak = TermFactory(facet="bewijs", name="Beschreven", order=1)
    strong = TermFactory(facet="bewijs", name="Aangetoond", order=2)
    pages = [PracticePageFactory(parent=practices, terms=terms) for terms in ([], [weak], [strong])]
    assert [read(page).evidence for page in pages] == [0, 1, 2]


def test_a_page_knows_its_type_its_parent_and_its_own_columns(practices):
    page = PracticePageFactory(parent=practices, country="NL")
    assert values(page, "type") == {"praktijkvoorbeelden"}
    assert values(page, "parent") == {str(practices.pk)}
    assert values(page, "country") == {"NL"}
    assert values(practices, "type") == set()


def test_every_column_that_a_list_narrows_by_stands_in_the_documents_of_what_it_lists(site):
    missing = []
    for page in site.pages.values():
        if isinstance(page, ListingPage):
            listed = page.listed().model
            missing += [facet for facet in page.field_facets if facet.field not in listed.facet_columns]
    assert missing == []
    for model in page_types():
        assert {column for column in model.facet_columns if not model._meta.get_field(column).choices} == set()


def test_the_body_holds_the_texts_of_all_blocks_and_words_keep_their_borders(home):
    page = fill(
        StandardPageFactory(parent=home),
        body=[
            {"type": "heading", "value": {"text": "Eerst dit", "level": "h2"}},
            {
                "type": "text",
                "value": "<p>ver<b>let</b>en</p><p>daarna &amp; dan</p><ul><li>een</li><li>twee</li></ul>",
            },
            {"type": "steps", "value": {"title": "Zo", "steps": [{"title": "Bel", "text": "<p>Vandaag.</p>"}]}},
            {
                "type": "table",
                "value": {
                    "columns": [{"type": "text", "heading": "Graad"}],
                    "rows": [{"values": ["tweede"]}],
                    "caption": "Per graad",
                },
            },
            {"type": "no-longer-known", "value": "weg"},
        ],
    )
    body = read(page).body.split("\n")
    assert body == [
        "Eerst dit",
        "verleten",
        "daarna & dan",
        "een",
        "twee",
        "Zo",
        "Bel",
        "Vandaag.",
        "Per graad",
        "Graad",
        "tweede",
    ]


def test_a_recording_is_found_by_what_is_said_in_it(practices):
    page = fill(PracticePageFactory(parent=practices), materials=material_blocks())
    assert "ik vertel hoe ik terugkwam naar school" in read(page).body


def test_attached_files_count_with_their_title_and_their_text(practices):
    paper = document("brief.pdf", title="Modelbrief")
    DocumentText.objects.create(document=paper, sha1=paper.file_hash, text="Geachte ouder, uw kind was afwezig.")
    linked = f'<p><a linktype="document" id="{paper.pk}">de brief</a></p>'
    for page in (
        PracticePageFactory(parent=practices, approach=linked),
        fill(PracticePageFactory(parent=practices), materials=[{"type": "text", "value": linked}]),
        fill(
            PracticePageFactory(parent=practices),
            materials=[{"type": "documents", "value": {"title": "", "documents": [{"document": paper.pk}]}}],
        ),
    ):
        assert "Modelbrief" in read(page).body
        assert "uw kind was afwezig" in read(page).body


def test_a_network_is_found_by_the_municipalities_where_it_works(home):
    page = NetworkPageFactory(parent=NetworkIndexPageFactory(parent=home), reach="gemeenten")
    page.municipalities = [MunicipalityFactory(name="Roeselare"), MunicipalityFactory(name="Izegem")]
    page.save()
    assert {"Roeselare", "Izegem"} <= set(read(page).body.split())


def test_policy_has_its_own_date_and_a_page_the_moment_it_ends(home):
    end = timezone.now() + dt.timedelta(days=3)
    page = PolicyPageFactory(parent=PolicyIndexPageFactory(parent=home), date=dt.date(2012, 9, 1), expire_at=end)
    made = read(page)
    assert (made.dated, made.added) == (dt.datetime(2012, 9, 1, tzinfo=dt.UTC), page.first_published_at)
    assert (made.expires, made.path) == (end, page.path)


@pytest.mark.parametrize("fields", [{"live": False}, {"expire_at": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)}])
def test_what_is_not_public_has_no_document(practices, fields):
    assert read(PracticePageFactory(parent=practices, **fields)) is None


def test_what_stands_under_something_hidden_has_no_document(practices):
    page = PracticePageFactory(parent=practices)
    restriction = PageViewRestriction.objects.create(page=practices, restriction_type="login")
    assert read(page) is None
    restriction.delete()
    assert read(page) is not None
    with protection.lifted():
        practices.unpublish()
    assert read(page) is None


def test_every_public_page_of_a_site_has_one_document(site):
    keys = all_keys()
    assert sorted(document.key for document in DocumentBuilder().documents(keys)) == sorted(keys)
    assert set(keys) == {key_of(page) for page in visible_pages()}


def test_a_document_read_twice_has_one_digest(site):
    first, second = (DocumentBuilder().documents(all_keys()) for _ in range(2))
    assert {each.key: each.digest for each in first} == {each.key: each.digest for each in second}


def test_a_hundred_pages_take_as_many_queries_as_ten(practices):
    themes = [TermFactory() for _ in range(4)]
    place = MunicipalityFactory()

    def asked(number):
        for count in range(number):
            page = PracticePageFactory(parent=practices, municipality=place, terms=[themes[count % 4]])
            fill(page, materials=material_blocks()[:1])
        reader, keys = DocumentBuilder(), all_keys()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            reader.documents(keys)
        return len(queries)

    asked(1)
    assert asked(9) == asked(30)
