from django.db import migrations, models


def leave_one(apps, schema_editor):
    """Two first changes at the same moment could each make a row: the lowest is the one that was read."""
    versions = apps.get_model("base", "ContentVersion").objects
    versions.exclude(pk=versions.order_by("pk").values_list("pk", flat=True).first()).delete()


def begin_counting(apps, schema_editor):
    """Make the row of the members, so that nobody has to at their first change."""
    apps.get_model("base", "ContentVersion").objects.create(audience="members", value=0)


def forget(apps, schema_editor):
    apps.get_model("base", "ContentVersion").objects.filter(audience="members").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0010_content_version"),
    ]

    operations = [
        migrations.RunPython(leave_one, migrations.RunPython.noop),
        migrations.AddField(
            model_name="contentversion",
            name="audience",
            field=models.CharField(
                choices=[("public", "iedereen"), ("members", "leden")],
                default="public",
                max_length=10,
                unique=True,
                verbose_name="voor wie",
            ),
        ),
        migrations.RunPython(begin_counting, forget),
    ]
