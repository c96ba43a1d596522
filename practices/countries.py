"""Countries that practice examples come from."""

HOME_COUNTRY = "BE"
# ISO 3166 leaves codes that begin with X to whoever needs one: the Franse Gemeenschap has schools of its own.
FRENCH_COMMUNITY = "XF"
COUNTRIES = [
    (HOME_COUNTRY, "Vlaanderen"),
    ("AT", "Oostenrijk"),
    ("CA", "Canada"),
    ("DE", "Duitsland"),
    ("DK", "Denemarken"),
    ("EE", "Estland"),
    ("ES", "Spanje"),
    ("EU", "Europees netwerk"),
    ("FI", "Finland"),
    ("FR", "Frankrijk"),
    (FRENCH_COMMUNITY, "Franse Gemeenschap van België"),
    ("GB", "Verenigd Koninkrijk"),
    ("IE", "Ierland"),
    ("IT", "Italië"),
    ("LU", "Luxemburg"),
    ("NL", "Nederland"),
    ("NO", "Noorwegen"),
    ("PT", "Portugal"),
    ("SE", "Zweden"),
    ("US", "Verenigde Staten"),
]
# Of the names of practices there, as a code of ISO 639; a country with several has the language of its names here.
LANGUAGES = {
    "AT": "de",
    "CA": "en",
    "DE": "de",
    "DK": "da",
    "EE": "et",
    "ES": "es",
    "EU": "en",
    "FI": "fi",
    "FR": "fr",
    FRENCH_COMMUNITY: "fr",
    "GB": "en",
    "IE": "en",
    "IT": "it",
    "LU": "fr",
    "NO": "no",
    "PT": "pt",
    "SE": "sv",
    "US": "en",
}
