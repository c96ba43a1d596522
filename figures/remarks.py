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
# The code list of SDMX for whether a figure is withheld (CL_CONF_STATUS).
FREE, CONFIDENTIAL = "F", "C"
# The symbols of the Analysis Function of the British government for figures in tables.
UNAVAILABLE, WITHHELD, BROKEN, IMPOSSIBLE, NEARLY_NONE = "[x]", "[c]", "[b]", "[z]", "[low]"
# Of a figure that nobody withheld: of any other missing figure, somebody keeps it from being seen.
NOT_WITHHELD = {
    "": "",
    "niet-in-bron": UNAVAILABLE,
    "niet-zichtbaar": UNAVAILABLE,
    "niet-beschikbaar": UNAVAILABLE,
    "kan-niet-bestaan": IMPOSSIBLE,
    "bijna-nul": NEARLY_NONE,
}
GSS_STATUS = {"P": "[p]", "U": "[u]"}
GSS_EXPLAINED = {
    UNAVAILABLE: "niet beschikbaar",
    WITHHELD: "niet getoond, zodat niemand herkenbaar is",
    IMPOSSIBLE: "kan niet bestaan",
    NEARLY_NONE: "bijna nul",
    BROKEN: "na een breuk",
    "[p]": "voorlopig",
    "[u]": "weinig betrouwbaar",
}
# The code list of SDMX for the status of an observation, beside those of `Observation.Status`.
SDMX_BREAK, SDMX_MISSING = "B", "O"
SDMX_OF_MISSING = {"te-klein": "Q", "kan-niet-bestaan": "M"}


def sdmx_status(observation):
    """Return the status of an observation in the code list of SDMX (CL_OBS_STATUS), one code.

    Args:
        observation: `figures.models.Observation`.
    """
    return status_code(observation.missing, observation.status, observation.is_break)


def status_code(missing, status, is_break):
    """Return the same of why there is no value, the status and whether there is a break before it."""
    if missing:
        return SDMX_OF_MISSING.get(missing, SDMX_MISSING)
    return SDMX_BREAK if is_break and status == "A" else status


def confidentiality(missing):
    """Return whether a figure is withheld in the code list of SDMX (CL_CONF_STATUS), one code.

    Args:
        missing: why there is no value, as of `Observation.Missing`.
    """
    return FREE if missing in NOT_WITHHELD else CONFIDENTIAL


def gss_symbol(missing, status, is_break):
    """Return the symbol beside a figure as British statistics have it, "" when there is nothing to say.

    Args:
        missing: why there is no value, as of `Observation.Missing`; "" with a value.
        status: of `Observation.Status`.
        is_break: whether it can't be compared with the one before.
    """
    if missing:
        return NOT_WITHHELD.get(missing, WITHHELD)
    return BROKEN if is_break else GSS_STATUS.get(status, "")
