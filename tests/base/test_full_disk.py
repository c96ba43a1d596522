"""A disk that is full: editors read so in Dutch, keep what they typed, and nothing half is left behind."""

import errno
import io
import json
import os
import resource
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import OperationalError
from django.urls import reverse
from PIL import Image

from base import content_version
from base.models import LibraryDocument, LibraryImage
from tests.factories.base import DocumentFactory, ImageFactory
from tests.factories.content import StandardPageFactory
from tests.factories.uploads import PDF, upload

ROOM = 100_000  # bytes that a file may still take
LARGE_PDF = PDF + b"%" * 2 * ROOM


@contextmanager
def full_disk(room=ROOM):
    """Let the system refuse to write more than some bytes of any file, as a disk does that is nearly full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def large_picture():
    """Return a picture that no format makes smaller."""
    content = io.BytesIO()
    Image.frombytes("RGB", (400, 300), os.urandom(400 * 300 * 3)).save(content, "PNG")
    return content.getvalue()


@pytest.fixture
def left():
    """Return the files that came to stand in the library since the test began; also parts of one."""

    def files():
        return {path for path in Path(default_storage.location).rglob("*") if path.is_file()}

    Path(default_storage.location).mkdir(parents=True, exist_ok=True)
    before = files()
    return lambda: files() - before


ROADS = {
    "image": ("wagtailimages:add", "title", "file"),
    "several images": ("wagtailimages:add_multiple", "title", "files[]"),
    "image of a page": ("wagtailimages_chooser:create", "image-chooser-upload-title", "image-chooser-upload-file"),
    "document": ("wagtaildocs:add", "title", "file"),
    "several documents": ("wagtaildocs:add_multiple", "title", "files[]"),
    "document of a page": (
        "wagtaildocs_chooser:create",
        "document-chooser-upload-title",
        "document-chooser-upload-file",
    ),
}


@pytest.mark.parametrize("road", ROADS)
def test_an_upload_that_finds_no_room_is_refused_in_dutch_and_leaves_nothing(cms, left, road):
    address, title, field = ROADS[road]
    file = upload("foto.png", large_picture()) if "image" in road else upload("verslag.pdf", LARGE_PDF)
    with full_disk():
        response = cms.post(reverse(address), {title: "Wat ik typte", field: file})
    said = response.content.decode()
    assert response.status_code == 200
    said = json.loads(said)["error_message"] if "several" in road else said
    assert "geen plaats meer" in said
    assert ("Wat ik typte" in said) == ("several" not in road)
    assert not LibraryImage.objects.exists()
    assert not LibraryDocument.objects.exists()
    assert left() == set()


@pytest.mark.parametrize("kind", ["wagtailimages", "wagtaildocs"])
def test_a_file_that_can_not_be_replaced_keeps_the_one_it_had(cms, left, kind):
    thing = ImageFactory() if kind == "wagtailimages" else DocumentFactory()
    had, before = thing.file.read(), left()
    file = upload("foto.png", large_picture()) if kind == "wagtailimages" else upload("verslag.pdf", LARGE_PDF)
    with full_disk():
        response = cms.post(
            reverse(f"{kind}:edit", args=[thing.pk]),
            {"title": "Nieuw", "collection": thing.collection_id, "file": file},
        )
    assert response.status_code == 200
    assert "geen plaats meer" in response.content.decode()
    assert type(thing).objects.get().file.read() == had
    # The form shows the picture, in a size that did find room.
    assert {path.parent.name for path in left() - before} <= {"images"}


def test_an_upload_that_finds_no_room_while_it_comes_in_is_refused_in_dutch(cms, left, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1000
    with full_disk():
        response = cms.post(reverse("wagtaildocs:add"), {"title": "Verslag", "file": upload("verslag.pdf", LARGE_PDF)})
    assert response.status_code == 507
    assert "geen plaats meer" in response.content.decode()
    assert left() == set()


def test_a_large_upload_that_is_moved_from_another_disk_is_never_cut_off_silently(db, left, monkeypatch):
    # Django moves it with os.write and does not look how much of it was written.
    coming = TemporaryUploadedFile("verslag.pdf", "application/pdf", len(LARGE_PDF), None)
    coming.write(LARGE_PDF)
    coming.seek(0)
    monkeypatch.setattr(os, "rename", lambda *paths: (_ for _ in ()).throw(OSError(errno.EXDEV, "another disk")))
    with full_disk(), pytest.raises(OSError, match="No space left|File too large"):
        default_storage.save("documents/verslag.pdf", coming)
    assert left() == set()


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EDQUOT, "Disk quota exceeded"),
        OperationalError("database or disk is full"),
        OperationalError('could not extend file "base/1": No space left on device'),
    ],
)
def test_a_row_that_finds_no_room_takes_its_file_along(cms, left, monkeypatch, error):
    def refuse(*args, **kwargs):
        raise error

    monkeypatch.setattr(LibraryDocument, "save", refuse)
    response = cms.post(reverse("wagtaildocs:add"), {"title": "Verslag", "file": upload("verslag.pdf", PDF)})
    assert response.status_code == 507
    assert "geen plaats meer" in response.content.decode()
    assert left() == set()


def test_a_replacement_that_fails_later_on_leaves_the_old_file_where_it_was(cms, left, monkeypatch):
    document = DocumentFactory()
    before = left()

    def fail(*args, **kwargs):
        raise RuntimeError("iets anders ging mis")

    cms.raise_request_exception = False
    monkeypatch.setattr("wagtail.documents.views.documents.EditView.get_success_url", fail)
    address = reverse("wagtaildocs:edit", args=[document.pk])
    assert (
        cms.post(
            address, {"title": "Nieuw", "collection": document.collection_id, "file": upload("verslag.pdf", PDF)}
        ).status_code
        == 500
    )
    assert LibraryDocument.objects.get().file.name == document.file.name
    assert left() == before


def test_a_replacement_that_succeeds_takes_the_old_file_away(cms, left):
    document = DocumentFactory()
    (old,) = left()
    address = reverse("wagtaildocs:edit", args=[document.pk])
    assert (
        cms.post(
            address, {"title": "Nieuw", "collection": document.collection_id, "file": upload("verslag.pdf", PDF)}
        ).status_code
        == 302
    )
    (new,) = left()
    assert new != old
    assert LibraryDocument.objects.get().file.read() == PDF


def test_files_end_as_the_outermost_transaction_does(db, left):
    with content_version.transaction():
        with content_version.transaction():
            stored = default_storage.save("documents/a.txt", ContentFile(b"a"))
        default_storage.delete(stored)
        assert default_storage.exists(stored)
    assert left() == set()
    with suppress(ZeroDivisionError), content_version.transaction():
        with content_version.transaction():
            default_storage.save("documents/a.txt", ContentFile(b"a"))
        1 / 0  # noqa: B018
    assert left() == set()


def test_two_files_of_one_name_are_both_kept(db, left):
    names = {default_storage.save("documents/a.txt", ContentFile(text)) for text in (b"een", b"twee")}
    assert {default_storage.open(name).read() for name in names} == {b"een", b"twee"}
    assert len(left()) == 2


def test_a_page_of_which_a_picture_finds_no_room_is_shown_without_it(client, home, left):
    image = LibraryImage.objects.create(title="Klas", file=ContentFile(large_picture(), name="foto.png"))
    body = [{"type": "image", "value": {"image": image.pk, "alt_text": "Een klas", "decorative": False}}]
    page = StandardPageFactory(parent=home, title="Met beeld", listing_image=image, body=json.dumps(body))
    before = left()
    with full_disk(1000):
        response = client.get(page.url)
    assert response.status_code == 200
    assert "<figure" not in response.content.decode()
    assert left() == before
    assert not image.renditions.exists()
