"""The API at /api/v1/: what the site finds, for programs. Reads only; shows what the pages show."""

from dataclasses import dataclass

VERSION = "1"
ROOT = f"/api/v{VERSION}/"
SIZE = "aantal"  # parameter: results on a page
MOST_PER_PAGE, PER_PAGE = 100, 20
LARGEST_NUMBER = 999_999_999  # of a page of results, a page or a record; databases refuse much larger ones


@dataclass
class ApiError(Exception):
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
    """Return the problem of something that is not there, or that nobody may see."""
    return ApiError(404, "Niet gevonden", what)


def refused(what):
    """Return the problem of a question that cannot be answered."""
    return ApiError(400, "Vraag niet begrepen", what)
