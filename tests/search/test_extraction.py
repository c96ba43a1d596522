"""What stands in attached files is found; a file that asks too much costs little, and is not asked twice."""

import errno
import resource
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse

from base import content_version
from base.models import Change, LibraryDocument
from search import extraction
from search.extraction import FAILED, GONE, REASONS, child, extract, library
from search.models import DocumentText
from tests.factories import papers
from tests.factories.bodies import document, fill
from tests.factories.content import StandardPageFactory
from tests.factories.uploads import upload


def test_a_pdf_gives_its_text():
    found = extract(papers.pdf("Draaiboek spijbelen", "Bel de ouders"), "pdf")
    assert (found.text.split("\n"), found.error) == (["Draaiboek spijbelen", "Bel de ouders"], "")


def test_a_word_file_gives_its_paragraphs_and_its_tables():
    found = extract(papers.word("Geachte ouder,", "uw kind\tkomt niet", cell="Handtekening"), "docx")
    assert (found.text.split("\n"), found.error) == (["Geachte ouder,", "uw kind komt niet", "Handtekening"], "")


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize("content", [b"", b"geen bestand", b"%PDF-1.7\n" + b"\xff" * 2000, b"PK\x03\x04" + b"\0" * 500])
def test_a_broken_file_is_called_broken(kind, content):
    assert extract(content, kind).error == REASONS[child.BROKEN]


def test_half_a_file_is_called_broken():
    whole = papers.word("Tekst")
    assert extract(whole[: len(whole) // 2], "docx").error == REASONS[child.BROKEN]


def test_a_file_with_a_password_is_called_so():
    assert extract(papers.encrypted_pdf("geheim"), "pdf").error == REASONS[child.ENCRYPTED]
    assert extract(child.OLE + b"\0" * 1000, "docx").error == REASONS[child.ENCRYPTED]


def test_a_file_that_anybody_may_open_is_read_though_it_is_encrypted():
    assert "geheim" in extract(papers.encrypted_pdf(""), "pdf").text


def test_a_scan_is_called_empty():
    assert extract(papers.pdf(), "pdf").error == REASONS[child.EMPTY]


@pytest.mark.parametrize(("make", "kind"), [(papers.pdf_bomb, "pdf"), (papers.word_bomb, "docx")])
def test_a_bomb_costs_a_little_time_and_no_more(make, kind):
    content = make()
    assert len(content) < 1_000_000
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    assert extract(content, kind).error == REASONS[child.LARGE]
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before <= child.MOST_TIME + 1


@pytest.mark.parametrize(
    ("asks", "answer"),
    [
        ("bytes(2**30)", "MemoryError"),
        ("open(sys.argv[1], 'wb').write(bytes(2**23)); print('written')", "File too large"),
        ("print(resource.getrlimit(resource.RLIMIT_CPU))", f"({child.MOST_TIME}, {child.MOST_TIME})"),
    ],
)
def test_the_process_that_reads_gets_little_memory_time_and_room(tmp_path, asks, answer):
    code = f"import resource, sys; sys.path.insert(0, {str(settings.BASE_DIR)!r})\n"
    code += f"from search.extraction import child; child.bound()\n{asks}"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "large")], capture_output=True, text=True, check=False
    )
    assert answer in done.stdout + done.stderr
    assert "written" not in done.stdout


def test_a_file_that_takes_too_long_is_let_go(monkeypatch):
    monkeypatch.setattr(extraction, "PATIENCE", 0.01)
    assert extract(papers.pdf("kort"), "pdf").error == REASONS[child.LARGE]


def test_a_long_text_is_cut(monkeypatch):
    monkeypatch.setattr(child, "LONGEST", 10)
    assert child.read("docx", _file(papers.word("Een lange zin", "en nog een"))) == ("Een lange ", "")


def _file(content):
    return ContentFile(content).file


def test_a_file_larger_than_any_we_read_is_not_even_given():
    assert extract(b"x" * (60 * 2**20 + 1), "pdf").error == REASONS[child.LARGE]


# The library


