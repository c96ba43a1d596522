"""The drawings that come with the site and that editors place in a text, with the sources of what they say."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class DrawnSource:
    """A source of what a drawing says.

    Args:
        title, url: where it stands.
        year: of the source; "ongedateerd" when it carries none.
    """

    title: str
    year: str
    url: str


@dataclass(frozen=True)
class Drawing:
    """A drawing, of which the component of its name has the shapes and the words.

    Args:
        label: Dutch name, for editors.
        sources: tuple of `DrawnSource`.
        read_on: when somebody read the sources.
    """

    label: str
    sources: tuple[DrawnSource, ...]
    read_on: datetime.date


DRAWINGS = {
    "ladder": Drawing(
        "De ladder van een afwezigheid",
        (
            DrawnSource(
                "AGODI, procedures voor opvolging van problematische afwezigheden",
                "ongedateerd",
                "https://www.agodi.be/publicaties/leerplicht/rapport-leerplicht-problematische-afwezigheden/"
                "rapport-leerplicht-procedures-voor-opvolging-problematische-afwezigheden",
            ),
            DrawnSource(
                "jeugdhulp.be, Naadloos flexibel traject",
                "ongedateerd",
                "https://www.jeugdhulp.be/organisaties/naadloos-flexibel-traject-naft",
            ),
            DrawnSource(
                "Groeipakket, aanwezigheidsvoorwaarden voor de schooltoeslag",
                "ongedateerd",
                "https://www.groeipakket.be/tegemoetkomingen/schooltoeslag/aanwezigheidsvoorwaarden",
            ),
            DrawnSource(
                "Vlaamse Onderwijsraad, advies over een nieuw actieplan",
                "2022",
                "https://www.vlor.be/adviezen/schooluitval-inzetten-op-preventie-en-versnippering-tegengaan",
            ),
        ),
        datetime.date(2026, 11, 29),
    )
}
