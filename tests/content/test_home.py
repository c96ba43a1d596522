"""The home page: what people come to do, one thing a teacher may notice for each cause, and what is new."""

import datetime

from django.utils import timezone

from base import protection
from base.models import page_types
from content.models import CausePage, HomePage
from content.models.home import NEWEST, SIGNALS
from tests.editing import edit_address
from tests.factories.base import without_publication_rule
from tests.factories.content import (
    CausePageFactory,
    NetworkIndexPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    RoleIndexPageFactory,
    RolePageFactory,
    StandardPageFactory,
)
from tests.factories.practices import PracticePageFactory


def test_one_signal_is_shown_for_each_public_cause_in_the_order_of_the_tree(home, causes):
    first = CausePageFactory(parent=causes, signals="Vaak te laat\nVaak ziek")
    second = CausePageFactory(parent=causes, signals="Slaapt in de les")
    CausePageFactory(parent=causes, signals="")
    CausePageFactory(parent=causes, signals="Verborgen", live=False)
    CausePageFactory(parent=causes, signals="Gevolg", kind=CausePage.Kind.CONSEQUENCE)
    CausePageFactory(parent=causes, signals="Risico", kind=CausePage.Kind.RISK)
    assert home.signals == [("Vaak te laat", first), ("Slaapt in de les", second)]


def test_no_more_signals_are_shown_than_a_reader_takes_in(home, causes):
    for number in range(SIGNALS + 3):
        CausePageFactory(parent=causes, signals=f"Signaal {number}")
    assert len(home.signals) == SIGNALS


def test_a_signal_of_nothing_but_bullets_breaks_nothing(client, home, causes):
    CausePageFactory(parent=causes, signals="- \n•")
    assert client.get("/").status_code == 200


def test_the_newest_public_practices_are_shown_newest_first(home, practices):
    day = datetime.timedelta(days=1)
    pages = [
        PracticePageFactory(parent=practices, first_published_at=timezone.now() - number * day)
        for number in range(NEWEST + 2)
    ]
    PracticePageFactory(parent=practices, first_published_at=timezone.now(), live=False)
    StandardPageFactory(parent=home, first_published_at=timezone.now())
    assert [page.pk for page in home.newest] == [page.pk for page in pages[:NEWEST]]


def test_under_home_stand_the_types_that_say_so_and_no_others():
    says_so = {model for model in page_types() if "content.HomePage" in (model.parent_page_types or ())}
    assert set(HomePage.allowed_subpage_models()) == says_so
    assert all(model.parent_page_types for model in page_types())


def test_an_editor_lets_home_search_in_a_list_of_what_it_shows_the_newest_of(cms, home):
    html = cms.get(edit_address(home)).content.decode()
    assert "practices.practiceindexpage" in html
    assert "content.causeindexpage" not in html


def test_the_link_to_all_of_the_newest_leads_to_the_list_that_holds_them(client, home, practices, causes):
    PracticePageFactory(parent=practices)
    home.practice_index = practices
    home.save()
    more = f'<a href="{practices.url}">Alle praktijkvoorbeelden</a>'
    assert more in client.get("/").content.decode()
    home.practice_index = causes
    home.save()
    html = client.get("/").content.decode()
    assert "Nieuwe praktijkvoorbeelden" in html
    assert "Alle praktijkvoorbeelden" not in html


def test_what_people_come_to_do_leads_to_pages_they_may_see(client, home):
    shown, draft = StandardPageFactory(parent=home), StandardPageFactory(parent=home, live=False)
    tasks = [("Een leerling haakt af", shown.pk), ("Nog niet klaar", draft.pk), ("Verdwenen", 999_999)]
    raw = [{"type": "task", "value": {"title": title, "text": "", "page": pk}} for title, pk in tasks]
    home.tasks = home._meta.get_field("tasks").to_python(raw)
    with without_publication_rule():
        home.save()
    html = client.get("/").content.decode()
    assert f'<a href="{shown.url}">Een leerling haakt af</a>' in html
    assert "Nog niet klaar" not in html
    assert "Verdwenen" not in html


def test_a_postcode_leads_to_the_directory_and_a_word_to_the_practices(client, home, practices):
    home.practice_index = practices
    home.save()
    assert 'name="waar"' not in client.get("/").content.decode()
    directory = NetworkIndexPageFactory(parent=home)
    html = client.get("/").content.decode()
    place = html.split('class="place-search"')[1].split("</form>")[0]
    assert f'action="{directory.url}"' in place
    assert 'name="waar"' in place
    search = html.split(f'<form action="{practices.url}" method="get"')[1].split("</form>")[0]
    assert 'name="q"' in search
    with protection.lifted():
        practices.unpublish()
    assert '<form action="/zoeken/" method="get"' in client.get("/").content.decode()


def test_the_home_page_costs_as_many_queries_for_eighty_pages_as_for_eight(
    client, home, practices, causes, django_assert_max_num_queries
):
    def cost():
        HomePage.objects.get().save()  # Another version: a kept copy no longer counts.
        with django_assert_max_num_queries(60) as found:
            assert client.get("/").status_code == 200
        return len(found)

    roles, updates = RoleIndexPageFactory(parent=home), NewsIndexPageFactory(parent=home)

    def grow(number):
        for _ in range(number):
            PracticePageFactory(parent=practices)
            CausePageFactory(parent=causes, signals="Vaak te laat")
            RolePageFactory(parent=roles)
            NewsPageFactory(parent=updates)

    grow(2)
    cost()
    few = cost()
    grow(18)
    assert cost() == few
