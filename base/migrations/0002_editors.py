"""Let Wagtail's two groups of editors work with what is ours, under Dutch names."""

from django.db import migrations

GRANTS = {
    "Editors": {"term": ["add", "change", "view"]},
    "Moderators": {"term": ["add", "change", "delete", "view"], "sitesettings": ["change", "view"]},
}


def grant(apps, schema_editor):
    content_types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GRANTS):
        for model, actions in GRANTS[group.name].items():
            # Permissions are made after the migrations, so the first migration makes these itself.
            content_type, _ = content_types.get_or_create(app_label="base", model=model)
            for action in actions:
                permission, _ = permissions.get_or_create(
                    content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {model}"}
                )
                group.permissions.add(permission)


def name_workflow(apps, schema_editor):
    """Give Wagtail's ready-made workflow a Dutch name: it stands on a button."""
    for label in ("Workflow", "Task"):
        apps.get_model("wagtailcore", label).objects.filter(name="Moderators approval").update(name="goedkeuring")


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0048_add_default_workflows"),
    ]
    operations = [
        migrations.RunPython(grant, migrations.RunPython.noop),
        migrations.RunPython(name_workflow, migrations.RunPython.noop),
    ]
