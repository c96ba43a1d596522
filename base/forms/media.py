"""Forms for the library, which check that a file has the format of its extension and that a picture can be decoded."""

import logging
import zipfile
import zlib

from django.conf import settings
from django.core.exceptions import ValidationError
from PIL import Image
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from base import pictures, storage

# The first bytes of each format; text formats are checked for zero bytes and markup instead.
SIGNATURES = {
    "pdf": (b"%PDF-",),
    "webm": (b"\x1aE\xdf\xa3",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    "vtt": (b"WEBVTT", b"\xef\xbb\xbfWEBVTT"),
}
# The folder in an office document, or the content of its file "mimetype".
OFFICE_FOLDERS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
OFFICE_TYPES = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<svg", b"<script")


logger = logging.getLogger(__name__)


class StoreFileMixin:
    """Stores the file as the last check of a form, so that a full disk is an error at the field."""

    def _post_clean(self):
        super()._post_clean()
        if self.errors or "file" not in self.changed_data:
            return
        file = self.instance.file
        try:
            file.save(file.name, file.file, save=False)
        except OSError:
            logger.exception("A file could not be stored.")
            self.add_error("file", storage.DISK_FULL)
            self.instance.file = self.original_file


class DocumentForm(StoreFileMixin, BaseDocumentForm):
    """Refuses a document whose content does not match its extension."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        extension = file.name.rsplit(".", 1)[-1].lower()
        # Wagtail itself refuses other extensions.
        accepted = extension in settings.WAGTAILDOCS_EXTENSIONS
        if "file" in self.changed_data and accepted and not _matches_extension(file, extension):
            raise ValidationError(
                f"Dit bestand is geen geldig .{extension}-bestand. Bewaar het opnieuw en probeer nog eens."
            )
        return file


def _matches_extension(file, extension):
    file.seek(0)
    head = file.read(4096)
    file.seek(0)
    if extension in SIGNATURES:
        return head.startswith(SIGNATURES[extension])
    if extension == "mp4":
        return head[4:8] == b"ftyp"
    if extension in OFFICE_FOLDERS or extension in OFFICE_TYPES:
        try:
            return _is_office_document(file, extension)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError):
            return False
        finally:
            file.seek(0)
    return b"\x00" not in head and not head.removeprefix(BYTE_ORDER_MARK).lstrip().lower().startswith(MARKUP)


def _is_office_document(file, extension):
    with zipfile.ZipFile(file) as archive:
        if extension in OFFICE_FOLDERS:
            return any(name.startswith(OFFICE_FOLDERS[extension]) for name in archive.namelist())
        if "mimetype" not in archive.namelist():
            return False
        with archive.open("mimetype") as member:
            # Starts with: a template ("….text-template") is accepted too.
            return member.read(100).startswith(OFFICE_TYPES[extension])


class LibraryImageField(WagtailImageField):
    """Checks the number of pixels of a picture before it is decoded, and returns it as `pictures.clean` draws it."""

    def check_image_pixel_size(self, f):
        f.seek(0)
        try:
            with Image.open(f) as image:
                pictures.refuse_too_many_pixels(image)
        except Image.DecompressionBombError:
            raise pictures.too_many_pixels() from None
        except (OSError, SyntaxError, ValueError) as error:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error
        finally:
            f.seek(0)

    def to_python(self, data):
        file = super().to_python(data)
        return file and pictures.clean(file)


class ImageForm(StoreFileMixin, BaseImageForm):
    """Refuses a picture that can't be decoded, and keeps only its pixels."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            self.fields["file"] = LibraryImageField(label=field.label, required=field.required, widget=field.widget)
