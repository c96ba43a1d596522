"""Every picture that the library takes can be shown, tells nothing but what it shows, and never costs a page."""

import io
import json
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse
from PIL import Image

from base.models import LibraryImage
from tests.factories.base import ImageFactory
from tests.factories.content import StandardPageFactory
from tests.factories.pictures import BY_SCRIPT, DAMAGED, PICTURES, TELLTALES, made
from tests.factories.uploads import PDF, upload

# How the site and the CMS draw pictures; one with every format that Wagtail keeps.
SPECS = ["fill-1200x630|format-jpeg", "width-400|format-avif", "width-1200|format-webp", "max-165x165", "original"]


def add(cms, name, content):
    """Upload a picture as the CMS does by default, and give it."""
    sent = {"title": name, "files[]": upload(name, content)}
    answer = json.loads(cms.post(reverse("wagtailimages:add_multiple"), sent).content)
    assert answer["success"], answer
    return LibraryImage.objects.latest("pk")


def store(name, content):
    """Store a picture as a script does."""
    return LibraryImage.objects.create(title=name, file=ContentFile(content, name=name))


def illustrated(home, image):
    """Make a page with a picture above it, when it is shared, and in it."""
    body = [{"type": "image", "value": {"image": image.pk, "alt_text": "Een klas", "decorative": False}}]
    return StandardPageFactory(parent=home, title="Met beeld", listing_image=image, body=json.dumps(body))


def tells_nothing(path):
    content = Path(path).read_bytes()
    assert [word for word in TELLTALES if word in content] == [], path
    with Image.open(path) as image:
        assert not image.getexif()
        assert not {"comment", "xmp", "photoshop", "exif", "XML:com.adobe.xmp"} & set(image.info)


def test_the_pictures_of_this_test_tell_something_before_they_are_stored():
    assert sum(any(word in content for word in TELLTALES) for content in PICTURES.values()) >= 15


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_that_is_taken_can_be_drawn_in_every_way_and_tells_nothing(cms, home, name):
    image = add(cms, name, PICTURES[name])
    tells_nothing(image.file.path)
    assert image.file_size == Path(image.file.path).stat().st_size
    with Image.open(image.file.path) as stored:
        assert (stored.width, stored.height) == (image.width, image.height)
        assert max(stored.size) <= 16_383
    for spec in SPECS:
        tells_nothing(image.get_rendition(spec).file.path)
    page = illustrated(home, image)
    html = cms.get(page.url).content.decode()
    assert ("<figure>" in html, "delen.png" in html) == (True, False)
    assert cms.get(reverse("wagtailimages:index")).status_code == 200
    assert cms.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 200
    assert cms.get(reverse("wagtailimages:preview", args=[image.pk, "width-400"])).status_code == 200


@pytest.mark.parametrize("name", [*PICTURES, *BY_SCRIPT])
def test_what_a_script_stores_goes_the_same_way(db, name):
    content = (PICTURES | BY_SCRIPT)[name]
    created = store(name, content)
    saved = LibraryImage(title=name)
    saved.file.save(name, ContentFile(content))
    bulk = LibraryImage(title=name, file=ContentFile(content, name=name))
    LibraryImage.objects.bulk_create([bulk])
    for image in (created, saved, bulk):
        tells_nothing(image.file.path)
        image.refresh_from_db()
        with Image.open(image.file.path) as stored:
            assert (stored.width, stored.height) == (image.width, image.height)
        assert image.get_rendition(SPECS[0]).width


def test_a_photo_taken_on_its_side_is_stored_upright(cms):
    image = add(cms, "gekanteld.jpeg", PICTURES["gekanteld.jpeg"])
    assert (image.width, image.height) == (40, 60)
    with Image.open(image.file.path) as stored:
        assert stored.getpixel((20, 5))[0] > 200 > 50 > stored.getpixel((20, 55))[0]


@pytest.mark.parametrize("name", ["scan.png", "scan.tiff", "meting.tiff"])
def test_a_scan_in_sixteen_bits_keeps_its_light_and_dark(db, name):
    image = store(name, (PICTURES | BY_SCRIPT)[name])
    with Image.open(image.file.path) as stored:
        assert stored.mode == "L"
        assert stored.getpixel((5, 5)) == pytest.approx(204, abs=2)
        assert stored.getpixel((55, 5)) == pytest.approx(0, abs=2)


