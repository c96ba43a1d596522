"""The open interface at /api/v1/: what the site finds, for programs. Reads only; shows what the pages show."""

from dataclasses import dataclass

VERSION = "1"
ROOT = f"/api/v{VERSION}/"
LICENCE = {
    "name": "Creative Commons Naamsvermelding 4.0 Internationaal (CC BY 4.0)",
    "url": "https://creativecommons.org/licenses/by/4.0/deed.nl",
}
MOST_PER_PAGE, PER_PAGE = 100, 20
LARGEST_NUMBER = 999_999_999  # of a page of results, or of a page; databases refuse much larger ones


@dataclass
class Problem(Exception):  # noqa: N818 - the name that RFC 9457 gives it
    """What is wrong with a request, to answer as application/problem+json (RFC 9457).

    Args:
        status: of HTTP.
        title: Dutch, the same for every problem of this kind.
        detail: Dutch, what this request did.
    """

    status: int
    title: str
    detail: str

    def as_dict(self):
        return {"type": "about:blank", "title": self.title, "status": self.status, "detail": self.detail}


def unknown(what):
    """Give the problem of something that is not there, or that nobody may see."""
    return Problem(404, "Niet gevonden", what)


def refused(what):
    """Give the problem of a question that cannot be answered."""
    return Problem(400, "Vraag niet begrepen", what)
