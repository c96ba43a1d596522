"""What is to be known about a single figure, as codes that files hold and words that readers see."""

BREAK = "breuk"
UNCERTAIN = "definitie_onzeker"

# Beside the figure in a table.
SHORT = {
    "afgerond": "afgerond",
    BREAK: "na een breuk",
    UNCERTAIN: "niet zeker wie meetelt",
    "schooljaar_afgeleid": "schooljaar afgeleid",
    "jaarkop_afgeleid": "jaar afgeleid",
}
# Below the table, for each code that stands in it.
EXPLAINED = {
    "afgerond": "Afgerond: de bron geeft een afgerond cijfer.",
    "teller_afgerond": "De bron rondt af hoeveel jongeren er geteld zijn.",
    "noemer_afgerond": "De bron rondt af hoe groot de hele groep is.",
    "noemer_som": "De hele groep is de som van twee aantallen in de bron.",
    "waarde_afgerond_in_bron": "De bron rondt het percentage af.",
    "schooljaar_afgeleid": "Schooljaar afgeleid: de bron noemt het niet, het volgt uit de datum van het bericht.",
    "jaarkop_afgeleid": "Jaar afgeleid: de kop van de tabel was niet te lezen. Het volgt uit gelijke reeksen.",
    BREAK: "Na een breuk: je kan dit cijfer niet vergelijken met dat van het jaar ervoor.",
    UNCERTAIN: "Niet zeker wie meetelt: de bron zegt niet precies om welke groep het gaat.",
}
CODES = tuple(EXPLAINED)
# The code list of SDMX for the status of an observation, beside those of `Observation.Status`.
SDMX_BREAK, SDMX_MISSING = "B", "M"


def sdmx_status(observation):
    """Return the status of an observation in the code list of SDMX (CL_OBS_STATUS), one code.

    Args:
        observation: `figures.models.Observation`.
    """
    if observation.value is None:
        return SDMX_MISSING
    return SDMX_BREAK if observation.is_break and observation.status == "A" else observation.status
