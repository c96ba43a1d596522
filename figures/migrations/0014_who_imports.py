from django.db import migrations

PROFILES = {"importprofile": ["add", "change", "view"]}
GRANTS = {
    "Editors": {"figuresimport": ["add"], **PROFILES},
    "Moderators": {
        "figuresimport": ["add", "approve"],
        "importprofile": ["add", "change", "delete", "view"],
        "disclosurerule": ["add", "change", "view"],
        "publication": ["add", "change", "view"],
    },
}


def grant(apps, schema_editor):
    content_types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GRANTS):
        for model, actions in GRANTS[group.name].items():
            # Permissions are made after the migrations, so this makes them itself.
            content_type, _ = content_types.get_or_create(app_label="figures", model=model)
            for action in actions:
                permission, _ = permissions.get_or_create(
                    content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {model}"}
                )
                group.permissions.add(permission)


class Migration(migrations.Migration):
    """Let every editor read figures in, and those who approve pages approve them and set the rules for small groups."""

    dependencies = [
        ("figures", "0013_importer"),
        ("base", "0002_editors"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
