"""A recommendation shows what the minister says beside what the auditor says; what is open comes first."""

import datetime

import pytest

from tests.factories.base import complete
from tests.factories.tracker import (
    AdvicePageFactory,
    AdvicePartFactory,
    AssessmentFactory,
    PromiseIndexPageFactory,
    PromisePageFactory,
    RecommendationPageFactory,
    RecommendationReportPageFactory,
)
from tests.reading import listed_titles, main
from tracker.models import AdvicePartLink, PromiseDate, RecommendationPage, RecommendationUpdate
from tracker.models.recommendation import Conclusion

SOURCE = {"source_title": "Blog", "source_publisher": "Een koepel"}


@pytest.fixture
def report(tracker):
    return RecommendationReportPageFactory(parent=tracker)


@pytest.fixture
def recommend(report):
    """A function that makes a recommendation with assessments of some (date, conclusion)."""

    def recommend(*assessed, **fields):
        page = RecommendationPageFactory(parent=report, **fields)
        for day, conclusion in assessed:
            AssessmentFactory(page=page, date=day and datetime.date.fromisoformat(day), conclusion=conclusion)
        page = RecommendationPage.objects.get(pk=page.pk)
        page.save()
        return page

    return recommend


def test_the_newest_assessment_concludes(client, recommend):
    page = recommend(("2023-06-01", Conclusion.DONE), ("2022-06-01", Conclusion.NONE), (None, Conclusion.INTENTION))
    assert page.conclusion == Conclusion.DONE
    text = main(client, page.url)
    assert "Uitvoering: <b>uitgevoerd</b>" in text
    assert text.index("1 juni 2023") < text.index("1 juni 2022") < text.index("geen datum vermeld")
    assert "Het gebeurt nog te weinig." in text


def test_an_update_changes_no_conclusion(client, recommend):
    page = recommend((None, Conclusion.INTENTION))
    RecommendationUpdate.objects.create(
        page=page, anchor="2024", voice="pers", second_hand=True, text="Er gebeurt veel.", **SOURCE
    )
    page = RecommendationPage.objects.get()
    page.save()
    assert page.conclusion == Conclusion.INTENTION
    assert "Pers, volgens Een koepel" in main(client, page.url)


def test_what_is_open_comes_first(client, report, recommend):
    recommend((None, Conclusion.DONE), title="Gedaan")
    recommend((None, Conclusion.NONE), title="Niets")
    recommend(title="Onbekend")
    recommend((None, Conclusion.UNDERWAY), title="Bezig")
    text = main(client, report.url)
    titles = ["Onbekend", "Niets", "Bezig", "Gedaan"]
    assert [text.index(f">{title}</a></h3>") for title in titles] == sorted(
        text.index(f">{title}</a></h3>") for title in titles
    )


def test_acceptance_stands_apart_from_execution(client, report, recommend, way):
    recommend((None, Conclusion.UNDERWAY), title="Wel", acceptance="aanvaard")
    recommend((None, Conclusion.UNDERWAY), title="Niet", acceptance="niet-aanvaard")
    way()
    assert listed_titles(client, f"{report.url}?uitvoering=in-uitvoering") == ["Wel", "Niet"]
    assert listed_titles(client, f"{report.url}?aanvaard=niet-aanvaard") == ["Niet"]


@pytest.fixture
def promises(tracker):
    return PromiseIndexPageFactory(parent=tracker)


def test_not_finding_is_not_failing(client, editor, promises):
    page = PromisePageFactory(parent=promises)
    assert "Tot 29 november 2026 vonden we niets. Dat wil niet zeggen dat het er niet kwam." in main(client, page.url)
    page.searched_on = None
    assert [told.field for told in complete(page, editor).publication_problems()] == ["searched_on"]


def test_an_outcome_needs_an_explanation(editor, promises):
    page = complete(PromisePageFactory(parent=promises, outcome="nagekomen"), editor)
    assert [told.field for told in page.publication_problems()] == ["outcome_text"]


def test_every_promised_date_is_kept_and_hearsay_is_said(client, promises):
    page = PromisePageFactory(parent=promises)
    for day in ("2022-09-01", "2023-06-21"):
        PromiseDate.objects.create(
            page=page, promise="Het plan", date=day, voice="minister", second_hand=day < "2023", **SOURCE
        )
    text = main(client, page.url)
    assert text.index("1 september 2022") < text.index("21 juni 2023")
    assert text.count("(volgens Een koepel)") == 1


def test_the_parts_of_an_advice_lead_to_what_they_are_about(client, tracker, editor, action):
    page = AdvicePageFactory(parent=tracker)
    AdvicePartFactory(page=page, anchor="voorkomen", title="Zet in op voorkomen")
    AdvicePartLink.objects.create(page=page, part="voorkomen", target=action)
    text = main(client, page.url)
    assert '<h3 id="voorkomen">Zet in op voorkomen</h3>' in text
    assert f'href="{action.url}"' in text
    action.unpublish()
    assert action.url not in main(client, page.url)
    page.refresh_from_db()
    page.part_links.add(AdvicePartLink(part="elders", target=action))
    assert "Er is geen deel met het adres “elders”." in [
        told.message for told in complete(page, editor).publication_problems()
    ]
