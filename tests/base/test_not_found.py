"""An address that shows nothing proposes the public pages whose name looks like it, and costs little."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from tests.base.test_typed_addresses import MEANT, get
from tests.factories.practices import PracticePageFactory


def test_what_ended_since_is_not_proposed(site, client):
    assert "Time-out in Hasselt" in get(client, "/time-uit/").content.decode()
    # Past every signal, so what is kept in memory still has it.
    Page.objects.filter(pk=site.practice.pk).update(expire_at=timezone.now())
    assert "Time-out in Hasselt" not in get(client, "/time-uit/").content.decode()


@pytest.mark.parametrize(
    "path",
    ["/time-uit/", "/praktijken/time-ot/", "/Timeout-in-Haselt/", "/oud/pad/time-out.html", "/hasselt-time-out/"],
)
def test_an_address_that_shows_nothing_proposes_what_looks_like_it(site, client, path):
    html = get(client, path).content.decode()
    assert "Zocht je een van deze pagina’s?" in html
    assert f'<a href="{MEANT}">Time-out in Hasselt</a>' in html


def test_with_a_search_index_it_proposes_the_same(site, built, client):
    assert f'<a href="{MEANT}">' in get(client, "/time-uit/").content.decode()


def test_what_looks_like_nothing_proposes_nothing(site, client):
    for path in ("/zzzzxq/", "/x/", "/🎒/", f"/{'x' * 10_000}/", "/wp-login.php", "/media/images/time-uit.png"):
        assert "Zocht je" not in get(client, path).content.decode()


def test_at_most_five_pages_are_proposed_the_likest_first(site, client):
    for number in range(8):
        PracticePageFactory(parent=site.practices, slug=f"time-out-{number}", title=f"Nog een time-out {number}")
    pages = get(client, "/praktijken/time-uut-3/").context["similar"]["pages"]
    assert len(pages) == 5
    assert pages[0].slug == "time-out-3"


def test_a_wrong_address_costs_as_many_queries_with_fifty_pages_as_with_five(practices, client):
    def queries():
        found = []
        for path in ("/praktijken/pagina-x/", "/Praktijken/Pagina_X.html"):
            with CaptureQueriesContext(connection) as asked:
                assert get(client, path).status_code == 404
            found.append(len(asked))
        return found

    def add(number):
        for _ in range(number):
            PracticePageFactory(parent=practices)
        queries()

    add(5)
    few = queries()
    add(45)
    assert queries() == few
    assert max(few) <= 16
