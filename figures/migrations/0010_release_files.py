import django.db.models.deletion
from django.db import migrations, models

from figures.immutability import RULES, removals, statements

BEFORE = 10  # of the rules; the others name columns that this adds


def _execute(schema_editor, rules):
    vendor = schema_editor.connection.vendor
    for statement in (*removals(vendor), *statements(vendor, rules)):
        schema_editor.execute(statement, params=None)


def _install_all(apps, schema_editor):
    _execute(schema_editor, RULES)


def _install_those_of_before(apps, schema_editor):
    _execute(schema_editor, RULES[:BEFORE])


def _remove(apps, schema_editor):
    _execute(schema_editor, ())


class Migration(migrations.Migration):
    """Give releases a minute at which they appear, and files."""

    dependencies = [("figures", "0002_published_figures_stay")]

    operations = [
        migrations.RunPython(_remove, _install_those_of_before),
        migrations.AddField(
            model_name='release',
            name='publish_at',
            field=models.DateTimeField(blank=True, help_text='Tot dan ziet niemand de cijfers, ook niet wie het adres raadt.', null=True, verbose_name='verschijnt om'),
        ),
        migrations.CreateModel(
            name='ReleaseFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(choices=[('zip', 'Alles samen, met leeswijzer (ZIP)'), ('xlsx', 'Rekenblad (Excel)'), ('csv', 'Rekenblad met decimale komma (CSV)')], max_length=4, verbose_name='vorm')),
                ('file', models.FileField(max_length=120, upload_to='uitgaven', verbose_name='bestand')),
                ('size', models.PositiveBigIntegerField(verbose_name='grootte in bytes')),
                ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                ('indicators', models.ManyToManyField(related_name='+', to='figures.indicatorpage', verbose_name='cijfers erin')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='figures.release', verbose_name='uitgave')),
            ],
            options={
                'verbose_name': 'bestand van een uitgave',
                'verbose_name_plural': 'bestanden van uitgaven',
                'ordering': ['release', '-form'],
                'constraints': [models.UniqueConstraint(fields=('release', 'form'), name='figures_release_file_once')],
            },
        ),
        migrations.RunPython(_install_all, _remove),
    ]
