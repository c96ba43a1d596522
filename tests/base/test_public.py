"""What a visitor may see: live, no copy that follows another page, and nothing hidden above it."""

import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from base.models import public
from base.models.queries import MAX_INDEXED_DEPTH
from content.models import StandardPage
from tests.conftest import rolled_back
from tests.factories.base import without_publication_rule
from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticeIndexPageFactory


def hide(page):
    """Unpublish a page, which leaves what stands under it as it is."""
    StandardPage.objects.get(pk=page.pk).unpublish()


def restrict(page):
    """Keep a page and all under it for who logs in."""
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def end(page):
    """Let a page's end pass, as time does: nothing else in the database changes."""
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(seconds=1))


def alias_of(page):
    """Make a copy that follows another page."""
    with without_publication_rule():
        return page.create_alias(update_slug="kopie")


def below(page, levels=1):
    """Make a page some levels under another."""
    for _ in range(levels):
        page = StandardPageFactory(parent=page)
    return page


HIDDEN = {
    "a draft": lambda home: StandardPageFactory(parent=home, live=False),
    "an expired page": lambda home: StandardPageFactory(parent=home, live=False, expired=True),
    "an alias": lambda home: alias_of(StandardPageFactory(parent=home)),
    "a page under an unpublished one": lambda home: under(home, hide, 1),
    "a page deep under an unpublished one": lambda home: under(home, hide, 3),
    "a page that ended": lambda home: under(home, end, 0),
    "a page under one that ended": lambda home: under(home, end, 1),
    "a page deep under one that ended": lambda home: under(home, end, 3),
    "a restricted page": lambda home: restricted(home, 0),
    "a page under a restricted one": lambda home: restricted(home, 1),
    "a page deep under a restricted one": lambda home: restricted(home, 3),
}


def under(home, change, levels):
    top = StandardPageFactory(parent=home)
    page = below(top, levels)
    change(top)
    return page


def restricted(home, levels):
    return under(home, restrict, levels)


@pytest.fixture(params=HIDDEN, ids=lambda name: name.replace(" ", "-"))
def hidden(request, home):
    """Each page in turn that a visitor may not see."""
    return HIDDEN[request.param](home)


def test_a_hidden_page_is_not_public_and_its_neighbour_is(home, hidden):
    neighbour = StandardPageFactory(parent=home)
    assert not public(Page.objects.filter(pk=hidden.pk)).exists()
    assert not StandardPage.objects.public().filter(pk=hidden.pk).exists()
    assert list(StandardPage.objects.public().filter(pk=neighbour.pk)) == [neighbour]


def test_the_address_of_a_hidden_page_answers_404(client, hidden):
    assert client.get(Page.objects.get(pk=hidden.pk).url).status_code == 404


def test_a_page_that_is_published_again_is_public_with_all_under_it(client, home):
    top = StandardPageFactory(parent=home)
    page = below(top)
    hide(top)
    assert client.get(page.url).status_code == 404
    with without_publication_rule():
        StandardPage.objects.get(pk=top.pk).save_revision().publish()
    assert client.get(page.url).status_code == 200


def test_a_sibling_with_a_path_that_starts_alike_hides_nothing(home):
    pages = [StandardPageFactory(parent=home) for _ in range(40)]
    hide(below(pages[0]).get_parent())
    for page in pages[1:]:
        assert public(Page.objects.filter(pk=page.pk)).exists()


def test_the_root_of_the_tree_is_never_public_and_hides_all_when_restricted(home):
    root = Page.objects.get(depth=1)
    assert not public(Page.objects.filter(pk=root.pk)).exists()
    restrict(root)
    assert not public(Page.objects.all()).exists()


def test_what_is_public_is_read_in_one_query_however_deep(home, django_assert_num_queries):
    pages = [StandardPageFactory(parent=home), below(home, 5), *(StandardPageFactory(parent=home) for _ in range(20))]
    with django_assert_num_queries(1):
        found = list(public(Page.objects.all()))
    assert {page.pk for page in pages} <= {page.pk for page in found}


def test_overdue_pages_are_those_whose_check_is_past(home):
    today = timezone.localdate()
    day = datetime.timedelta(days=1)
    late = StandardPageFactory(parent=home, review_on=today - day)
    on_time = [StandardPageFactory(parent=home, review_on=when) for when in (today, today + day, None)]
    assert list(StandardPage.objects.overdue()) == [late]
    assert late.is_overdue
    assert not any(page.is_overdue for page in on_time)


def test_an_address_is_found_in_two_queries_however_deep(client, home, rf, django_assert_num_queries):
    page = below(home, 5)
    request = rf.get(page.url)
    parts = [part for part in page.url.split("/") if part]
    ContentType.objects.get_for_model(StandardPage)  # Kept for the life of a process.
    with django_assert_num_queries(2):  # The tree, and the page's own columns.
        assert home.route(request, parts).page == page


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/praktijken/feed/", 200),
        ("/praktijken/feed", 301),
        ("/praktijken/bestaat-niet/", 404),
        ("/bestaat-niet/", 404),
    ],
)
def test_what_the_lookup_can_not_find_goes_the_stock_way(client, practices, address, status):
    assert client.get(address).status_code == status


def test_an_address_in_capitals_leads_to_the_page_and_shows_nothing_itself(client, practices):
    assert client.get("/PRAKTIJKEN/").url == "/praktijken/"


@pytest.mark.parametrize("change", [hide, restrict])
def test_a_hidden_list_and_its_feed_answer_404(client, home, change):
    top = StandardPageFactory(parent=home)
    listing = PracticeIndexPageFactory(parent=top)
    assert client.get(listing.url).status_code == 200
    change(top)
    assert client.get(listing.url).status_code == 404
    assert client.get(f"{listing.url}feed/").status_code == 404


CHANGES = {"restricted": restrict, "ended": end}
STATES = ("hidden", *CHANGES)
# A page stands under one that came before it; most under the last, so that some stand deeper than is looked up.
TREES = st.lists(
    st.tuples(
        st.just(0) | st.just(0) | st.integers(0, 40),
        st.sampled_from(["", "", "", "", "", "", *STATES]),
    ),
    max_size=MAX_INDEXED_DEPTH + 4,
)


@given(TREES)
@examples(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
def test_public_are_the_pages_that_have_nothing_hidden_on_the_way_to_the_root(home, tree):
    with rolled_back():
        placed = [(Page.objects.get(pk=home.pk), True)]
        for number, (back, state) in enumerate(tree):
            parent, visible = placed[-1 - back % len(placed)]
            child = Page(title="Blad", slug=f"blad-{number}", live=state != "hidden")
            parent.refresh_from_db()
            parent.add_child(instance=child)
            if state in CHANGES:
                CHANGES[state](child)
            placed.append((child, visible and not state))
        expected = {page.pk for page, visible in placed if visible}
        below = Page.objects.filter(path__startswith=home.path)
        assert set(public(below).values_list("pk", flat=True)) == expected


@pytest.mark.parametrize("change", [hide, restrict, end])
def test_a_page_is_hidden_by_one_far_above_it(home, change):
    page = under(home, change, MAX_INDEXED_DEPTH + 3)
    assert page.depth > MAX_INDEXED_DEPTH
    assert not public(Page.objects.filter(pk=page.pk)).exists()
