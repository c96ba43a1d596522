"""The text of attached files, so that a visitor finds what stands in them; never read in a request."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from search.extraction import child

KINDS = ("pdf", "docx")
LARGEST = 60 * 2**20  # bytes of a file that is read at all
PATIENCE = 60  # seconds, whatever the processor does meanwhile

REASONS = {
    child.ENCRYPTED: "Dit bestand is met een wachtwoord beveiligd. Bezoekers vinden het alleen op zijn titel.",
    child.BROKEN: "Dit bestand is beschadigd: we kunnen de tekst niet lezen.",
    child.LARGE: "Dit bestand is te groot of te ingewikkeld om de tekst te lezen.",
    child.EMPTY: "In dit bestand staat geen tekst. Misschien is het een scan.",
}
GONE = "Dit bestand staat niet meer in de bibliotheek."
FAILED = "Het lezen van dit bestand is mislukt. Bezoekers vinden het alleen op zijn titel. Upload het later nog eens."


@dataclass(frozen=True)
class Extracted:
    """What stands in a file.

    Args:
        text: plain.
        error: why there is none, as a Dutch sentence, or "".
    """

    text: str = ""
    error: str = ""


def extract(content, kind):
    """Read a file in a process with little time, memory and room to write; whatever the file does, this answers.

    Args:
        content: bytes.
        kind: of `KINDS`.

    Returns:
        `Extracted`.
    """
    if len(content) > LARGEST:
        return Extracted(error=REASONS[child.LARGE])
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        given.write(content)
        given.seek(0)
        # Isolated: no environment, no folder and no settings of ours.
        command = [sys.executable, "-I", str(Path(child.__file__)), kind]
        try:
            done = subprocess.run(  # noqa: S603 our own arguments
                command, stdin=given, stdout=answer, stderr=subprocess.DEVNULL, env={}, timeout=PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            return Extracted(error=REASONS[child.LARGE])
        answer.seek(0)
        told = answer.read(child.MOST_WRITTEN)
    if done.returncode:
        # Killed, or out of memory where nothing could be said any more.
        return Extracted(error=REASONS[child.LARGE])
    found = json.loads(told)
    return Extracted(found["text"], REASONS.get(found["reason"], ""))
