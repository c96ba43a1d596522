"""What works for a theme is made from measured effects: no verdict on too little, and null results like the others."""

import pytest

from research.models import Effect
from tests.factories.base import TermFactory
from tests.factories.practices import PracticePageFactory
from tests.factories.research import (
    EffectFactory,
    PublicationIndexPageFactory,
    PublicationPageFactory,
    WhatWorksIndexPageFactory,
    WhatWorksPageFactory,
)
from tests.reading import cost, main

Certainty, Direction = Effect.Certainty, Effect.Direction
FEW = "te weinig onderzoek voor een oordeel"


@pytest.fixture
def theme(db):
    return TermFactory(name="Coaching", slug="coaching")


@pytest.fixture
def page(home, theme):
    """What works for coaching."""
    return WhatWorksPageFactory(parent=WhatWorksIndexPageFactory(parent=home), terms=[theme])


@pytest.fixture
def measure(home, theme):
    """A function that makes a publication with an effect of each of some directions."""
    index = PublicationIndexPageFactory(parent=home)

    def measure(*directions, live=True, **effect):
        publication = PublicationPageFactory(parent=index, live=live)
        for direction in directions:
            EffectFactory(page=publication, **{"theme": theme, "direction": direction} | effect)
        return publication

    return measure


@pytest.mark.parametrize(
    ("studies", "certainty", "verdict"),
    [
        ([Direction.HELPS], Certainty.EXPERIMENT, FEW),
        ([Direction.HELPS], Certainty.VERDICT, FEW),
        ([Direction.HELPS], Certainty.REVIEW, "helpt"),
        ([Direction.HELPS, Direction.HELPS], Certainty.COMPARISON, "helpt"),
        ([Direction.HELPS, Direction.HELPS_A_LITTLE], Certainty.COMPARISON, "helpt een beetje"),
        ([Direction.HELPS, Direction.NO_DIFFERENCE], Certainty.EXPERIMENT, "helpt soms"),
        ([Direction.MIXED, Direction.MIXED], Certainty.EXPERIMENT, "helpt soms"),
        ([Direction.NO_DIFFERENCE, Direction.NO_DIFFERENCE], Certainty.EXPERIMENT, "maakt geen verschil"),
        ([Direction.NO_DIFFERENCE, Direction.HARMS], Certainty.EXPERIMENT, "helpt niet"),
        ([Direction.UNCLEAR, Direction.UNCLEAR], Certainty.REVIEW, "niet duidelijk"),
    ],
)
def test_a_verdict_follows_from_two_publications_or_one_review(page, measure, studies, certainty, verdict):
    for direction in studies:
        measure(direction, certainty=certainty)
    assert [each.text for each in page.verdicts] == [verdict]


def test_two_effects_of_one_publication_are_one_source(page, measure):
    measure(Direction.HELPS, Direction.HELPS)
    (verdict,) = page.verdicts
    assert (verdict.sources, verdict.text) == (1, FEW)


def test_each_outcome_has_a_verdict_of_its_own(page, measure):
    for outcome in (Effect.Outcome.DROPOUT, Effect.Outcome.DROPOUT, Effect.Outcome.ABSENCE):
        measure(Direction.HELPS, outcome=outcome)
    assert [(each.outcome, each.text) for each in page.verdicts] == [("schooluitval", "helpt"), ("afwezigheid", FEW)]


def test_null_results_and_harm_stand_on_the_page_under_headings_of_their_own(client, page, measure):
    measure(Direction.NO_DIFFERENCE, text="Er was geen verschil.")
    measure(Direction.HARMS, text="Er stopten er meer.")
    html = main(client, page.url)
    assert html.index("Wat geen verschil maakte") < html.index("Er was geen verschil.") < html.index("Wat schade deed")
    assert html.index("Wat schade deed") < html.index("Er stopten er meer.")
    assert "Wat helpt</h2>" not in html


def test_effects_of_other_themes_and_of_unpublished_publications_do_not_count(client, page, measure):
    measure(Direction.HELPS, theme=TermFactory(name="Anders"))
    measure(Direction.HELPS, live=False, text="Nog geheim.")
    html = main(client, page.url)
    assert "Nog geheim." not in html
    assert "We vonden nog geen onderzoek dat hier een effect van mat." in html


def test_effects_of_narrower_and_of_merged_themes_count(page, measure, theme):
    measure(Direction.HELPS, theme=TermFactory(name="Tutoren", parent=theme))
    measure(Direction.HELPS, theme=TermFactory(name="Mentoring", merged_into=theme))
    assert page.verdicts[0].sources == 2


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("Vlaanderen en Brussel", "In Vlaanderen gemeten: Er stopten minder leerlingen."),
        ("Nederland", "In Vlaanderen vonden we geen meting."),
    ],
)
def test_it_says_whether_anybody_measured_in_flanders(client, page, measure, place, told):
    measure(Direction.HELPS, place=place)
    assert told in main(client, page.url)


def test_practices_of_the_theme_stand_with_what_they_take(client, page, practices, theme):
    PracticePageFactory(parent=practices, title="Coach in Gent", terms=[theme], hours_per_week="4 uur", cost="gratis")
    PracticePageFactory(parent=practices, title="Concept", terms=[theme], live=False)
    html = main(client, page.url)
    assert "Coach in Gent" in html
    assert "Tijd: 4 uur" in html
    assert "Kosten: gratis" in html
    assert "Concept" not in html


def test_a_page_of_two_themes_is_not_published(page, theme):
    page.terms.add(TermFactory(name="Anders"))
    assert [problem.message for problem in page.publication_problems() if problem.field == "terms"] == [
        "Kies één thema: over dat thema gaat de pagina."
    ]


def test_forty_effects_cost_no_more_queries_than_four(client, page, measure, practices, theme):
    def add(number):
        for _ in range(number):
            measure(Direction.HELPS)
            PracticePageFactory(parent=practices, terms=[theme])

    add(4)
    before = cost(client, page.url)
    add(36)
    assert cost(client, page.url) == before


def test_the_three_examples_of_which_most_is_known_can_be_set_side_by_side(client, page, practices, theme):
    PracticePageFactory(parent=practices, title="D", terms=[theme])
    assert "vergelijken" not in main(client, page.url)
    known = {"hours_per_week": "4 uur", "cost": "gratis"}
    first = [PracticePageFactory(parent=practices, title=title, terms=[theme], **known) for title in "CBA"]
    keys = ".".join(str(each.pk) for each in reversed(first))
    link = f'<a href="{practices.url}vergelijken/?p={keys}">Vergelijk de eerste 3 naast elkaar</a>'
    assert link in main(client, page.url)
