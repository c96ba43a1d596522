from django.db import migrations

from figures.immutability import RULES, removals, statements

FIRST = 10  # of the rules; those that came later name columns that are not there yet


def _first_statements(vendor):
    return statements(vendor, RULES[:FIRST])


def _execute(statements_of):
    def execute(apps, schema_editor):
        for statement in statements_of(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)  # Without parameters, so that "%" in one stays as it is.

    return execute


class Migration(migrations.Migration):
    """Install the triggers that keep published figures as they are (ADR 56)."""

    dependencies = [("figures", "0001_initial")]

    operations = [migrations.RunPython(_execute(_first_statements), _execute(removals))]
