"""What waits as a draft is public nowhere, and what moved elsewhere leaves its old address behind."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from content.models import QuestionPage
from initial_content.loading.problems import ContentError
from research.models import PublicationPage

QUESTION = "- slug: stoppen\n"
INDEX = """- slug: onderzoek
  model: research.PublicationIndexPage
  parent: home
  title: Onderzoek
  summary: Wat onderzoek zegt over wegblijven.
"""
PUBLICATION = """- slug: bellen
  title: Bellen helpt
  summary: Wat een telefoontje doet met wegblijven.
  findings: <p>Minder afwezigheid.</p>
  terms: {thema: [spijbelen], niveau: [secundair]}
  sources: [{title: Verslag, publisher: Een universiteit}]
"""


@pytest.fixture
def with_publication(files, db):
    """The files with one publication."""
    files.add("site.yaml", INDEX)
    (files.directory / "onderzoek.yaml").write_text(PUBLICATION, encoding="utf-8")
    return files


def test_a_draft_is_loaded_and_not_public(files, db):
    files.change("vragen.yaml", QUESTION, f"{QUESTION}  draft: true\n")
    files.load()
    page = QuestionPage.objects.get(slug="stoppen")
    assert not page.live
    assert page.get_latest_revision().as_object().answer == "<p>Nog niet zomaar.</p>"
    assert set(files.load()) == {"ongewijzigd"}


def test_a_draft_may_lack_what_a_public_page_needs(files, db):
    files.change("vragen.yaml", "  sources:\n    - {title: Website, publisher: Een overheid}\n", "  draft: true\n")
    files.load()
    assert not QuestionPage.objects.get(slug="stoppen").live


def test_a_draft_that_becomes_public_is_published_and_the_other_way_round(files, db):
    files.change("vragen.yaml", QUESTION, f"{QUESTION}  draft: true\n")
    files.load()
    files.change("vragen.yaml", "  draft: true\n", "")
    files.load()
    assert QuestionPage.objects.get(slug="stoppen").live
    files.change("vragen.yaml", QUESTION, f"{QUESTION}  draft: true\n")
    files.load()
    assert not QuestionPage.objects.get(slug="stoppen").live


def test_a_page_that_an_editor_withdrew_stays_offline(files, db):
    files.load()
    QuestionPage.objects.get(slug="stoppen").unpublish()
    files.change("vragen.yaml", "Nog niet zomaar.", "Nog niet.")
    files.load()
    assert not QuestionPage.objects.get(slug="stoppen").live


def test_an_old_address_leads_on_and_the_page_that_stood_there_goes_offline(with_publication, client):
    with_publication.load()
    old = PublicationPage.objects.get()
    leave(with_publication, old.url)
    assert not PublicationPage.objects.get().live
    assert Redirect.objects.get(old_path=old.url.rstrip("/")).redirect_page.slug == "vragen"
    answer = client.get(old.url, follow=True)
    assert (answer.redirect_chain[-1], answer.status_code) == (("/vragen/", 301), 200)


def test_a_page_at_an_old_address_that_an_editor_changed_stays(with_publication):
    with_publication.load()
    old = PublicationPage.objects.get()
    old.save_revision().publish()
    leave(with_publication, old.url)
    assert Page.objects.get(pk=old.pk).live


def leave(files, address):
    """Load files in which the questions took the place of an address."""
    title = "  title: Vragen en antwoorden\n"
    files.change("site.yaml", title, f"{title}  formerly: [{address}]\n")
    (files.directory / "onderzoek.yaml").write_text("[]\n", encoding="utf-8")
    files.load()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("draft: misschien", "“draft” is true of false"),
        ("formerly: /oud/", "“formerly” is een lijst van oude adressen, zoals /onderzoek/een-titel/"),
        (
            "formerly: [https://www.example.org/]",
            "“formerly” is een lijst van oude adressen, zoals /onderzoek/een-titel/",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(files, db, line, told):
    number = files.change("vragen.yaml", QUESTION, f"{QUESTION}  {line}\n")
    with pytest.raises(ContentError) as caught:
        files.load()
    assert f"vragen.yaml:{number}: {told}" in str(caught.value)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("{theme: bestaat-niet}", "“effects”, rij 1: “theme”: term “bestaat-niet” bestaat niet"),
        ("{theme: spijbelen}", "“effects”, rij 1: “action” ontbreekt"),
        ("{kleur: rood}", "“effects”, rij 1: “kleur” bestaat niet"),
        ("rood", "“effects” is een lijst van rijen"),
    ],
)
def test_a_mistake_in_a_row_is_told_with_its_number(with_publication, row, told):
    with_publication.add("onderzoek.yaml", f"  effects: [{row}]\n")
    with pytest.raises(ContentError) as caught:
        with_publication.load()
    assert told in str(caught.value)


def test_rows_of_effects_reach_the_publication(with_publication):
    row = (
        "{theme: spijbelen, action: bellen, outcome: afwezigheid, direction: helpt, text: Minder., certainty: oordeel}"
    )
    with_publication.add("onderzoek.yaml", f"  effects: [{row}]\n")
    with_publication.load()
    (effect,) = PublicationPage.objects.get().effects.all()
    assert (effect.theme.slug, effect.action, effect.direction, effect.value) == ("spijbelen", "bellen", "helpt", "")
    assert set(with_publication.load()) == {"ongewijzigd"}
