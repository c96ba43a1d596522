from django.db import migrations


class Migration(migrations.Migration):
    """Hand the records of the loader to initial_content; the table keeps its rows under its new name."""

    dependencies = [
        ('content', '0003_names_of_kinds'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.AlterModelTable('LoadedRecord', 'initial_content_loadedrecord')],
            state_operations=[migrations.DeleteModel('LoadedRecord')],
        ),
    ]
