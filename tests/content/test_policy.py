"""A policy page says what was asked, by whom and when, as precisely as that is known and no more precisely."""

import datetime
import json

import pytest

from base.partial_dates import Precision
from content.models import PolicyPage
from tests.factories.base import PageRelationFactory
from tests.factories.content import (
    CausePageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    PolicyIndexPageFactory,
    PolicyPageFactory,
)

DAY, MONTH, YEAR = Precision.DAY, Precision.MONTH, Precision.YEAR
MARCH = datetime.date(2012, 3, 4)


@pytest.fixture
def policies(home):
    """The index of policy."""
    return PolicyIndexPageFactory(parent=home)


def described(client, page):
    """Return what search engines read about a page."""
    html = client.get(page.url).content.decode()
    return json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])["@graph"][0]


def titles(client, address):
    return [page.title for page in client.get(address).context["listing"].results]


@pytest.mark.parametrize(
    ("date", "precision", "text", "machine"),
    [
        (MARCH, DAY, "4 maart 2012", "2012-03-04"),
        (MARCH, MONTH, "maart 2012", "2012-03"),
        (MARCH, YEAR, "2012", "2012"),
        (None, DAY, "geen datum vermeld", None),
        (None, YEAR, "geen datum vermeld", None),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(client, policies, date, precision, text, machine):
    page = PolicyPageFactory(parent=policies, date=date, date_precision=precision, issuer="Rekenhof")
    html = client.get(page.url).content.decode()
    assert f"<dt>Datum</dt><dd>{text}</dd>" in html
    assert f"<span>Rekenhof, {text}</span>" in client.get(policies.url).content.decode()
    assert described(client, page).get("datePublished") == machine
    assert described(client, page)["@type"] == "Article"


def test_the_newest_stand_first_and_what_has_no_date_last(client, policies):
    PolicyPageFactory(parent=policies, title="Zonder", date=None)
    PolicyPageFactory(parent=policies, title="Oud", date=datetime.date(2012, 1, 1), date_precision=YEAR)
    PolicyPageFactory(parent=policies, title="Jong", date=datetime.date(2022, 6, 1))
    PolicyPageFactory(parent=policies, title="Aan de beurt", date=datetime.date(2012, 1, 2))
    assert titles(client, policies.url) == ["Jong", "Aan de beurt", "Oud", "Zonder"]
    assert titles(client, f"{policies.url}?sorteer=titel") == ["Aan de beurt", "Jong", "Oud", "Zonder"]


def test_kinds_of_policy_narrow_the_list(client, policies):
    PolicyPageFactory(parent=policies, title="Een plan")
    PolicyPageFactory(parent=policies, title="Een audit", kind=PolicyPage.Kind.AUDIT)
    assert titles(client, f"{policies.url}?soort=audit") == ["Een audit"]
    assert "verslag van het Rekenhof" in client.get(policies.url).content.decode()


def test_what_it_asks_and_what_came_of_it_show_when_they_are_known(client, policies):
    asked = "- Meer begeleiding\nMinder uitval"
    page = PolicyPageFactory(parent=policies, asks=asked, followed_up="<p>Er kwam geld.</p>")
    html = client.get(page.url).content.decode()
    assert "<li>Meer begeleiding</li><li>Minder uitval</li>" in html
    assert "Wat is er intussen gebeurd?" in html
    bare = client.get(PolicyPageFactory(parent=policies, asks="", slug="kaal").url).content.decode()
    assert "Wat het vraagt of belooft" not in bare
    assert "Wat is er intussen gebeurd?" not in bare


def test_what_it_is_about_and_what_followed_show_at_both_ends(client, home, causes, policies):
    plan, audit = (PolicyPageFactory(parent=policies, title=title) for title in ("Actieplan", "Rekenhof over het plan"))
    update = NewsPageFactory(parent=NewsIndexPageFactory(parent=home), title="Antwoord van de minister")
    cause = CausePageFactory(parent=causes, title="Schoolmoe", slug="schoolmoe")
    for source, kind, target in (
        (audit, "follows", plan),
        (update, "follows", audit),
        (plan, "addresses", cause),
        (update, "addresses", cause),
    ):
        PageRelationFactory(source=source, kind=kind, target=target)

    def headings(page):
        return {group.label: [other.title for other in group.pages] for group in page.related.values()}

    assert headings(audit) == {"Volgt op": [plan.title], "Wat erop volgde": [update.title]}
    assert headings(plan) == {"Dit gaat over": [cause.title], "Wat erop volgde": [audit.title]}
    assert set(headings(cause)["Beleid hierover"]) == {plan.title, update.title}
    for page in (plan, audit, update, cause):
        html = client.get(page.url).content.decode()
        assert all(title in html for titles in headings(page).values() for title in titles)


def test_a_feed_tells_of_an_old_plan_that_is_new_here_below_what_is_newer_itself(client, policies):
    for title, written, published in (("Oud plan", 2012, 9), ("Nieuw plan", 2022, 3)):
        moment = datetime.datetime(2026, 5, published, tzinfo=datetime.UTC)
        PolicyPageFactory(parent=policies, title=title, date=datetime.date(written, 1, 1), first_published_at=moment)
    feed = client.get(f"{policies.url}feed/").content.decode()
    assert feed.index("Nieuw plan") < feed.index("Oud plan")
