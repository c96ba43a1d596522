"""What the rule of publication asks, of what it is silent, and that what is published can always be mended."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from base.models import PageRelation, Source
from base.publication import PublicationError
from content.models import CausePage
from practices.models import PracticePage
from tests.editing import edit_address, open_form, publish, refused, save
from tests.factories.base import TermFactory, complete
from tests.factories.content import CausePageFactory, NetworkIndexPageFactory, NetworkPageFactory
from tests.factories.practices import PracticeIndexPageFactory, PracticePageFactory

DAY = datetime.timedelta(days=1)


def sentences(page):
    return [problem.message for problem in page.publication_problems()]


def offline(page, editor):
    """Return a page of which everything but its own rules is in order, and which is not published."""
    Page.objects.filter(pk=page.pk).update(live=False)
    page = complete(type(page).objects.get(pk=page.pk), editor)
    page.save()
    return page


def test_a_page_says_in_dutch_what_it_lacks_and_where(causes):
    page = CausePageFactory(parent=causes, search_description=" ")
    assert [(problem.field, problem.message) for problem in page.publication_problems()] == [
        ("search_description", "Schrijf een samenvatting voor je publiceert."),
        ("caretaker", "Kies wie deze pagina bijhoudt voor je publiceert."),
        ("terms", "Kies minstens één term bij “Thema” voor je publiceert."),
        ("terms", "Kies minstens één term bij “Wie doet mee” voor je publiceert."),
        ("sources", "Voeg minstens één bron toe voor je publiceert."),
    ]
    assert all(problem.page is page for problem in page.publication_problems())


def test_a_complete_page_has_no_problems(causes, editor):
    assert complete(CausePageFactory(parent=causes), editor).publication_problems() == []


def network(home, editor, **fields):
    return offline(NetworkPageFactory(parent=NetworkIndexPageFactory(parent=home), **fields), editor)


def practice(practices, editor, **fields):
    return offline(PracticePageFactory(parent=practices, **fields), editor)


def with_evidence(page):
    page.terms.add(TermFactory(facet="bewijs", name="Zelf gemeten", slug="zelf-gemeten"))
    return page


def with_two_kinds_of_evidence(page):
    page.terms.add(TermFactory(facet="bewijs"), TermFactory(facet="bewijs"))
    return page


def with_half_a_source(page):
    page.sources = [Source(title="", publisher="Een stad")]
    return page


def with_a_relation_to_itself(page):
    page.relations = [PageRelation(kind="related", target=page)]
    return page


RULES = {
    "municipalities": (lambda home, practices, editor: network(home, editor, reach="gemeenten"), "Noem de gemeenten"),
    "provinces": (lambda home, practices, editor: network(home, editor, reach="provincies"), "Kies bij “Provincie”"),
    "country": (lambda home, practices, editor: practice(practices, editor, country="NL"), "Dit land hoort niet onder"),
    "measured": (
        lambda home, practices, editor: with_evidence(practice(practices, editor)),
        "Zeg ook wat er gemeten is",
    ),
    "evidence": (
        lambda home, practices, editor: with_two_kinds_of_evidence(practice(practices, editor)),
        "Kies voor “Bewijs” één term. Nu staan er 2 aangevinkt.",
    ),
    "source": (
        lambda home, practices, editor: with_half_a_source(practice(practices, editor)),
        "Dit veld kan niet leeg zijn",
    ),
    "relation": (
        lambda home, practices, editor: with_a_relation_to_itself(practice(practices, editor)),
        "kan niet naar zichzelf verwijzen",
    ),
    "summary": (
        lambda home, practices, editor: practice(practices, editor, search_description="Woord " * 60),
        "Hou het korter dan 255 tekens.",
    ),
    "end": (
        lambda home, practices, editor: practice(practices, editor, expire_at=timezone.now() - DAY),
        "De einddatum van deze pagina is voorbij",
    ),
}


@pytest.mark.parametrize("rule", RULES)
def test_what_a_type_asks_is_asked_of_a_script_and_of_a_schedule_too(home, practices, editor, rule):
    make, said = RULES[rule]
    page = make(home, practices, editor)
    assert any(said in sentence for sentence in sentences(page)), sentences(page)
    revision = page.save_revision(clean=False)
    with pytest.raises(PublicationError, match=said):
        revision.publish()
    page.live = True
    with pytest.raises(PublicationError, match=said):
        page.save()
    assert not Page.objects.get(pk=page.pk).live


def test_an_index_does_not_change_scope_above_pages_that_would_not_belong_there(practices, editor):
    PracticePageFactory(parent=practices)
    complete(practices, editor).scope = "buitenland"
    assert any("Verplaats die eerst" in sentence for sentence in sentences(practices))


def test_a_published_practice_is_not_moved_under_the_index_of_other_countries(home, practices, editor):
    abroad = PracticeIndexPageFactory(parent=home, slug="buitenland", scope="buitenland")
    page = PracticePageFactory(parent=practices)
    with pytest.raises(PublicationError, match="Dit land hoort niet onder"):
        page.move(abroad, "last-child")
    assert Page.objects.get(pk=page.pk).get_parent().pk == practices.pk


# What is published may always be mended


@pytest.fixture
def old(causes, editor):
    """A published page that lacks a source, a term and an explanation: from before the rule."""
    return CausePageFactory(parent=causes, caretaker=editor, explanation="", terms=[TermFactory(facet="thema")])


def test_a_published_page_with_old_faults_can_be_corrected_in_the_form(cms, old):
    data = open_form(cms, edit_address(old), CausePage)
    publish(cms, edit_address(old), {**data, "title": "Beter gezegd"})
    assert CausePage.objects.get(pk=old.pk).title == "Beter gezegd"


def test_a_fault_that_the_edit_brings_is_refused_beside_old_ones(cms, old):
    data = open_form(cms, edit_address(old), CausePage)
    html = refused(cms, edit_address(old), {**data, "search_description": "", "action-publish": "1"})
    assert "Schrijf een samenvatting voor je publiceert." in html
    assert "Voeg minstens één bron toe" not in html


def test_a_draft_that_lost_what_the_published_page_has_is_refused_though_the_edit_changed_nothing(cms, old):
    data = open_form(cms, edit_address(old), CausePage)
    save(cms, edit_address(old), {**data, "search_description": ""})
    data = open_form(cms, edit_address(old), CausePage)
    html = refused(cms, edit_address(old), {**data, "action-publish": "1"})
    assert "Schrijf een samenvatting voor je publiceert." in html


def test_the_last_source_is_not_taken_from_a_published_page(cms, causes, editor):
    page = CausePageFactory(parent=causes)
    page = complete(page, editor)
    page.save()
    data = open_form(cms, edit_address(page), CausePage)
    html = refused(cms, edit_address(page), {**data, "sources-0-DELETE": "on", "action-publish": "1"})
    assert "Voeg minstens één bron toe voor je publiceert." in html
    assert CausePage.objects.get(pk=page.pk).sources.count() == 1


def test_a_script_corrects_and_shortens_a_page_with_old_faults(old):
    old.title = "Beter gezegd"
    old.save()
    old.save_revision().publish()
    assert CausePage.objects.get(pk=old.pk).title == "Beter gezegd"
    old.search_description = ""
    with pytest.raises(PublicationError):
        old.save()


def test_nothing_stops_withdrawing_expiry_and_erasure(old):
    other = CausePageFactory(parent=old.get_parent(), search_description="")
    old.expire_at = timezone.now() - DAY
    old.save()
    call_command("publish_scheduled")
    assert not Page.objects.get(pk=old.pk).live
    other.unpublish()
    assert not Page.objects.get(pk=other.pk).live
    Page.objects.get(pk=other.pk).specific.delete()
    assert not Page.objects.filter(pk=other.pk).exists()


def test_a_fault_that_is_made_worse_is_refused_and_one_that_is_made_smaller_is_not(practices):
    evidence = [TermFactory(facet="bewijs") for _ in range(4)]
    page = PracticePage.objects.get(pk=PracticePageFactory(parent=practices, terms=evidence[:3]).pk)
    page.terms.set(evidence[1:3])
    page.save()
    assert len(PracticePage.objects.get(pk=page.pk).carried_terms) == 2
    page.sources = [Source(title="", publisher="")]
    with pytest.raises(PublicationError):
        page.save()


# The end of a page


def test_a_draft_with_an_end_that_is_past_can_be_saved_and_publishing_says_so_in_words(cms, causes, editor):
    page = offline(CausePageFactory(parent=causes, expire_at=timezone.now() - DAY), editor)
    data = open_form(cms, edit_address(page), CausePage)
    save(cms, edit_address(page), {**data, "title": "Verder gewerkt"})
    html = refused(cms, edit_address(page), {**data, "action-publish": "1"})
    top = html.partition("page-edit-form")[0]
    assert "De einddatum van deze pagina is voorbij" in top
    publish(cms, edit_address(page), {**data, "expire_at": ""})
    assert Page.objects.get(pk=page.pk).live


def test_an_end_that_is_past_typed_now_is_refused_on_top_of_the_form(cms, causes, editor):
    page = offline(CausePageFactory(parent=causes), editor)
    data = open_form(cms, edit_address(page), CausePage)
    html = refused(cms, edit_address(page), {**data, "expire_at": "2020-01-01 10:00"})
    assert "Vervaldatum moet in de toekomst liggen." in html.partition("page-edit-form")[0]