@pytest.fixture
def read_files(db):
    """What one run reads: the pks of the files."""
    return lambda **options: [document.pk for document, _found in library.read_all(**options)]


def test_every_file_is_read_once_whatever_became_of_it(read_files):
    good, bad = document("brief.docx", papers.word("Dag")), document("stuk.pdf", b"%PDF-stuk")
    document("beeld.mp4"), document("tabel.xlsx")
    assert read_files() == [good.pk, bad.pk]
    assert DocumentText.objects.get(document=good).text.strip() == "Dag"
    assert DocumentText.objects.get(document=bad).error == REASONS[child.BROKEN]
    assert read_files() == []
    assert read_files(again=True) == [good.pk, bad.pk]


def test_another_file_in_the_place_of_the_first_is_read_anew(read_files):
    paper = document("brief.docx", papers.word("Dag"))
    read_files()
    paper.file.save("brief.docx", ContentFile(papers.word("Goedenavond")), save=False)
    paper._set_document_file_metadata()
    paper.save()
    assert read_files() == [paper.pk]
    assert DocumentText.objects.get(document=paper).text.strip() == "Goedenavond"


def test_a_file_that_is_gone_is_remembered(read_files):
    paper = document("weg.pdf", papers.pdf("weg"))
    paper.file.storage.delete(paper.file.name)
    assert read_files() == [paper.pk]
    assert DocumentText.objects.get(document=paper).error == GONE
    assert read_files() == []


def test_a_file_that_was_deleted_while_it_was_read_leaves_nothing(read_files, monkeypatch):
    paper = document("brief.docx", papers.word("Dag"))

    def delete_meanwhile(content, kind):
        LibraryDocument.objects.filter(pk=paper.pk).delete()
        return extract(content, kind)

    monkeypatch.setattr(library, "extract", delete_meanwhile)
    assert read_files() == [paper.pk]
    assert not DocumentText.objects.exists()


@pytest.mark.usefixtures("committed")
def test_new_text_touches_the_pages_that_use_the_file(home, capsys):
    paper = document("brief.docx", papers.word("Geachte ouder"))
    page = StandardPageFactory(parent=home)
    with content_version.transaction():
        fill(page, body=[{"type": "text", "value": f'<p><a linktype="document" id="{paper.pk}">brief</a></p>'}])
    before = content_version.current()
    call_command("extract_documents")
    assert "tekens" in capsys.readouterr().out
    touched = Change.objects.filter(version__gt=before).values_list("scope", "subject")
    assert set(touched) == {(content_version.PAGE, page.pk)}


# What editors see of it


def edit_form(cms, stored):
    return cms.get(reverse("wagtaildocs:edit", args=[stored.pk])).content.decode()


def test_a_document_that_could_not_be_read_says_why_in_its_form_until_it_is_replaced(cms):
    sent = {"title": "Scan", "file": upload("scan.pdf", papers.pdf())}
    cms.post(reverse("wagtaildocs:add"), sent)
    stored = LibraryDocument.objects.get()
    assert REASONS[child.EMPTY] not in edit_form(cms, stored)
    list(library.read_all())
    assert REASONS[child.EMPTY] in edit_form(cms, stored)
    sent["file"] = upload("scan.pdf", papers.pdf("Nu met tekst"))
    assert cms.post(reverse("wagtaildocs:edit", args=[stored.pk]), sent).status_code == 302
    assert REASONS[child.EMPTY] not in edit_form(cms, stored)
    list(library.read_all())
    assert "Misschien is het een scan" not in edit_form(cms, stored)


def test_a_file_that_fails_to_be_read_says_so_and_holds_up_no_other(cms, monkeypatch):
    first, second = (document(f"{name}.pdf", papers.pdf(name)) for name in ("een", "twee"))

    def without_room(**options):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(extraction.tempfile, "TemporaryFile", without_room)
        assert [found.error for _, found in library.read_all()] == [FAILED, FAILED]
    assert all(FAILED in edit_form(cms, each) for each in (first, second))
    assert not library.unread().exists()
    assert [found.error for _, found in library.read_all(again=True)] == ["", ""]
    assert FAILED not in edit_form(cms, first)