@pytest.mark.parametrize("name", ["doorzichtig.png", "grijs-doorzichtig.png", "palet.png"])
def test_what_was_transparent_stays_so_in_the_page_and_is_white_when_shared(db, name):
    image = store(name, PICTURES[name])
    for spec, opaque in (("width-400|format-webp", False), ("fill-1200x630|format-jpeg", True)):
        with Image.open(image.get_rendition(spec).file.path) as rendition:
            assert rendition.has_transparency_data != opaque


def test_a_picture_that_is_replaced_goes_the_same_way(cms):
    image = add(cms, "foto.png", made(kind="PNG"))
    address = reverse("wagtailimages:edit", args=[image.pk])
    response = cms.post(address, {"title": "Nieuw", "file": upload("foto.jpg", PICTURES["foto.jpg"])})
    assert response.status_code == 302
    image.refresh_from_db()
    tells_nothing(image.file.path)
    tells_nothing(image.get_rendition(SPECS[0]).file.path)
    image.file = ContentFile(PICTURES["gekanteld.jpeg"], name="gekanteld.jpeg")
    image.save()
    image.refresh_from_db()
    tells_nothing(image.file.path)
    assert (image.width, image.height) == (40, 60)


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_picture_is_refused_on_every_road_and_leaves_nothing(cms, name):
    before = set(Path(default_storage.location).rglob("*.*"))
    content = DAMAGED[name]
    answers = [cms.post(reverse("wagtailimages:add_multiple"), {"title": "x", "files[]": upload(name, content)})]
    answers.append(cms.post(reverse("wagtailimages:add"), {"title": "x", "file": upload(name, content)}))
    chosen = {"image-chooser-upload-title": "x", "image-chooser-upload-file": upload(name, content)}
    answers.append(cms.post(reverse("wagtailimages_chooser:create"), chosen))
    for answer in answers:
        assert answer.status_code == 200
        assert "geldige afbeelding" in answer.content.decode()
    for wrong in (content, PDF):
        with pytest.raises(ValidationError, match="geldige afbeelding"), transaction.atomic():
            store(name, wrong)
    assert not LibraryImage.objects.exists()
    assert set(Path(default_storage.location).rglob("*.*")) == before


# What is there already


@pytest.fixture
def old():
    """Put a file under a picture as it was stored before this rule."""

    def put(content, name="oud.jpg"):
        image = ImageFactory(title="Oud")
        stored = default_storage.save(f"original_images/{name}", ContentFile(content))
        LibraryImage.objects.filter(pk=image.pk).update(file=stored)
        return LibraryImage.objects.get(pk=image.pk)

    return put


@pytest.mark.parametrize("name", PICTURES)
def test_a_rendition_of_an_old_picture_tells_nothing(db, old, name):
    image = old(PICTURES[name], name)
    for spec in SPECS:
        tells_nothing(image.get_rendition(spec).file.path)


@pytest.mark.parametrize("content", [b"", PDF, *DAMAGED.values()], ids=["empty", "pdf", *DAMAGED])
def test_a_picture_that_cannot_be_drawn_is_left_out_and_its_page_and_the_cms_stay(cms, client, home, old, content):
    image = old(content)
    page = illustrated(home, image)
    for address in (page.url, "/"):
        response = client.get(address)
        assert response.status_code == 200
        assert "not-found" not in response.content.decode()
    html = client.get(page.url).content.decode()
    assert ("<figure" in html, "delen.png" in html) == (False, True)
    for address in ("wagtailimages:index", "wagtailimages_chooser:choose"):
        assert cms.get(reverse(address)).status_code == 200
    assert cms.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 200
    assert cms.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


def test_renditions_that_were_made_before_this_rule_are_forgotten_with_their_files(db):
    rendition = ImageFactory().get_rendition(SPECS[0])
    path = Path(rendition.file.path)
    assert path.exists()
    import_module("base.migrations.0009_renditions_without_metadata").forget_renditions(apps, None)
    assert not path.exists()
    assert not type(rendition).objects.exists()


def test_a_picture_of_which_the_file_is_gone_is_left_out(client, home):
    image = ImageFactory()
    Path(image.file.path).unlink()
    html = client.get(illustrated(home, image).url).content.decode()
    assert ("<figure" in html, "delen.png" in html, "not-found" in html) == (False, True, False)


def test_a_picture_keeps_its_own_format(db):
    for name, kind in {"foto.jpg": "JPEG", "reeks.jpg": "JPEG", "foto.webp": "WEBP", "beweegt.gif": "GIF"}.items():
        with Image.open(io.BytesIO(store(name, PICTURES[name]).file.read())) as image:
            assert image.format == kind
