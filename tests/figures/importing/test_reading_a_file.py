"""A good file is read as it is meant: whatever its format and shape."""

from tests.factories.importing import examined, rows

GOOD = rows(
    "2023-2024;02000;totaal;400;4000;10,0",
    "2023-2024;10000;totaal;250;2000;12,5",
    "2023-2024;40000;totaal;150;2000;7,5",
    "2023-2024;02000;man;250;2000;12,5",
    "2023-2024;02000;vrouw;150;2000;7,5",
)


def told(outcome):
    """Return the problems as texts."""
    return [f"{each.where}: {each.message}" for each in outcome.problems.kept]


def test_a_good_file_has_no_problems(profile):
    outcome = examined(profile, GOOD)
    assert told(outcome) == []
    assert outcome.is_ready
    assert len(outcome.figures) == 5
    assert outcome.comparison.counts == {"nieuw": 5}
