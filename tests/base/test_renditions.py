"""Pictures in the sizes of pages are there before the first visitor, and one that can't be made holds up nothing."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from base import renditions
from base.models import LibraryImage, Rendition
from base.tasks import upkeep
from tests.factories.base import ImageFactory
from tests.factories.content import StandardPageFactory
from tests.factories.uploads import png, upload


@pytest.fixture(autouse=True)
def _progress(monkeypatch):
    monkeypatch.setattr(renditions, "progress", renditions.Progress())


def page_with(home, image, **fields):
    """Make a page that shows an image."""
    value = {"image": image.pk, "alt_text": "Een brug", "decorative": False}
    return StandardPageFactory(parent=home, body=json.dumps([{"type": "image", "value": value}]), **fields)


def made(image):
    return set(image.renditions.values_list("filter_spec", flat=True))


def test_the_first_visitor_of_a_published_page_finds_its_pictures_made(client, home):
    image, shared = ImageFactory(), ImageFactory()
    page = page_with(home, image, listing_image=shared)
    assert upkeep.make_renditions in {each.task for each in upkeep.PERIODIC}
    assert renditions.may_be_missing()
    upkeep.make_renditions.call()
    assert (made(image), made(shared)) == (set(renditions.ON_PAGES), set(renditions.WHEN_SHARED))
    assert not renditions.may_be_missing()
    before = set(Rendition.objects.values_list("pk", flat=True))
    html = BeautifulSoup(client.get(page.url).content, "html.parser")
    assert set(Rendition.objects.values_list("pk", flat=True)) == before
    assert html.picture.source["type"] == "image/avif"
    addresses = f"{html.picture.source['srcset']} {html.picture.img['srcset']}".split()[::2]
    assert {address.rpartition(".")[2] for address in addresses} == {"avif", "webp"}
    assert all(client.get(address).status_code == 200 for address in addresses)


def test_without_the_task_the_page_makes_its_own(client, home):
    image = ImageFactory()
    assert "<picture>" in client.get(page_with(home, image).url).content.decode()
    assert made(image) == set(renditions.ON_PAGES)


def test_a_picture_that_was_replaced_is_made_anew(cms, home):
    image = ImageFactory()
    page_with(home, image)
    renditions.make_missing()
    old = {rendition.file.name for rendition in image.renditions.all()}
    values = {"title": "Nieuw", "file": upload("nieuw.png", png(300, 200)), "collection": image.collection_id}
    assert cms.post(reverse("wagtailimages:edit", args=[image.pk]), values).status_code == 302
    assert renditions.may_be_missing()
    renditions.make_missing()
    assert made(image) == set(renditions.ON_PAGES)
    assert old.isdisjoint(rendition.file.name for rendition in image.renditions.all())


def test_what_no_visitor_sees_is_not_made(home):
    image, unused = ImageFactory(), ImageFactory()
    page_with(home, image, live=False)
    renditions.make_missing()
    assert made(image) == made(unused) == set()


def test_a_picture_that_can_not_be_made_is_tried_once_and_the_others_are_made(home, monkeypatch):
    broken, image = ImageFactory(), ImageFactory()
    for each in (broken, image):
        page_with(home, each)
    Path(broken.file.path).write_bytes(b"geen beeld meer")
    tried = []
    ask = LibraryImage.get_rendition
    monkeypatch.setattr(LibraryImage, "get_rendition", lambda self, spec: tried.append(spec) or ask(self, spec))
    for _ in range(3):
        renditions.make_missing()
    assert made(broken) == set()
    assert made(image) == set(renditions.ON_PAGES)
    assert len(tried) == 2 * len(renditions.ON_PAGES)
    assert not renditions.may_be_missing()


def test_many_pictures_are_made_part_by_part(home, monkeypatch):
    monkeypatch.setattr(renditions, "A_PART", 4)
    image = ImageFactory()
    page_with(home, image)
    renditions.make_missing()
    assert len(made(image)) == 4
    assert renditions.may_be_missing()
    renditions.make_missing()
    assert made(image) == set(renditions.ON_PAGES)
    assert not renditions.may_be_missing()
