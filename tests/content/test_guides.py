"""A guide says step by step who does what from when, where that rule stands, and never leads to what is not public."""

import datetime
import json

import pytest
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from content.models import GuidePage
from tests.editing import PUBLISH, edit_address, open_form, publish, refused, save
from tests.factories.base import PageRelationFactory, SourceFactory, TermFactory, without_publication_rule
from tests.factories.content import (
    GuideIndexPageFactory,
    GuidePageFactory,
    NetworkIndexPageFactory,
    NetworkPageFactory,
    StandardPageFactory,
)
from tests.factories.practices import InstrumentIndexPageFactory, InstrumentPageFactory, PracticePageFactory

TEXT = "<p>Vraag hoe het gaat.</p>"


@pytest.fixture
def guides(home):
    """The index of guides."""
    return GuideIndexPageFactory(parent=home)


def step(title="Praat met de leerling", who=("leraar",), **more):
    """Return the raw block of one step."""
    return {"type": "step", "value": {"title": title, "who": list(who), "text": TEXT, **more}}


@pytest.fixture
def guide(guides):
    """Return a guide of some raw steps."""

    def guide(*steps, **fields):
        page = GuidePageFactory.build(**fields)
        page.steps = page._meta.get_field("steps").to_python(list(steps))
        with without_publication_rule():
            return guides.add_child(instance=page)

    return guide


def html_of(client, page):
    return client.get(page.url).content.decode()


# What a reader sees


def test_steps_stand_in_order_with_who_from_when_and_where_that_stands(client, guide):
    page = guide(
        step("Praat", ["leraar", "ouders"]),
        step(
            "Bel het CLB",
            ["school"],
            when="vanaf 5 B-codes",
            source="Omzendbrief SO/2005/04",
            source_url="https://data-onderwijs.vlaanderen.be/x",
            checked_on="2026-11-02",
        ),
        step("Kijk opnieuw", ["clb"], when="na 10 dagen", source="De school zelf", checked_on="2026-10-01"),
    )
    html = html_of(client, page)
    places = [html.index(f'id="stap-{number}"') for number in (1, 2, 3)]
    assert places == sorted(places)
    first, second, third = (html[place : html.index("</li>", place)] for place in places)
    assert "<h3>Praat</h3>" in first
    assert "Leraar, Ouders" in first
    assert "<mark>" not in first
    assert "<mark>Vanaf 5 B-codes</mark>" in second
    assert '<a href="https://data-onderwijs.vlaanderen.be/x">Omzendbrief SO/2005/04</a>' in second
    assert "bron gelezen op 2 november 2026" in second
    assert "De school zelf, bron gelezen op 1 oktober 2026" in third


def test_an_overview_says_for_each_actor_which_steps_are_theirs(client, guide):
    page = guide(step("Eén", ["clb", "leraar"]), step("Twee", ["leraar"]), step("Drie", ["ouders", "school"]))
    assert page.by_actor == [
        ("School", [(3, "Drie")]),
        ("Leraar", [(1, "Eén"), (2, "Twee")]),
        ("CLB", [(1, "Eén")]),
        ("Ouders", [(3, "Drie")]),
    ]
    overview = html_of(client, page).split('aria-label="Wie doet wat?"')[1].split("</nav>")[0]
    assert overview.count("<dt>") == 4
    assert '<a href="#stap-3">3. Drie</a>' in overview


def test_the_rules_that_hold_now_are_one_click_away(client, guide):
    page = guide(step(), circular_title="Omzendbrief SO/2005/04", circular_url="https://data-onderwijs.vlaanderen.be/y")
    html = html_of(client, page)
    assert '<a href="https://data-onderwijs.vlaanderen.be/y">Omzendbrief SO/2005/04</a>' in html
    assert "De omzendbrief telt, niet deze samenvatting." in html
    assert "De regels die nu gelden" not in html_of(client, guide(step(), slug="zonder"))


def test_chosen_pages_show_as_far_as_a_visitor_may_see_them(client, home, guide):
    shown = StandardPageFactory(parent=home, title="Openbare pagina")
    draft = StandardPageFactory(parent=home, title="Nog een concept", live=False)
    gone = StandardPageFactory(parent=home, title="Weldra weg")
    page = guide(step(pages=[shown.pk, draft.pk, gone.pk, 999_999]))
    html = html_of(client, page)
    assert f'<a href="{shown.url}">Openbare pagina</a>' in html
    assert "Nog een concept" not in html
    assert "Weldra weg" in html.split('id="stap-1"')[1]
    gone.unpublish()
    assert "Weldra weg" not in html_of(client, page)


def test_a_guide_without_anything_but_a_title_is_a_page(client, guide):
    html = html_of(client, guide(now="", situation=""))
    assert "Wie doet wat?" not in html
    assert "Doe dit eerst" not in html


