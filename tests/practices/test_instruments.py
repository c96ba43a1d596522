"""An instrument says what it is, whose it is and where to get it; what is not known is not shown."""

import json

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from practices.models import InstrumentPage
from search.indexing import reader
from search.indexing.updating import Outcome, update
from search.listings.serializers import slug_of
from search.models import DocumentText
from tests.factories.base import PageRelationFactory, TermFactory
from tests.factories.bodies import document
from tests.factories.content import CausePageFactory
from tests.factories.practices import InstrumentIndexPageFactory, InstrumentPageFactory, PracticePageFactory


@pytest.fixture
def index(home):
    """The index of instruments."""
    return InstrumentIndexPageFactory(parent=home)


def html_of(client, page):
    return client.get(page.get_url()).content.decode()


def titles(client, address):
    return [page.title for page in client.get(address).context["listing"].results]


def test_everything_that_is_known_is_shown(client, index):
    team = TermFactory(facet="doelgroep", name="Schoolteam", slug="schoolteam")
    page = InstrumentPageFactory(
        parent=index,
        kind=InstrumentPage.Kind.MANUAL,
        maker="Een dienst",
        year=2019,
        language="en",
        cost="gratis",
        start="- Lees samen.\nKies één ding.",
        terms=[team],
    )
    html = html_of(client, page)
    for label, text in (
        ("Soort", "draaiboek"),
        ("Van wie", "Een dienst"),
        ("Jaar", "2019"),
        ("Taal", "Engels"),
        ("Kosten", "gratis"),
    ):
        assert f"<dt>{label}</dt><dd>{text}</dd>" in html
    assert f'<dt>Voor wie</dt><dd><a href="{team.get_absolute_url()}">Schoolteam</a></dd>' in html
    begin = html.split("Zo begin je")[1].split("</section>")[0]
    assert "<span>Lees samen.</span>" in begin
    assert "<span>Kies één ding.</span>" in begin


def test_what_is_not_known_is_left_out(client, index):
    page = InstrumentPageFactory(parent=index)
    assert [label for label, _text, _terms in page.at_a_glance] == ["Soort"]
    html = html_of(client, page)
    assert "Zo begin je" not in html
    assert "Naar het instrument" not in html


def test_a_link_and_a_file_lead_to_the_instrument(client, index):
    page = InstrumentPageFactory(parent=index, website="https://maker.example/x")
    assert '<a class="button" href="https://maker.example/x">Naar het instrument</a>' in html_of(client, page)
    page.document = document("draaiboek.pdf")
    page.save()
    html = html_of(client, page)
    assert f'<a class="button" href="{page.document.url}">Naar het instrument</a>' in html
    assert '<a href="https://maker.example/x">Bij de uitgever</a>' in html


def test_the_file_of_an_instrument_that_is_hidden_is_hidden_too(client, index):
    page = InstrumentPageFactory(parent=index, document=document("draaiboek.pdf"))
    assert client.get(page.document.url).status_code == 200
    page.unpublish()
    assert client.get(page.document.url).status_code == 404


def test_a_file_in_a_collection_that_is_not_for_everybody_is_found_and_given_to_nobody(cms, index, built):
    paper, visitor = document("draaiboek.pdf"), Client()
    DocumentText.objects.create(document=paper, sha1=paper.file_hash, text="Over wolfraam.")
    page = InstrumentPageFactory(parent=index, document=paper)
    above = Collection.get_first_root_node().add_child(name="Besloten")
    paper.collection = above.add_child(name="Intern")
    paper.save()

    built()

    def seen():
        """Return all ways to see it, of which none may tell more than another."""
        assert update() is Outcome.DONE
        reader.refresh()
        found = bool(visitor.get("/zoeken/?q=wolfraam").context["listing"].total)
        fields = visitor.get(f"/api/v1/pages/{slug_of(InstrumentPage)}/{page.pk}").json()["fields"]
        told = fields["document"] is not None
        linked = paper.url in visitor.get(page.url).content.decode()
        assert found == told == linked == (visitor.get(paper.url).status_code == 200)
        return found

    assert seen()
    private = CollectionViewRestriction.objects.create(collection=above, restriction_type="login")
    assert not seen()
    private.delete()
    assert seen()
    CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node().add_child(name="Elders"), restriction_type="login"
    )
    for collection, shown in ((Collection.objects.get(name="Elders"), False), (paper.collection, True)):
        moved = cms.post(
            f"/cms/bulk/base/librarydocument/add_to_collection/?id={paper.pk}&next=/cms/documents/",
            {"collection": collection.pk},
        )
        assert moved.status_code == 302
        assert seen() == shown
    form = {"name": "Besloten", "parent": Collection.objects.get(name="Elders").pk}
    assert cms.post(f"/cms/collections/{above.pk}/", form).status_code == 302
    assert not seen()


