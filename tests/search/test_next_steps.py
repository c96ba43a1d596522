"""At the foot of a page stand at most five links, by kind of next step; the others fold."""

import re
from html import unescape

import pytest

from tests.factories.base import PageRelationFactory
from tests.factories.content import (
    CausePageFactory,
    GuideIndexPageFactory,
    GuidePageFactory,
    NetworkIndexPageFactory,
    NetworkPageFactory,
)
from tests.factories.practices import PracticePageFactory
from tests.reading import main


@pytest.fixture
def foot(client):
    """A function that returns ``(open titles by heading, folded titles by heading)`` of a page."""

    def foot(page):
        html = main(client, page.url).partition('<nav class="next-steps')[2].partition("</nav>")[0]
        opened, _, folded = html.partition("<details")
        return groups(opened, "h2"), groups(folded, "h3")

    return foot


def groups(html, heading):
    parts = re.split(rf"<{heading}[^>]*>([^<]*)</{heading}>", html)[1:]
    links = [[unescape(title) for title in re.findall(r"<a [^>]*>([^<]*)</a>", part)] for part in parts[1::2]]
    return dict(zip(parts[::2], links, strict=True))


def relate(source, kind, *targets):
    for target in targets:
        PageRelationFactory(source=source, kind=kind, target=target)


def test_links_stand_under_what_a_reader_does_with_them(foot, home, causes, practices):
    cause = CausePageFactory(parent=causes, title="Schoolmoe")
    relate(cause, "leads_to", CausePageFactory(parent=causes, title="Minder kans op werk"))
    relate(cause, "calls_on", NetworkPageFactory(parent=NetworkIndexPageFactory(parent=home), title="Awel"))
    relate(cause, "related", PracticePageFactory(parent=practices, title="Brugfiguren"))
    opened, folded = foot(cause)
    assert opened == {"Doen": ["Brugfiguren"], "Begrijpen": ["Minder kans op werk"], "Bellen of vragen": ["Awel"]}
    assert folded == {}


def test_at_most_five_stand_open_and_the_others_fold_under_their_relation(foot, home, causes):
    cause = CausePageFactory(parent=causes, title="Schoolmoe")
    index = NetworkIndexPageFactory(parent=home)
    relate(cause, "leads_to", *[CausePageFactory(parent=causes, title=f"Gevolg {number}") for number in range(6)])
    relate(cause, "calls_on", *[NetworkPageFactory(parent=index, title=f"Dienst {number}") for number in range(4)])
    opened, folded = foot(cause)
    assert opened == {
        "Begrijpen": ["Gevolg 0", "Gevolg 1", "Gevolg 2"],
        "Bellen of vragen": ["Dienst 0", "Dienst 1"],
    }
    assert folded == {
        "Kan leiden tot": ["Gevolg 3", "Gevolg 4", "Gevolg 5"],
        "Wie kan helpen": ["Dienst 2", "Dienst 3"],
    }


def test_a_page_that_two_relations_name_stands_there_once(foot, causes):
    cause, other = (CausePageFactory(parent=causes, title=title) for title in ("Schoolmoe", "Spijbelen"))
    relate(cause, "leads_to", other)
    relate(cause, "related", other)
    assert foot(cause) == ({"Begrijpen": ["Spijbelen"]}, {})


def test_what_a_page_shows_elsewhere_is_not_at_its_foot(foot, home, causes):
    guide = GuidePageFactory(parent=GuideIndexPageFactory(parent=home))
    relate(guide, "calls_on", NetworkPageFactory(parent=NetworkIndexPageFactory(parent=home), title="Awel"))
    relate(guide, "guides", CausePageFactory(parent=causes, title="Spijbelen"))
    assert foot(guide) == ({"Begrijpen": ["Spijbelen"]}, {})


def test_a_page_without_relations_has_no_foot(foot, causes):
    assert foot(CausePageFactory(parent=causes)) == ({}, {})
