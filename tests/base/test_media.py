"""The library: a file is what its name says, no picture is too large to open, and only renditions are public files."""

import io
import json

import pytest
from django.conf import settings
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st
from PIL import Image

from base.forms.media import _matches_extension
from base.models import LibraryDocument, LibraryImage
from tests.factories.base import ImageFactory
from tests.factories.uploads import EXE, HTML, PDF, SVG, office, png, upload

GOOD = {
    "verslag.pdf": PDF,
    "VERSLAG.PDF": PDF,
    "nota.docx": office("word/document.xml"),
    "cijfers.xlsx": office("xl/workbook.xml"),
    "les.pptx": office("ppt/presentation.xml"),
    "nota.odt": office("mimetype", content="application/vnd.oasis.opendocument.text"),
    "lijst.csv": b"naam;aantal\nGenk;3\n",
    "brief.txt": "Beste ouders, één vraag: < 3 weken?".encode(),
    "les.vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\nHallo\n",
    "les.mp3": b"ID3\x04\x00\x00\x00\x00\x00\x00",
    "les.mp4": b"\x00\x00\x00\x18ftypmp42",
    "les.webm": b"\x1aE\xdf\xa3\x01\x00",
}
BAD = {
    "verslag.pdf": HTML,
    "nota.docx": EXE,
    "cijfers.xlsx": office("word/document.xml"),
    "les.pptx": PDF,
    "nota.odt": HTML,
    "nota.ods": office("mimetype", content="application/vnd.oasis.opendocument.text"),
    "lijst.csv": HTML,
    "brief.txt": EXE,
    "pagina.txt": b"\xef\xbb\xbf\n <HTML><script>x</script>",
    "les.vtt": HTML,
    "les.mp3": HTML,
    "les.mp4": HTML,
    "les.webm": EXE,
    "leeg.pdf": b"",
    "pagina.html": HTML,
    "tekening.svg": SVG,
    "programma.exe": EXE,
    "zonder-naam": PDF,
}


def add_document(cms, name, content):
    return cms.post(reverse("wagtaildocs:add"), {"title": name, "file": upload(name, content)})


def add_several(cms, kind, name, content):
    """Upload the way the CMS does by default: dropped on the page, answered in JSON."""
    response = cms.post(reverse(f"{kind}:add_multiple"), {"title": name, "files[]": upload(name, content)})
    assert response.status_code == 200
    return json.loads(response.content)


# Documents


@pytest.mark.parametrize("name", GOOD)
def test_a_document_that_matches_extension_is_kept(cms, name):
    assert add_document(cms, name, GOOD[name]).status_code == 302
    assert LibraryDocument.objects.get().title == name


@pytest.mark.parametrize("name", BAD)
def test_a_document_that_is_something_else_is_refused_in_dutch(cms, name):
    response = add_document(cms, name, BAD[name])
    assert response.status_code == 200
    extension = name.partition(".")[2]
    taken = extension in settings.WAGTAILDOCS_EXTENSIONS
    said = "leeg" if not BAD[name] else "is geen geldig" if taken else f"‘{extension}’ is niet toegestaan"
    (message,) = response.context["form"].errors["file"]
    assert said in message
    answer = add_several(cms, "wagtaildocs", name, BAD[name])
    assert (answer["success"], answer["error_message"]) == (False, message)
    assert not LibraryDocument.objects.exists()


def test_a_document_replaced_by_something_else_keeps_its_file(cms):
    add_document(cms, "verslag.pdf", PDF)
    document = LibraryDocument.objects.get()
    address = reverse("wagtaildocs:edit", args=[document.pk])
    assert cms.post(address, {"title": "x", "file": upload("verslag.pdf", HTML)}).status_code == 200
    assert cms.post(address, {"title": "Nieuwe titel"}).status_code == 302
    document.refresh_from_db()
    assert document.title == "Nieuwe titel"
    assert document.file.read() == PDF


