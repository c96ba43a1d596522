"""The fields of a practice in the API: all fields of its page except the contact."""

PRACTICE_FIELDS = (
    *("country", "organisation", "municipality", "place", "period", "status", "status_confirmed_on"),
    *("confirmed_by_school", "monday", "problem", "approach", "steps", "carried_by", "pupils_reached"),
    *("hours_per_week", "cost", "funder", "conditions", "result", "measured", "evidence_note"),
    *("not_worked", "materials", "local_name", "local_name_meaning", "legal_basis", "definition", "flemish_equivalent"),
    *("what_would_change", "body"),
)
