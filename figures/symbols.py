"""The signs that stand for a figure or beside it, in the code lists of GSS and SDMX, and what they are here."""

from dataclasses import dataclass

from figures import remarks
from figures.models import Observation

Missing, Status = Observation.Missing, Observation.Status


@dataclass(frozen=True)
class Meaning:
    """What a sign says of a figure.

    Args:
        missing: of `Observation.Missing`, when there is no figure.
        status: of `Observation.Status`.
        remark: code of `figures.remarks`, "" for none.
    """

    missing: object = ""
    status: object = Status.NORMAL
    remark: str = ""


SUPPRESSED = Meaning(missing=Missing.SUPPRESSED)
ABSENT = Meaning(missing=Missing.NOT_AVAILABLE)
NOT_APPLICABLE = Meaning(missing=Missing.NOT_APPLICABLE)
NEARLY_NONE = Meaning(missing=Missing.NEARLY_NONE)
PROVISIONAL, UNRELIABLE = Meaning(status=Status.PROVISIONAL), Meaning(status=Status.UNRELIABLE)
NOTHING, BREAK = Meaning(), Meaning(remark=remarks.BREAK)
# Of the statistical service of the British government, with the older ones of Explore education statistics.
GSS = {
    "c": SUPPRESSED,
    "x": ABSENT,
    "z": NOT_APPLICABLE,
    "low": NEARLY_NONE,
    "p": PROVISIONAL,
    "u": UNRELIABLE,
    "b": BREAK,
    "r": NOTHING,
    "e": NOTHING,
    "k": NEARLY_NONE,
    "w": ABSENT,
    ":": ABSENT,
    "..": ABSENT,
    "~": NEARLY_NONE,
}
# CL_OBS_STATUS and CL_CONF_STATUS; every status but "free" hides, and why is never told apart.
SDMX_STATUS = {
    "A": NOTHING,
    "B": BREAK,
    "D": Meaning(remark=remarks.UNCERTAIN),
    "E": NOTHING,
    "F": NOTHING,
    "G": NOTHING,
    "I": NOTHING,
    "P": PROVISIONAL,
    "U": UNRELIABLE,
    "V": NOTHING,
    "N": UNRELIABLE,
    "M": NOT_APPLICABLE,
    "L": ABSENT,
    "O": ABSENT,
    "H": ABSENT,
    "S": ABSENT,
    "Q": SUPPRESSED,
    "W": NOTHING,
}
CONFIDENTIAL = set("NCDSAOTGRMEPJ")
FREE = "F"


def standard(sign):
    """Return the `Meaning` of a sign of GSS, with or without brackets, or of SDMX; None when it is in no list."""
    bare = sign.strip("[]").strip()
    return GSS.get(bare.lower()) or SDMX_STATUS.get(bare)
