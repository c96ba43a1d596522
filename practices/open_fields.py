"""What the open interface gives of a practice: everything its page tells, but an address to write to."""

PRACTICE_FIELDS = (
    *("country", "organisation", "municipality", "place", "period", "status", "status_confirmed_on"),
    *("confirmed_by_school", "monday", "problem", "approach", "steps", "carried_by", "pupils_reached"),
    *("hours_per_week", "cost", "funder", "conditions", "result", "measured", "evidence_note"),
    *("not_worked", "materials", "local_name", "legal_basis", "definition", "flemish_equivalent"),
    *("what_would_change", "body"),
)
