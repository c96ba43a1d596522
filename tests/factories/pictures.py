"""Pictures like those of cameras, scanners and drawing programs, each with metadata that must not be published."""

import io

from PIL import Image, ImageCms, PngImagePlugin

# The metadata in every picture that can have it.
TELLTALES = (
    b"Jan Peeters",
    b"Exif\x00",
    b"eXIf",
    b"ns.adobe.com/xap",
    b"Photoshop 3.0",
    b"tEXt",
    b"iTXt",
    b"XMP ",
    b"EXIF",
)
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a xmlns="http://ns.adobe.com/xap/1.0/">Jan Peeters</a></x:xmpmeta>'
IPTC = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x10\x1c\x02\x50\x00\x0bJan Peeters"


def exif(orientation=1):
    """Return Exif metadata with a photographer, a location and an orientation."""
    data = Image.Exif()
    data[0x0112], data[0x013B], data[0x8298] = orientation, "Jan Peeters", "Jan Peeters"
    data[0x8825] = {1: "N", 2: (50.0, 50.0, 47.0), 3: "E", 4: (4.0, 21.0, 9.0)}
    return data


def made(mode="RGB", size=(60, 40), kind="JPEG", **options):
    """Return the bytes of a picture with a light left half and a dark right one."""
    depth = 65_535 if mode.startswith("I") else 255
    colour = {"RGBA": (230, 120, 40, 128), "RGB": (230, 120, 40), "CMYK": (0, 120, 200, 20), "LA": (200, 99)}
    image = Image.new(mode, size, colour.get(mode, int(depth * 0.8) if mode != "1" else 1))
    image.paste(0 if len(image.getbands()) == 1 else (0,) * len(image.getbands()), (size[0] // 2, 0, *size))
    content = io.BytesIO()
    image.save(content, kind, **options)
    return content.getvalue()


def with_iptc(jpeg):
    """Return a JPEG with a photographer in an IPTC block at its start."""
    return jpeg[:2] + b"\xff\xed" + (len(IPTC) + 2).to_bytes(2, "big") + IPTC + jpeg[2:]


def text():
    """Return the text chunks of a PNG."""
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", "Jan Peeters")
    said.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return said


def several(kind, **options):
    """Return a file with several pictures."""
    other = [Image.new("RGB", (60, 40), "green")]
    return made(kind=kind, save_all=True, append_images=other, **options)


PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
TOLD = {"exif": exif(), "xmp": XMP, "icc_profile": PROFILE}

PICTURES = {
    "foto.jpg": with_iptc(made(comment="Jan Peeters", **TOLD)),
    "gekanteld.jpeg": made(exif=exif(orientation=6)),
    "druk.jpg": made("CMYK", **TOLD),
    "vreemd-profiel.jpg": made(icc_profile=b"Jan Peeters" * 20),
    "reeks.jpg": several("MPO", exif=exif()),
    "grijs.jpg": made("L", **TOLD),
    "strook.jpg": made(size=(30_000, 4), **TOLD),
    "foto.png": made(kind="PNG", pnginfo=text(), **TOLD),
    "gekanteld.png": made(kind="PNG", exif=exif(orientation=8)),
    "scan.png": made("I;16", kind="PNG", exif=exif()),
    "doorzichtig.png": made("RGBA", kind="PNG", pnginfo=text()),
    "grijs-doorzichtig.png": made("LA", kind="PNG", pnginfo=text()),
    "palet.png": made("P", kind="PNG", transparency=0, pnginfo=text()),
    "zwart-wit.png": made("1", kind="PNG", pnginfo=text()),
    "breed.png": made(size=(20_000, 3), kind="PNG"),
    "hoog.png": made(size=(3, 20_000), kind="PNG"),
    "punt.png": made(size=(2, 1), kind="PNG"),
    "tekening.gif": made("P", kind="GIF", comment=b"Jan Peeters"),
    "doorzichtig.gif": made("P", kind="GIF", transparency=0),
    "beweegt.gif": several("GIF", comment=b"Jan Peeters"),
    "foto.webp": made(kind="WEBP", **TOLD),
    "beweegt.webp": several("WEBP", **TOLD),
}
# Formats that no form accepts, but a script may store.
BY_SCRIPT = {
    "meting.tiff": made("F", kind="TIFF", description="Jan Peeters"),
    "scan.tiff": made("I", kind="TIFF", description="Jan Peeters"),
    "oud.bmp": made(kind="BMP"),
    "beweegt.png": several("PNG", pnginfo=text()),
}
# Files that can't be decoded, or that take too much memory.
DAMAGED = {
    "half.jpg": PICTURES["foto.jpg"][:-200],
    "half.png": made(size=(300, 200), kind="PNG")[:-30],
    "half.webp": made(size=(300, 200), kind="WEBP")[:-40],
    "half.gif": made("L", (300, 200), kind="GIF")[:-60],
    "kop.jpg": PICTURES["foto.jpg"][:400],
}
