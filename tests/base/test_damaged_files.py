"""A stored file that is damaged or gone: its picture or document can still be found, renamed, replaced and deleted."""

from pathlib import Path

import pytest
from django.urls import reverse
from wagtail.models import Collection

from base.models import LibraryDocument, LibraryImage
from tests.factories.base import DocumentFactory, ImageFactory
from tests.factories.uploads import PDF, png, upload


def lose(path):
    path.unlink()


def empty(path):
    path.write_bytes(b"")


def scramble(path):
    path.write_bytes(b"onzin" * 40)


def cut(path):
    path.write_bytes(path.read_bytes()[:20])


def shut(path):
    """Put something there that nobody can open as a file."""
    path.unlink()
    path.mkdir()


@pytest.fixture(params=[lose, empty, scramble, cut, shut], ids=lambda damage: damage.__name__)
def damage(request):
    """Damage a stored file in one of the ways in which that happens."""
    return lambda file: request.param(Path(file.path))


@pytest.fixture(params=["wagtailimages", "wagtaildocs"])
def damaged(request, db, damage):
    """(namespace of its addresses, picture or document of which the file is damaged)."""
    root = Collection.get_first_root_node()
    if request.param == "wagtailimages":
        item = ImageFactory(title="Voor", collection=root)
    else:
        item = DocumentFactory(title="Voor", collection=root, file__filename="voor.pdf", file__data=PDF)
    path = Path(item.file.path)
    damage(item.file)
    yield request.param, type(item).objects.get()
    if path.is_dir():
        path.rmdir()


CHOOSERS = {"wagtailimages": "wagtailimages_chooser", "wagtaildocs": "wagtaildocs_chooser"}


def test_it_can_be_seen_in_lists_and_choosers(cms, damaged):
    name, item = damaged
    roads = [reverse(f"{name}:index"), reverse(f"{name}:index_results") + "?q=Voor"]
    roads += [reverse(f"{CHOOSERS[name]}:choose"), reverse(f"{CHOOSERS[name]}:choose_results") + "?q=Voor"]
    roads += [reverse(f"{name}:{view}", args=[item.pk]) for view in ("edit", "delete")]
    for road in roads:
        response = cms.get(road)
        assert response.status_code == 200, road
        assert "Voor" in response.content.decode(), road


def test_it_can_be_chosen(cms, damaged):
    name, item = damaged
    for road in (
        reverse(f"{CHOOSERS[name]}:chosen", args=[item.pk]),
        reverse(f"{CHOOSERS[name]}:chosen_multiple") + f"?id={item.pk}",
    ):
        response = cms.get(road)
        assert response.status_code == 200, road
        assert "Voor" in response.content.decode(), road


def test_its_title_can_be_changed_and_its_size_stays(cms, damaged):
    name, item = damaged
    for title in ("Na", "Later"):
        assert cms.post(reverse(f"{name}:edit", args=[item.pk]), {"title": title}).status_code == 302
        now = type(item).objects.get()
        assert (now.title, now.file.name) == (title, item.file.name)
        if name == "wagtailimages":
            assert (now.width, now.height) == (item.width, item.height)


def test_it_can_be_replaced(cms, damaged):
    name, item = damaged
    given = {"wagtailimages": upload("nieuw.png", png(30, 20)), "wagtaildocs": upload("nieuw.pdf", PDF)}[name]
    response = cms.post(reverse(f"{name}:edit", args=[item.pk]), {"title": "Na", "file": given})
    assert response.status_code == 302
    now = type(item).objects.get()
    assert now.file.read()
    if name == "wagtailimages":
        assert (now.width, now.height) == (30, 20)


def test_it_can_be_deleted(cms, damaged):
    name, item = damaged
    assert cms.post(reverse(f"{name}:delete", args=[item.pk])).status_code == 302
    assert not LibraryImage.objects.exists()
    assert not LibraryDocument.objects.exists()
