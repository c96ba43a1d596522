"""Forms for the library: a file is what its name says, and no picture is too large to open."""

import zipfile
import zlib

from django.conf import settings
from django.core.exceptions import ValidationError
from PIL import Image
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

# The first bytes by which a file shows what it is; text formats are checked for zero bytes and markup instead.
SIGNATURES = {
    "pdf": (b"%PDF-",),
    "webm": (b"\x1aE\xdf\xa3",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    "vtt": (b"WEBVTT", b"\xef\xbb\xbfWEBVTT"),
}
# The folder that an office document holds, or what its file "mimetype" says.
OFFICE_FOLDERS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
OFFICE_TYPES = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<svg", b"<script")


class DocumentForm(BaseDocumentForm):
    """Refuse a document whose content is not what its name says."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        extension = file.name.rsplit(".", 1)[-1].lower()
        # Wagtail itself refuses the extensions that we do not take.
        taken = extension in settings.WAGTAILDOCS_EXTENSIONS
        if "file" in self.changed_data and taken and not _is_what_it_says(file, extension):
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
            # A template ("….text-template") is one too.
            return member.read(100).startswith(OFFICE_TYPES[extension])


class CarefulImageField(WagtailImageField):
    """Counts the pixels that a picture says it has before anything opens it: a small file may unfold to gigabytes."""

    def check_image_pixel_size(self, f):
        too_many = ValidationError(
            f"Deze afbeelding heeft te veel pixels; hoogstens {self.max_image_pixels // 1_000_000} miljoen. "
            "Maak ze kleiner en probeer het opnieuw.",
            code="file_too_many_pixels",
        )
        try:
            f.seek(0)
            width, height = Image.open(f).size
            if width * height > self.max_image_pixels:
                raise too_many
            super().check_image_pixel_size(f)
        except ValidationError:
            raise
        except Image.DecompressionBombError:
            raise too_many from None
        except Exception as error:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error
        finally:
            f.seek(0)


class ImageForm(BaseImageForm):
    """Refuse pictures too large to open before anything tries to."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            self.fields["file"] = CarefulImageField(label=field.label, required=field.required, widget=field.widget)
