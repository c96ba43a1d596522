import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0006_when_pages_end"),
    ]

    operations = [
        migrations.CreateModel(
            name="FormerSlug",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("facet", models.CharField(max_length=20)),
                ("slug", models.CharField(max_length=100)),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="former_slugs", to="base.term"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("facet", "slug"), name="former_slug_unique")],
            },
        ),
        migrations.AlterField(
            model_name="term",
            name="slug",
            field=models.SlugField(
                help_text="Verschijnt in het webadres. Verander je het, dan leidt het oude adres hierheen.",
                max_length=100,
                verbose_name="adres",
            ),
        ),
    ]
