import pytest
from playwright.sync_api import expect

from tests.browser.addresses import ERRORS
from tests.factories.full_site import TITLES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", ERRORS)
def test_a_page_that_says_what_went_wrong_helps_on(page, name):
    address, status = ERRORS[name]
    assert page.goto(address).status == status
    main = page.get_by_role("main")
    expect(main.get_by_role("link", name="Naar de startpagina")).to_have_attribute("href", "/")
    expect(main.get_by_role("link", name="Kies uit alle onderwerpen")).to_have_attribute("href", "/onderwerpen/")
    main.get_by_label("Wat zocht je?").fill("volledig gevolg")
    with page.expect_navigation():
        main.get_by_role("button", name="Zoek").click()
    expect(page.get_by_role("link", name=TITLES["consequence"], exact=True)).to_be_visible()


@pytest.mark.parametrize(
    "address", ["/praktijken/bestaat-niet/", "/praktijken/?pagina=99", "/onderwerpen/thema/niets/"]
)
def test_what_is_not_there_is_not_found(page, address):
    assert page.goto(address).status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze pagina vinden we niet")
