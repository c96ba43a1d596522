"""Small PDF and Word files with a text, and malicious ones."""

import io
import zipfile
import zlib

import docx
from pypdf import PdfReader, PdfWriter


def pdf(*lines, stream=None):
    """Return a PDF of one page.

    Args:
        lines: Latin-1 text; "\x01" and "\x02" are drawn as the ligatures fi and fl, "\xad" as a hyphen.
        stream: drawing instructions instead of lines, as bytes.
    """
    drawn = b"BT /F1 12 Tf 20 700 Td 14 TL " + b" ".join(f"({line}) Tj T*".encode("latin-1") for line in lines) + b" ET"
    packed = zlib.compress(drawn if stream is None else stream, 9)
    return _file(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding"
        b"<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[1/fi/fl]>>>>",
    )


def _file(*objects):
    content, places = b"%PDF-1.4\n", []
    for number, made in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj%s endobj\n" % (number, made)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(content))
    return content + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + end


def encrypted_pdf(password):
    """Return a PDF with a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("geheim"))))
    writer.encrypt(password, algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def pdf_bomb():
    """Return a PDF of a few kilobytes that takes hours to extract: a text repeated millions of times."""
    return pdf(stream=b"BT /F1 12 Tf " + b"(x) Tj " * 20_000_000 + b" ET")


def word(*paragraphs, cell=""):
    """Return a Word file with paragraphs and one table of one cell."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.add_table(rows=1, cols=1).cell(0, 0).text = cell
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def word_bomb():
    """Return a Word file of less than a megabyte that unpacks to hundreds."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word("x"))) as sound, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bomb:
        for part in sound.infolist():
            before, border, after = sound.read(part).partition(b"<w:t>x")
            with bomb.open(part.filename, "w", force_zip64=True) as packed:
                packed.write(before + border)
                for _ in range(120 if border else 0):
                    packed.write(b"x" * 2**20)
                packed.write(after)
    return made.getvalue()