@trying(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.sampled_from(["docx", "odt", "pdf", "mp4", "csv", "vtt"]), st.binary(max_size=80))
def test_no_bytes_at_all_break_the_check(extension, content):
    start = b"PK\x03\x04" if extension in {"docx", "odt"} else b""
    for data in (content, start + content, office("word/x")[: len(content)] + content, office("word/x")[:-5] + content):
        assert _matches_extension(upload(f"x.{extension}", data), extension) in {True, False}


# Pictures


def test_a_picture_too_large_to_open_is_refused_in_dutch(cms):
    bomb = png(30_000, 30_000)
    assert 90_000 < len(bomb) < 200_000
    answer = add_several(cms, "wagtailimages", "bom.png", bomb)
    assert answer["success"] is False
    assert "te veel pixels" in answer["error_message"]
    response = cms.post(reverse("wagtailimages:add"), {"title": "Bom", "file": upload("bom.png", bomb)})
    assert response.status_code == 200
    assert "te veel pixels" in response.content.decode()
    chosen = {"image-chooser-upload-title": "Bom", "image-chooser-upload-file": upload("bom.png", bomb)}
    assert cms.post(reverse("wagtailimages_chooser:create"), chosen).status_code == 200
    assert not LibraryImage.objects.exists()


def test_a_picture_of_a_sensible_size_is_kept(cms):
    assert add_several(cms, "wagtailimages", "foto.png", png(3000, 2000))["success"] is True
    image = LibraryImage.objects.get()
    assert (image.width, image.height) == (3000, 2000)


@pytest.mark.parametrize(
    ("name", "content"),
    [("tekening.svg", SVG), ("tekening.png", SVG), ("foto.png", HTML), ("foto.jpg", png(9, 9)), ("foto.png", b"")],
)
def test_a_drawing_a_page_and_a_picture_under_a_false_name_are_refused(cms, name, content):
    answer = add_several(cms, "wagtailimages", name, content)
    assert answer["success"] is False
    assert answer["error_message"]
    assert not LibraryImage.objects.exists()


@pytest.mark.parametrize("damage", [lambda data: data[:60], lambda data: data[:45] + b"x" * 20 + data[65:]])
def test_a_damaged_picture_is_refused_in_dutch(cms, damage):
    answer = add_several(cms, "wagtailimages", "foto.png", damage(png(300, 200)))
    assert "Bestand ongeldig" in answer["error_message"] or "geldige afbeelding" in answer["error_message"]


# What is served


def test_a_rendition_is_served_for_a_year_and_the_original_is_not(client, db):
    image = ImageFactory()
    rendition = image.get_rendition("width-40|format-webp")
    assert rendition.url.startswith("/media/images/")
    response = client.get(rendition.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "image/webp"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert Image.open(io.BytesIO(response.getvalue())).width == 40
    assert image.file.name.startswith("original_images/")
    assert client.get(f"/media/{image.file.name}").status_code == 404


def test_a_document_is_served_at_its_own_address_only_and_to_be_saved(cms, client):
    add_document(cms, "nota.docx", office("word/document.xml"))
    document = LibraryDocument.objects.get()
    client.logout()
    assert client.get(f"/media/{document.file.name}").status_code == 404
    response = client.get(document.url)
    assert document.url.startswith("/documenten/")
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies


@pytest.mark.parametrize(
    "path",
    [
        "../db.sqlite3",
        "images/../../db.sqlite3",
        "images/%2e%2e/%2e%2e/db.sqlite3",
        "images/..%2f..%2fdb.sqlite3",
        "images/..%5c..%5cdb.sqlite3",
        "images//etc/passwd",
        "images/",
        "images",
        "",
        "images/bestaat-niet.webp",
        "images/onder/foto.webp",
    ],
)
def test_no_path_leads_out_of_the_pictures(client, db, path):
    ImageFactory().get_rendition("width-40")
    assert client.get(f"/media/{path}").status_code in {400, 404}
