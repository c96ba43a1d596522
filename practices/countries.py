"""Countries that practice examples come from."""

HOME_COUNTRY = "BE"
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
