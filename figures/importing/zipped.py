"""Opens the parts of a zipped spreadsheet within limits, and hands their XML to a parser piece by piece."""

import zipfile
import zlib
from xml.parsers import expat

from figures.importing.problems import UnreadableFileError

MOST_UNPACKED = 250 * 1024 * 1024  # bytes; a million cells take about 80 MB
PIECE = 256 * 1024
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class Package:
    """A zipped spreadsheet.

    Args:
        content: file-like object that can seek.

    Raises:
        UnreadableFileError: it is damaged, has a password or is too large when unpacked.
    """

    def __init__(self, content):
        try:
            self.zip = zipfile.ZipFile(content)
        except DAMAGED:
            raise damaged() from None
        if sum(item.file_size for item in self.zip.infolist()) > MOST_UNPACKED:
            raise UnreadableFileError(
                f"Dit rekenblad is uitgepakt groter dan {MOST_UNPACKED // 1024**2} MB. Er is niets gelezen. "
                "Verdeel het over meer bestanden, of bewaar het blad als CSV."
            )

    def has(self, name):
        """Return whether there is a part with a name."""
        return name in self.zip.NameToInfo

    def pieces(self, name):
        """Yield the bytes of a part, never more than its entry in the index says."""
        try:
            with self.zip.open(name) as part:
                while piece := part.read(PIECE):
                    yield piece
        except (*DAMAGED, KeyError):
            raise damaged() from None

    def parse(self, name, start, end=None, text=None):
        """Parse a part with functions of expat that get local names; return nothing.

        Args:
            name: of the part.
            start: ``start(tag, attributes)``.
            end: ``end(tag)``.
            text: ``text(characters)``.
        """
        for _done in self.parsed(name, start, end, text):
            pass

    def parsed(self, name, start, end=None, text=None):
        """Parse a part and yield after each piece, so that what the functions found can be passed on."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        try:
            for piece in self.pieces(name):
                parser.Parse(piece, False)
                yield
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, TypeError):
            raise damaged() from None
        yield


def _refuse_doctype(*_declaration):
    # No spreadsheet program writes one; entities that grow need it.
    raise damaged()


def damaged():
    """Return the error of a file that no program can open."""
    return UnreadableFileError(
        "Dit rekenblad is beschadigd of heeft een wachtwoord. Open het in je rekenblad, bewaar het opnieuw zonder "
        "wachtwoord, of bewaar het blad als CSV."
    )
