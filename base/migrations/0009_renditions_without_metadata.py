from django.db import migrations


def forget_renditions(apps, schema_editor):
    """Delete the sizes that were made of pictures so far, files included: some tell where a photo was taken.

    They are made anew when a page needs them, without (base/pictures.py).
    """
    for rendition in apps.get_model("base", "Rendition").objects.iterator():
        rendition.file.delete(save=False)
        rendition.delete()


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0007_former_slugs"),
    ]

    operations = [
        migrations.RunPython(forget_renditions, migrations.RunPython.noop),
    ]
