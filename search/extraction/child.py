"""Reads one file in a process of its own, which the system stops when the file asks too much.

Run as a script, with the kind of file as argument and the file as standard input; answers JSON. It knows nothing of the
site, and nobody trusts what it reads.
"""

import json
import resource
import sys
import zipfile

MOST_MEMORY = 700 * 2**20  # bytes, the libraries included
MOST_TIME = 20  # seconds of a processor
MOST_UNPACKED = 100 * 2**20  # bytes that an office document may say it unpacks to
LONGEST = 500_000  # characters
MOST_WRITTEN = 8 * LONGEST  # bytes of the answer
OLE = b"\xd0\xcf\x11\xe0"  # how an office document with a password begins

ENCRYPTED, BROKEN, LARGE, EMPTY = "encrypted", "broken", "large", "empty"


class ExtractionError(Exception):
    """The file can't be read, for the reason in its argument."""


def bound():
    """Bind this process to what one file may cost."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_TIME),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def pdf(file):
    """Yield the text of a PDF, page by page."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    try:
        reader = PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ExtractionError(ENCRYPTED)
        for page in reader.pages:
            yield page.extract_text()
    except (FileNotDecryptedError, DependencyError) as error:
        raise ExtractionError(ENCRYPTED) from error
    except LimitReachedError as error:
        raise ExtractionError(LARGE) from error


def docx(file):
    """Yield the text of a Word document, paragraph by paragraph, those in tables included."""
    from docx import Document
    from docx.oxml.ns import qn

    if file.read(len(OLE)) == OLE:
        raise ExtractionError(ENCRYPTED)
    with zipfile.ZipFile(file) as archive:
        if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
            raise ExtractionError(LARGE)
    file.seek(0)
    signs = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
    for paragraph in Document(file).element.body.iter(qn("w:p")):
        runs = paragraph.iter(qn("w:t"), *signs)
        yield "".join(signs.get(run.tag) or run.text or "" for run in runs)


def read(kind, file):
    """Return ``(text, reason)``: one of them is empty."""
    parts, length = [], 0
    try:
        for part in {"pdf": pdf, "docx": docx}[kind](file):
            parts.append(part.strip())
            length += len(part)
            if length > LONGEST:
                break
    except ExtractionError as refused:
        return "", str(refused)
    except MemoryError:
        return "", LARGE
    except Exception:  # noqa: BLE001 a damaged file fails in as many ways as there are
        return "", BROKEN
    # Half a surrogate pair and a null are no text to a database.
    text = "\n".join(filter(None, parts))[:LONGEST].encode("utf-8", "replace").decode().replace("\0", " ")
    return (text, "") if text else ("", EMPTY)


if __name__ == "__main__":
    bound()
    told, why = read(sys.argv[1], sys.stdin.buffer)
    sys.stdout.write(json.dumps({"text": told, "reason": why}, ensure_ascii=True))
