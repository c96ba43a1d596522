import pytest
from django.db import models

from base.blocks import BODY_BLOCKS
from base.facets import FACETS
from content.models import CausePage, StandardPage
from practices.models import PracticePage
from tests.factories.full_site import ADDRESSES, TITLES, full_site
from tests.factories.practices import PracticeIndexPageFactory

FILLED_SOMEWHERE = {PracticePage: ("practice", "foreign"), CausePage: ("cause",), StandardPage: ("standard",)}


@pytest.fixture
def filled(home, practices, causes):
    """The full and bare pages of every type."""
    abroad = PracticeIndexPageFactory(parent=home, title="Buitenland", slug="buitenland", scope="buitenland")
    full_site(practices, abroad, causes)


@pytest.mark.usefixtures("filled")
class TestFullSite:
    @pytest.mark.parametrize("model", FILLED_SOMEWHERE)
    def test_a_full_page_has_every_block(self, model):
        page = model.objects.get(title=TITLES[FILLED_SOMEWHERE[model][0]])
        assert {block.block_type for block in page.body} == {name for name, _ in BODY_BLOCKS}

    @pytest.mark.parametrize("model", FILLED_SOMEWHERE)
    def test_every_field_of_its_own_is_filled(self, model):
        pages = [model.objects.get(title=TITLES[name]) for name in FILLED_SOMEWHERE[model]]
        own = [field for field in model._meta.local_fields if not isinstance(field, models.OneToOneField)]
        assert [field.name for field in own if not any(getattr(page, field.attname) for page in pages)] == []

    def test_a_full_practice_has_a_term_in_every_facet(self):
        assert set(PracticePage.objects.get(title=TITLES["practice"]).terms_by_facet) == set(FACETS)

    def test_every_address_answers(self, client):
        assert {client.get(address).status_code for address in ADDRESSES.values()} == {200}
