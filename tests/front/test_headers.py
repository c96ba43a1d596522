"""What nginx sends from the disk says the same as when the site sends it, and goes to nobody who may not have it."""

import gzip

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction

from base import in_front
from base.models import LibraryDocument
from tests.factories.base import ImageFactory
from tests.factories.site import make_home
from tests.front.conftest import ask

# Of one answer or one connection, and the tags and dates that each server makes in its own way.
OWN = {"server", "date", "connection", "etag", "last-modified", "x-request-id", "accept-ranges", "content-length"}
FILE = bytes(range(256)) * 40


@pytest.fixture
def _library(committed, settings):
    """A home page, a picture in one size, a file for everybody and one that is not."""
    make_home()
    settings.NGINX_IN_FRONT = True
    hidden = Collection.get_first_root_node().add_child(name="Besloten")
    CollectionViewRestriction.objects.create(collection=hidden, restriction_type="login")
    for title, collection in (("open", None), ("dicht", hidden)):
        document = LibraryDocument(title=title, **({"collection": collection} if collection else {}))
        document.file.save(f"{title} é.txt", ContentFile(FILE))
        document.save()
    ImageFactory().get_rendition("width-40|format-webp")


def static_file(folder, ending):
    """Return the address of a collected file whose name holds its digest and ends so."""
    found = next(path for path in sorted((folder / "static").rglob(f"*.????????????{ending}")))
    return f"/static/{found.relative_to(folder / 'static')}"


def plain(answer):
    """Return the body of an answer, unpacked: each packing of a page is padded in its own way."""
    return gzip.decompress(answer.body) if answer.headers.get("content-encoding") == "gzip" else answer.body


def same(front, address, *, but=(), **headers):
    """Ask nginx and the site for one thing, and give the answer of nginx when both say the same.

    Args:
        but: names of headers that only the site gives.
    """
    headers["Host"] = "localhost"  # pages hold the name under which they are asked
    ours, theirs = front.ask(address, **headers), ask(front.site_port, address, **headers)
    assert (ours.status, plain(ours)) == (theirs.status, plain(theirs)), address
    told = [{name: text for name, text in each.headers.items() if name not in {*OWN, *but}} for each in (ours, theirs)]
    assert told[0].get("cache-control") != in_front.KEPT
    for each in told:
        # One names the alphabet in quotes, and the old name of a script is as good.
        kind = each["content-type"].replace('"', "")
        each["content-type"] = kind.replace("application/javascript", "text/javascript")
        each.pop("transfer-encoding", None)
        # What nginx alone is told, it tells as it always was.
        if each.get("cache-control") == in_front.KEPT:
            each["cache-control"] = in_front.ASKED_EVERY_TIME
    assert told[0] == told[1], address
    assert len(ours.headers["x-request-id"]) == 32
    return ours


@pytest.mark.usefixtures("_library")
def test_nginx_sends_files_as_the_site_does_and_none_to_who_may_not_have_it(front_of_site):
    rendition = ImageFactory._meta.model.objects.get().renditions.get()
    shown, hidden = LibraryDocument.objects.get(title="open"), LibraryDocument.objects.get(title="dicht")
    with front_of_site() as front:
        for ending in (".css", ".js", ".svg", ".png"):
            for encoding in ("gzip", "identity"):
                same(front, static_file(front.folder, ending), Accept_Encoding=encoding)
        same(front, "/static/css/site.css", Accept_Encoding="gzip")
        assert same(front, rendition.url, but={"content-disposition", "vary"}).headers["content-type"] == "image/webp"
        for address in ("/", "/static/", "/static/bestaat-niet.css", "/media/images/bestaat-niet.webp"):
            same(front, address, Accept_Encoding="gzip")
        assert not front.ask("/", Accept_Encoding="gzip;q=0").headers.get("content-encoding")

        # A file, whole and in part.
        answer = front.ask(shown.url)
        assert (answer.status, answer.body) == (200, FILE)
        assert answer.headers["content-security-policy"] == "default-src 'none'"
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert "x-accel-redirect" not in answer.headers
        part = front.ask(shown.url, Range="bytes=100-199")
        assert (part.status, part.body) == (206, FILE[100:200])
        assert part.headers["content-security-policy"] == "default-src 'none'"
        assert front.ask(shown.url, If_None_Match=answer.headers["etag"]).status == 304

        # What is not for everybody, by every road.
        original = ImageFactory._meta.model.objects.get().file.name
        for name in (hidden.file.name, shown.file.name, original):
            for start in ("/media/", "/intern/", "/media/images/../", "/media/images/..%2f", "/static/../media/"):
                assert front.ask(f"{start}{name}".replace(" ", "%20").replace("é", "%C3%A9")).status in {400, 404}
        assert front.ask(hidden.url).status == 404
        assert front.ask(hidden.url, Range="bytes=0-9").status == 404
        # Also right after somebody could have it.
        LibraryDocument.objects.filter(pk=shown.pk).update(collection=hidden.collection)
        assert front.ask(shown.url).status == 404
        assert "/intern/" not in "".join(address for address, _ in front.kept() if "documenten" in address)
