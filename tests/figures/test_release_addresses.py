"""Where the files of a release stand, who gets them, and when they are gone."""

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from wagtail.models import Page

from base import content_version
from figures.models import ReleaseFile
from tests.factories.figures import ObservationFactory, ReleaseFactory, SeriesFactory, add_figures, publish


@pytest.fixture
def release(release_of_four):
    """A published release with four figures."""
    return release_of_four


def test_the_page_of_the_figure_and_the_calendar_link_to_the_files(release, client, indicator):
    for address in (indicator.url, f"{indicator.get_parent().url}kalender/"):
        text = client.get(address).content.decode()
        for form in ("zip", "csv", "xlsx"):
            assert f'href="/bestanden/cijfers/sv2024-v1.{form}"' in text


def test_a_file_is_given_as_it_is_and_not_again_to_who_has_it(release, client):
    stored = release.files.get(form="zip")
    answer = client.get(stored.get_absolute_url())
    assert answer.getvalue() == stored.file.read()
    assert answer["Content-Disposition"] == 'attachment; filename="sv2024-v1.zip"'
    assert (answer["Content-Length"], answer["Cache-Control"]) == (str(stored.size), "no-cache")
    again = client.get(stored.get_absolute_url(), headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert not answer.cookies


def test_nginx_is_told_which_file_to_send(release, client, settings):
    settings.NGINX_IN_FRONT = True
    stored = release.files.get(form="zip")
    answer = client.get(stored.get_absolute_url())
    assert answer["X-Accel-Redirect"] == f"/intern/{stored.file.name}"
    assert answer.content == b""


def test_withdrawing_removes_the_files_at_once_and_says_why(release, client):
    found = [(each.get_absolute_url(), each.file.name) for each in release.files.all()]
    release.withdraw("Er stond een fout in.")
    for address, name in found:
        answer = client.get(address)
        assert answer.status_code == 410
        assert "Er stond een fout in." in answer.content.decode()
        assert not default_storage.exists(name)
    assert not ReleaseFile.objects.exists()


def test_a_release_that_fails_to_be_published_leaves_no_file(indicator):
    release = ReleaseFactory(code="mislukt")
    ObservationFactory(series=SeriesFactory(indicator=indicator), release=release)

    def publish_and_fail():
        with content_version.transaction():
            release.publish()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        publish_and_fail()
    assert not ReleaseFile.objects.exists()
    assert not default_storage.exists("uitgaven/mislukt-v1.zip")


@pytest.mark.parametrize(
    "name", ["sv2024-v2.zip", "sv2024-v1.pdf", "sv2024.zip", "sv2024-v01.zip", "x%2Fsv2024-v1.zip"]
)
def test_there_is_no_other_file(release, client, name):
    assert client.get(f"/bestanden/cijfers/{name}").status_code == 404


def test_a_file_is_not_given_when_an_indicator_in_it_is_hidden(release, client, indicator):
    add_figures(indicator, {"2022-2023": "11.1"}, code="later")
    indicator.unpublish()
    for code in ("sv2024", "later"):
        assert client.get(f"/bestanden/cijfers/{code}-v1.zip").status_code == 404
    assert "/bestanden/" not in client.get(f"{indicator.get_parent().url}kalender/").content.decode()
    Page.objects.filter(pk=indicator.pk).update(live=True)
    assert client.get("/bestanden/cijfers/later-v1.zip").status_code == 200


def test_a_release_without_figures_has_no_files(indicator):
    assert publish(ReleaseFactory()).files.count() == 0


def test_many_figures_are_written_without_a_workbook(indicator, monkeypatch):
    monkeypatch.setattr("figures.files.writing.MOST_IN_WORKBOOK", 1)
    release = add_figures(indicator, {"2020-2021": "12.0", "2021-2022": "14.1"})
    assert {each.form for each in release.files.all()} == {"zip", "csv"}


def test_the_media_of_the_site_is_where_nginx_sends_from(release):
    assert release.files.get(form="zip").file.path.startswith(str(settings.MEDIA_ROOT))
