"""A file of a release comes from nginx's disk, with a tag, and is gone the moment the release is withdrawn."""

import pytest

from tests.factories.figures import FiguresIndexPageFactory, IndicatorPageFactory, add_figures
from tests.factories.site import make_home
from tests.processes import run

ADDRESS = "/bestanden/cijfers/sv2024-v1.zip"
WITHDRAW = "from figures.models import Release; Release.objects.get(code='sv2024').withdraw('Er stond een fout in.')"


@pytest.fixture
def release(committed):
    """A published release of one figure."""
    index = FiguresIndexPageFactory(parent=make_home())
    return add_figures(IndicatorPageFactory(parent=index, slug="vsv"), {"2020-2021": "12.0"}, code="sv2024")


@pytest.mark.usefixtures("release")
def test_nginx_sends_the_file_and_nothing_of_it_once_it_was_withdrawn(front_of_site, release):
    stored = release.files.get(form="zip").file.read()
    with front_of_site() as front:
        answers = [front.ask(ADDRESS) for _ in range(3)]
        assert {answer.body for answer in answers} == {stored}
        told = answers[0].headers
        assert (told["content-type"], told["cache-control"]) == ("application/zip", "no-cache")
        assert told["content-disposition"] == 'attachment; filename="sv2024-v1.zip"'
        assert told["content-security-policy"] == "default-src 'none'"
        again = front.ask(ADDRESS, If_None_Match=told["etag"])
        assert (again.status, again.body) == (304, b"")
        part = front.ask(ADDRESS, Range="bytes=0-3")
        assert (part.status, part.body) == (206, stored[:4])
        assert front.ask(f"/intern/{release.files.get(form='zip').file.name}").status == 404
        assert run(front.folder, WITHDRAW) == 0
        for headers in ({}, {"If_None_Match": told["etag"]}):
            gone = front.ask(ADDRESS, **headers)
            assert gone.status == 410
            assert "Er stond een fout in." in gone.body.decode()
