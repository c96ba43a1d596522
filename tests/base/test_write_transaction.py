"""Every request that writes is one transaction: an error undoes all of it, an answer raises the version once."""

import pytest
from wagtail import hooks
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from base import content_version
from base.models import TermAssignment
from content.models import StandardPage
from tests.editing import PUBLISH, add_address, edit_address, open_form, publish, save
from tests.factories.base import TermFactory
from tests.factories.content import StandardPageFactory

NEW = {"title": "Nieuw", "slug": "nieuw", "search_description": "Waar deze pagina over gaat."}


def rows():
    models = (StandardPage, Revision, PageLogEntry, ModelLogEntry, TermAssignment)
    return {model: list(model.objects.order_by("pk").values_list("pk", flat=True)) for model in models}


def fail(*args):
    raise RuntimeError("te laat")


@pytest.mark.parametrize("moment", ["after_create_page", "after_publish_page"])
def test_a_server_error_at_the_end_of_a_request_undoes_all_of_it(cms, home, moment):
    address = add_address(StandardPage, home)
    data = {**open_form(cms, address, StandardPage), **NEW, **PUBLISH, "terms": [TermFactory().pk]}
    before, version = rows(), content_version.current()
    cms.raise_request_exception = False
    with hooks.register_temporarily(moment, fail):
        assert cms.post(address, data).status_code == 500
    assert (rows(), content_version.current()) == (before, version)
    assert home.get_children().count() == 0
    home.refresh_from_db()
    assert home.numchild == 0


def test_a_publication_in_the_cms_raises_the_sequence_once(cms, home):
    address = add_address(StandardPage, home)
    data = {**open_form(cms, address, StandardPage), **NEW}
    before = content_version.current()
    publish(cms, address, data)
    assert content_version.current() == before + 1


def test_a_draft_of_a_live_page_in_the_cms_leaves_the_sequence(cms, home, editor):
    page = StandardPageFactory(parent=home, caretaker=editor)
    data = open_form(cms, edit_address(page), StandardPage)
    before = content_version.current()
    assert cms.post(edit_address(page), {**data, "title": "Nog niet af"}).status_code == 302
    assert content_version.current() == before


def test_a_new_draft_in_the_cms_leaves_the_sequence_until_it_is_published(cms, home, editor):
    address = add_address(StandardPage, home)
    before = content_version.current()
    save(cms, address, {**open_form(cms, address, StandardPage), **NEW, "terms": [TermFactory().pk]})
    page = StandardPage.objects.get(slug="nieuw")
    assert content_version.current() == before + 1  # The term.
    publish(cms, edit_address(page), open_form(cms, edit_address(page), StandardPage))
    assert content_version.current() == before + 2


def test_a_form_that_is_refused_leaves_the_sequence(cms, home):
    address = add_address(StandardPage, home)
    data = open_form(cms, address, StandardPage)
    before = content_version.current()
    assert cms.post(address, {**data, **PUBLISH}).status_code == 200
    assert content_version.current() == before
