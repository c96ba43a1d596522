"""A role is a second entrance: the pages an editor chose, in that order, as far as they are public."""

import json

import pytest

from tests.factories.base import without_publication_rule
from tests.factories.content import GuideIndexPageFactory, GuidePageFactory, RoleIndexPageFactory, RolePageFactory
from tests.factories.practices import PracticePageFactory


@pytest.fixture
def roles(home):
    """The index of roles."""
    return RoleIndexPageFactory(parent=home)


@pytest.fixture
def guides(home):
    """The index of guides."""
    return GuideIndexPageFactory(parent=home)


def give(role, *groups):
    """Return a role its groups: ``(title, [page or pk, …])``."""
    raw = [
        {"type": "group", "value": {"title": title, "text": "", "pages": [getattr(page, "pk", page) for page in pages]}}
        for title, pages in groups
    ]
    role.groups = role._meta.get_field("groups").to_python(raw)
    with without_publication_rule():
        role.save()
    return role


def shown(role):
    return [(group["title"], [page.title for page in pages]) for group, pages in role.group_list]


def test_pages_and_groups_stand_in_the_order_of_the_editor(client, roles, practices, guides):
    practice, guide = PracticePageFactory(parent=practices), GuidePageFactory(parent=guides)
    role = give(RolePageFactory(parent=roles), ("Zo begin je", [practice, guide]), ("Daarna", [guide]))
    assert shown(role) == [("Zo begin je", [practice.title, guide.title]), ("Daarna", [guide.title])]
    html = client.get(role.url).content.decode()
    assert html.index("Zo begin je") < html.index(practice.title) < html.index(guide.title) < html.index("Daarna")


def test_what_is_not_public_is_left_out_and_so_is_a_group_of_nothing_else(client, roles, practices, guides):
    draft, guide = PracticePageFactory(parent=practices, title="Concept", live=False), GuidePageFactory(parent=guides)
    role = give(RolePageFactory(parent=roles), ("Leeg", [draft, 999_999]), ("Vol", [draft, guide]))
    html = client.get(role.url).content.decode()
    assert "Leeg" not in html
    assert "Concept" not in html
    assert guide.title in html
    guide.unpublish()
    assert "Vol" not in client.get(role.url).content.decode()


def test_a_role_without_any_page_is_a_page(client, roles):
    assert client.get(RolePageFactory(parent=roles).url).status_code == 200


def test_the_front_page_and_the_index_show_roles_in_the_order_of_the_tree(client, home, roles):
    titles = ["Voor wie leert", "Als je les geeft", "Met een school"]
    pages = [RolePageFactory(parent=roles, title=title, label=title.split()[-1]) for title in titles]
    RolePageFactory(parent=roles, label="Verborgen", live=False)
    pages[0].move(roles, pos="last-child")
    expected = [titles[1], titles[2], titles[0]]
    assert [role.title for role in home.roles] == expected
    html = client.get("/").content.decode()
    places = [html.index(f">{label}</a>") for label in ("geeft", "school", "leert")]
    assert places == sorted(places)
    assert "Verborgen" not in html
    assert [page.title for page in client.get(roles.url).context["listing"].results] == expected


def test_without_roles_the_front_page_asks_nobody_who_they_are(client, roles):
    RolePageFactory(parent=roles, live=False)
    html = client.get("/").content.decode()
    assert "Of zeg wie je bent" not in html


def test_a_role_is_no_news_and_no_result_of_a_kind(client, roles, practices):
    RolePageFactory(parent=roles, title="Voor directeurs")
    assert client.get(f"{roles.url}feed/").status_code == 404
    assert "ingangen-per-rol" not in client.get("/zoeken/").content.decode()


def test_search_engines_read_a_role_as_a_collection(client, roles):
    html = client.get(RolePageFactory(parent=roles).url).content.decode()
    data = json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])["@graph"][0]
    assert data["@type"] == "CollectionPage"


def test_a_role_costs_as_many_queries_for_twelve_pages_as_for_one(roles, practices, django_assert_num_queries):
    few = give(RolePageFactory(parent=roles), ("Eén", [PracticePageFactory(parent=practices)]))
    many = [(str(group), [PracticePageFactory(parent=practices) for _ in range(3)]) for group in range(4)]
    more = give(RolePageFactory(parent=roles), *many)
    for role in (few, more):
        fresh = type(role).objects.get(pk=role.pk)
        with django_assert_num_queries(2):
            assert fresh.group_list
