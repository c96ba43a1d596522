"""Converts pictures to a format that every browser shows, without metadata.

The metadata of a photo may hold the location, the camera, the photographer and a thumbnail from before it was cropped.
None of it is copied; an editor names the maker in the field `credit`.
"""

import io

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile
from PIL import Image, ImageCms, ImageOps

MAX_SIDE = 16_383  # pixels, the maximum of WebP
# Options for saving each format. Other formats become PNG; of an animation only the first frame is kept.
FORMATS = {
    "JPEG": {"quality": 90},
    "PNG": {},
    "GIF": {},
    "WEBP": {"quality": 90, "method": 2},
}
JPEG_VARIANTS = {"MPO"}  # several pictures in one file, as some cameras make them

UNREADABLE = "Dit is geen geldige afbeelding, of ze is beschadigd. Bewaar ze opnieuw en probeer het nog eens."


class CleanFile(InMemoryUploadedFile):
    """A picture that `clean` has converted."""


def clean(file):
    """Return a picture as a `CleanFile`: upright, 8 bits per channel, at most `MAX_SIDE` wide and high, no metadata.

    Args:
        file: django File, of any origin.

    Raises:
        ValidationError: the picture can't be decoded, or has too many pixels.
    """
    file.seek(0)
    try:
        with Image.open(file) as image:
            format_name = storage_format(image)
            refuse_too_many_pixels(image)
            content = io.BytesIO()
            redraw(image, opaque=format_name == "JPEG").save(content, format_name, **FORMATS[format_name])
    except ValidationError:
        raise
    except Image.DecompressionBombError:
        raise too_many_pixels() from None
    except Exception as error:  # Pillow raises many kinds of error for a damaged file
        raise ValidationError(UNREADABLE, code="invalid_image") from error
    size = content.tell()
    content.seek(0)
    return CleanFile(content, "file", file.name, Image.MIME[format_name], size, None)


def storage_format(image):
    """Return the format, of `FORMATS`, in which an opened image is stored."""
    format_name = "JPEG" if image.format in JPEG_VARIANTS else image.format
    return format_name if format_name in FORMATS else "PNG"


def redraw(image, *, opaque=False):
    """Return the pixels of an image, as a PIL Image without metadata.

    Args:
        image: opened PIL Image.
        opaque: whether to fill transparent parts with white.
    """
    ImageOps.exif_transpose(image, in_place=True)
    pixels = _in_eight_bits(image)
    if opaque and pixels.mode == "RGBA":
        white = Image.new("RGBA", pixels.size, "white")
        pixels = Image.alpha_composite(white, pixels).convert("RGB")
    if max(pixels.size) > MAX_SIDE:
        pixels.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    # PIL would write this metadata to the file.
    pixels.info = {}
    return pixels


def _in_eight_bits(image):
    """Return an image in mode L, RGB or RGBA, in the colour space sRGB."""
    if image.mode.startswith("I") or image.mode == "F":
        highest = image.getextrema()[1]
        # Scanners and X-rays use 16 bits per channel.
        return image.convert("F").point(lambda value: value * (1 / 257 if highest > 255 else 1) + 0).convert("L")
    if image.mode == "1":
        return image.convert("L")
    mode = "RGBA" if image.has_transparency_data else "L" if image.mode == "L" else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "RGBA", "CMYK"}:
        try:
            srgb, own = ImageCms.createProfile("sRGB"), ImageCms.ImageCmsProfile(io.BytesIO(profile))
            image = ImageCms.profileToProfile(image, own, srgb, outputMode="RGBA" if image.mode == "RGBA" else "RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # An invalid profile says nothing about the colours.
    return image.convert(mode)


def refuse_too_many_pixels(image):
    """Raise a ValidationError for an image that takes too much memory: a small file may decompress to gigabytes."""
    width, height = image.size
    if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise too_many_pixels()


def too_many_pixels():
    """Return the ValidationError for an image with too many pixels."""
    most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    return ValidationError(
        f"Deze afbeelding heeft te veel pixels; hoogstens {most} miljoen. Maak ze kleiner en probeer het opnieuw.",
        code="file_too_many_pixels",
    )