def test_the_text_of_a_file_that_made_way_is_found_no_more(client, index, built):
    paper = document("draaiboek.pdf")
    DocumentText.objects.create(document=paper, sha1=paper.file_hash, text="Over wolfraam.")
    InstrumentPageFactory(parent=index, document=paper)
    built()
    assert client.get("/zoeken/?q=wolfraam").context["listing"].total == 1
    paper.file.save("nieuw.csv", ContentFile(b"a;b"), save=False)
    paper._set_document_file_metadata()
    paper.save()
    built()
    assert client.get("/zoeken/?q=wolfraam").context["listing"].total == 0


def test_a_file_that_another_public_page_uses_stays(client, index):
    paper = document("draaiboek.pdf")
    first, second = (InstrumentPageFactory(parent=index, document=paper) for _ in range(2))
    first.unpublish()
    assert client.get(paper.url).status_code == 200
    assert paper.url in html_of(client, second)


def test_the_list_leads_to_the_page_itself(client, index):
    page = InstrumentPageFactory(parent=index, website="https://maker.example/x")
    html = html_of(client, index)
    assert f'<a href="{page.get_url()}">{page.title}</a>' in html
    assert "maker.example" not in html


def test_the_list_is_narrowed_by_kind_and_by_whom_it_is_for(client, index):
    team = TermFactory(facet="doelgroep", name="Schoolteam", slug="schoolteam")
    InstrumentPageFactory(parent=index, title="Folder", kind=InstrumentPage.Kind.LEAFLET, terms=[team])
    InstrumentPageFactory(parent=index, title="Vorming", kind=InstrumentPage.Kind.TRAINING, terms=[team])
    InstrumentPageFactory(parent=index, title="Toolkit")
    InstrumentPageFactory(parent=index, title="Concept", terms=[team], live=False)
    assert titles(client, f"{index.get_url()}?doelgroep=schoolteam") == ["Folder", "Vorming"]
    assert titles(client, f"{index.get_url()}?doelgroep=schoolteam&soort=vorming") == ["Vorming"]


def test_what_it_helps_with_and_who_uses_it_show_at_both_ends(client, causes, practices, index):
    page = InstrumentPageFactory(parent=index, title="Draaiboek spijbelen")
    cause = CausePageFactory(parent=causes, title="Schoolmoe", slug="schoolmoe")
    practice = PracticePageFactory(parent=practices, title="Time-out")
    PageRelationFactory(source=page, kind="helps", target=cause)
    PageRelationFactory(source=practice, kind="uses", target=page)
    html = html_of(client, page)
    for other in (cause, practice):
        assert f'<a href="{other.get_url()}">{other.title}</a>' in html
        assert f'<a href="{page.get_url()}">{page.title}</a>' in html_of(client, other)


def test_readers_can_follow_instruments_and_machines_read_what_each_is(client, index):
    page = InstrumentPageFactory(parent=index, kind=InstrumentPage.Kind.CHECKLIST)
    assert page.title in client.get(f"{index.get_url()}feed/").content.decode()
    data = html_of(client, page).split('<script type="application/ld+json">')[1].split("</script>")[0]
    described = json.loads(data)["@graph"][0]
    assert (described["@type"], described["learningResourceType"]) == ("LearningResource", "kijkwijzer")
