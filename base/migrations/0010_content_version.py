from django.db import migrations

ACTIONS = ("add", "change", "delete", "view")
OLD, NEW = "sequence", "contentversion"


def rename_permissions(old, new):
    """Return an operation's function that renames the permissions of a model: renaming the model leaves them behind."""

    def rename(apps, schema_editor):
        permissions = apps.get_model("auth", "Permission").objects.filter(content_type__app_label="base")
        for action in ACTIONS:
            if not permissions.filter(codename=f"{action}_{new}").exists():
                permissions.filter(codename=f"{action}_{old}").update(codename=f"{action}_{new}")

    return rename


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("base", "0009_renditions_without_metadata"),
    ]

    operations = [
        migrations.RenameModel("Sequence", "ContentVersion"),
        migrations.RunPython(rename_permissions(OLD, NEW), rename_permissions(NEW, OLD)),
        migrations.RenameField("Change", "sequence", "version"),
    ]