def test_what_to_use_whom_to_call_and_how_others_do_it_show_at_both_ends(client, home, practices, guide):
    page = guide(step(), title="Vijf B-codes")
    others = {
        "calls_on": NetworkPageFactory(parent=NetworkIndexPageFactory(parent=home)),
        "uses": InstrumentPageFactory(parent=InstrumentIndexPageFactory(parent=home)),
        "shows": PracticePageFactory(parent=practices),
    }
    for kind, other in others.items():
        PageRelationFactory(source=page, kind=kind, target=other)
    html = html_of(client, page)
    for other in others.values():
        assert other.title in html
        assert page.title in html_of(client, other)
    page.unpublish()
    for other in others.values():
        assert page.title not in html_of(client, other)


def test_search_engines_read_a_guide_as_a_how_to(client, guide):
    page = guide(step("Eén"), step("Twee"))
    data = json.loads(html_of(client, page).split('<script type="application/ld+json">')[1].split("</script>")[0])
    how_to = data["@graph"][0]
    assert how_to["@type"] == "HowTo"
    assert how_to["step"] == [
        {"@type": "HowToStep", "position": number, "name": name, "url": f"http://localhost{page.url}#stap-{number}"}
        for number, name in ((1, "Eén"), (2, "Twee"))
    ]


# What an editor writes


@pytest.fixture
def kept(guides, editor):
    """A guide that has all it needs to be published."""
    terms = [TermFactory(facet="thema"), TermFactory(facet="actor")]
    page = GuidePageFactory(parent=guides, caretaker=editor, terms=terms, live=False)
    SourceFactory(page=page)
    return page


def typed(**more):
    """Return the form data of one step as a browser sends it."""
    values = {"title": "Bel het CLB", "when": "", "source": "", "source_url": "", "checked_on": ""}
    values |= {"text": rich_text("<p>Tekst die blijft staan.</p>"), "pages-count": "0", **more}
    return nested_form_data({"steps": streamfield([("step", values)])}) | {"steps-0-value-who": ["school", "clb"]}


@pytest.mark.parametrize(
    "told",
    [{}, {"source": "Omzendbrief die blijft staan"}, {"checked_on": "2026-11-02"}],
    ids=["nothing", "source", "date"],
)
def test_a_threshold_without_its_source_and_date_is_refused_and_nothing_typed_is_lost(cms, kept, told):
    data = open_form(cms, edit_address(kept), GuidePage)
    html = refused(cms, edit_address(kept), {**data, **typed(when="vanaf 5 B-codes", **told), **PUBLISH})
    assert "Zeg bij een drempel ook waar hij staat en wanneer je dat nakeek." in html
    for words in ("Bel het CLB", "vanaf 5 B-codes", "Tekst die blijft staan.", *told.values()):
        assert words in html
    assert not GuidePage.objects.get(pk=kept.pk).live


def test_a_threshold_with_source_and_date_is_published(cms, kept):
    data = open_form(cms, edit_address(kept), GuidePage)
    whole = typed(when="vanaf 5 B-codes", source="Omzendbrief", checked_on="2026-11-02")
    publish(cms, edit_address(kept), {**data, **whole})
    (_number, value, names, _pages) = GuidePage.objects.get(pk=kept.pk).step_list[0]
    assert (value["checked_on"], names) == (datetime.date(2026, 11, 2), ["School", "CLB"])


def test_a_step_without_threshold_needs_no_source(cms, kept):
    data = open_form(cms, edit_address(kept), GuidePage)
    save(cms, edit_address(kept), {**data, **typed()})
    assert len(GuidePage.objects.get(pk=kept.pk).get_latest_revision_as_object().steps) == 1


def test_a_step_names_who_acts(cms, kept):
    data = open_form(cms, edit_address(kept), GuidePage)
    refused(cms, edit_address(kept), {**data, **typed(), "steps-0-value-who": [], **PUBLISH})


def test_a_step_that_leads_to_a_service_shows_its_number(client, home, guide):
    service = NetworkPageFactory(parent=NetworkIndexPageFactory(parent=home), title="Awel", phone="02 102 00 00")
    without = NetworkPageFactory(parent=service.get_parent(), title="Zonder nummer")
    html = html_of(client, guide(step(pages=[service.pk, without.pk])))
    assert f'<a href="{service.url}">Awel</a>: <a href="tel:021020000">02 102 00 00</a>' in html
    assert f'<a href="{without.url}">Zonder nummer</a></li>' in html


def test_an_editor_ticks_who_takes_a_step_one_by_one(db):
    block = GuidePage._meta.get_field("steps").stream_block.child_blocks["step"].child_blocks["who"]
    assert 'type="checkbox"' in block.field.widget.render("who", ["clb"])
