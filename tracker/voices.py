"""Who says something about an action, which status it may set, and what a status means."""

from django.db.models import TextChoices


class Basis(TextChoices):
    """On whose word a status rests."""

    REPORTED = "gemeld", "zelf gemeld"
    ASSESSED = "beoordeeld", "beoordeeld"


class Status(TextChoices):
    """How far an action is; `MEANINGS` explains each."""

    DONE = "gerealiseerd", "gerealiseerd"
    ONGOING = "lopend", "lopend"
    TO_START = "op-te-starten", "op te starten"
    ELSEWHERE = "elders", "elders opgenomen"
    STOPPED = "gestopt", "gestopt"


MEANINGS = {
    Status.DONE: "Wat beloofd was, is er volgens de bron. Of het ook hielp, zegt dat niet.",
    Status.ONGOING: "Er werd volgens de bron aan gewerkt op de dag van het laatste nieuws.",
    Status.TO_START: "Volgens de bron was er nog niet aan begonnen.",
    Status.ELSEWHERE: "Ze ging op in een andere actie of een ander plan.",
    Status.STOPPED: "Volgens de bron gaat ze niet verder.",
}
UNFINISHED = {Status.ONGOING, Status.TO_START}
UNKNOWN = "niet bekend"


class Voice(TextChoices):
    """Who speaks in an update."""

    DOER = "uitvoerder", "uitvoerder"
    MINISTER = "minister", "minister"
    RULES = "regelgeving", "regelgeving"
    AUDITOR = "rekenhof", "Rekenhof"
    EDUCATION_COUNCIL = "vlor", "Vlor"
    SOCIAL_COUNCIL = "serv", "SERV"
    EUROPEAN_COMMISSION = "europese-commissie", "Europese Commissie"
    STATISTICS = "statistiekdienst", "statistiekdienst"
    EVALUATOR = "evaluator", "evaluator"
    PARLIAMENT = "parlement", "parlement"
    PRESS = "pers", "pers"
    EDITORS = "redactie", "redactie"


DOERS = {Voice.DOER, Voice.MINISTER, Voice.RULES}
JUDGES = {
    *(Voice.AUDITOR, Voice.EDUCATION_COUNCIL, Voice.SOCIAL_COUNCIL),
    *(Voice.EUROPEAN_COMMISSION, Voice.STATISTICS, Voice.EVALUATOR),
}
VOICES = {Basis.REPORTED: DOERS, Basis.ASSESSED: JUDGES}


def basis_of(voice):
    """Return the `Basis` of the status that a voice sets; None for a voice that never sets one."""
    return next((basis for basis, voices in VOICES.items() if voice in voices), None)


def status_problem(voice, second_hand):
    """Return why an update of a voice may not name a status, in Dutch; "" when it may."""
    if second_hand:
        return "Wat enkel de pers of een blog vertelt, zet geen status. Laat de status leeg."
    if basis_of(voice) is None:
        name = dict(Voice.choices).get(voice, voice)
        return f"“{name[:1].upper()}{name[1:]}” zet nooit een status. Laat de status leeg, of kies wie het zelf zei."
    return ""
