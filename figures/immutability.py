"""The triggers that keep published figures as they are, in the words of each database (ADR 56).

A migration installs them. One that changes a table of figures must install them again: SQLite makes such a table anew,
without its triggers. ``tests/figures/test_immutability.py`` notices when they are gone.
"""

CLOSED = "('verschenen', 'ingetrokken')"
# Table, event, what is refused (a condition on OLD and NEW), and what the database then says.
RULES = (
    (
        "figures_observation",
        "INSERT",
        f"(SELECT state FROM figures_release WHERE id = NEW.release_id) IN {CLOSED}",  # noqa: S608 no input
        "a published release takes no more observations",
    ),
    (
        "figures_observation",
        "INSERT",
        "EXISTS (SELECT 1 FROM figures_series WHERE id = NEW.series_id AND only_period NOT IN ('', NEW.period))",
        "a figure of unknown base has no other period",
    ),
    (
        "figures_observation",
        "UPDATE",
        f"EXISTS (SELECT 1 FROM figures_release WHERE id IN (OLD.release_id, NEW.release_id) AND state IN {CLOSED})",  # noqa: S608 no input
        "an observation of a published release is immutable",
    ),
    (
        "figures_observation",
        "UPDATE",
        "EXISTS (SELECT 1 FROM figures_series WHERE id = NEW.series_id AND only_period NOT IN ('', NEW.period))",
        "a figure of unknown base has no other period",
    ),
    (
        "figures_observation",
        "DELETE",
        f"(SELECT state FROM figures_release WHERE id = OLD.release_id) IN {CLOSED}",  # noqa: S608 no input
        "an observation of a published release is immutable",
    ),
    (
        "figures_series",
        "UPDATE",
        "EXISTS (SELECT 1 FROM figures_observation WHERE series_id = OLD.id)",
        "a series with observations is immutable",
    ),
    (
        "figures_release",
        "UPDATE",
        f"OLD.state IN {CLOSED} AND NOT (OLD.code = NEW.code AND OLD.version = NEW.version"
        " AND OLD.publication_id = NEW.publication_id AND OLD.is_press = NEW.is_press"
        " AND OLD.precision = NEW.precision"
        " AND COALESCE(CAST(OLD.published_on AS varchar), '') = COALESCE(CAST(NEW.published_on AS varchar), '')"
        " AND COALESCE(CAST(OLD.known_on AS varchar), '') = COALESCE(CAST(NEW.known_on AS varchar), '')"
        " AND (OLD.state = NEW.state OR OLD.state = 'verschenen' AND NEW.state = 'ingetrokken'))",
        "a published release can only be withdrawn",
    ),
    ("figures_release", "DELETE", f"OLD.state IN {CLOSED}", "a published release can only be withdrawn"),
    ("figures_promiseddate", "UPDATE", "1 = 1", "a promised date stays as it was promised"),
    ("figures_promiseddate", "DELETE", "1 = 1", "a promised date stays as it was promised"),
    (
        "figures_release",
        "UPDATE",
        f"OLD.state IN {CLOSED} AND (OLD.publish_at IS NULL OR OLD.publish_at <= CURRENT_TIMESTAMP)"
        " AND COALESCE(CAST(OLD.publish_at AS varchar), '') <> COALESCE(CAST(NEW.publish_at AS varchar), '')",
        "a release that is out stays out",
    ),
)
NAME = "figures_keep"  # how the names of all triggers begin


def statements(vendor, rules=RULES):
    """Return the statements that install the triggers, as list of str.

    Args:
        vendor: "sqlite" or "postgresql".
        rules: the first of `RULES`, for a migration that has no columns for the others yet.
    """
    make = {"sqlite": _sqlite, "postgresql": _postgresql}[vendor]
    return [each for number, rule in enumerate(rules) for each in make(f"{NAME}_{number}", *rule)]


def removals(vendor):
    """Return the statements that remove the triggers, as list of str; arguments as of `statements`."""
    names = [(f"{NAME}_{number}", table) for number, (table, *_rest) in enumerate(RULES)]
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name, _table in names]
    drops = [f"DROP TRIGGER IF EXISTS {name} ON {table}" for name, table in names]
    return drops + [f"DROP FUNCTION IF EXISTS {name}()" for name, _table in names]


def _sqlite(name, table, event, refused, told):
    return [
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {refused}"
        f" BEGIN SELECT RAISE(ABORT, 'figures: {told}'); END"
    ]


def _postgresql(name, table, event, refused, told):
    kept = "OLD" if event == "DELETE" else "NEW"
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {refused} THEN"
        f" RAISE EXCEPTION 'figures: {told}' USING ERRCODE = 'integrity_constraint_violation'; END IF;"
        f" RETURN {kept}; END $$",
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
