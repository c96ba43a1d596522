import base.fields
import django.db.models.deletion
from django.db import migrations, models


GRANTS = {
    "Editors": {"promotedresult": ["add", "change", "view"], "synonymgroup": ["add", "change", "view"]},
    "Moderators": {
        "promotedresult": ["add", "change", "delete", "view"],
        "synonymgroup": ["add", "change", "delete", "view"],
    },
}
# Both see what was searched for.
REPORT = {"searchcount": ["view"]}


def grant(apps, schema_editor):
    """Let Wagtail's two groups of editors work with what they steer about the search, as with terms."""
    content_types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GRANTS):
        for model, actions in {**GRANTS[group.name], **REPORT}.items():
            # Permissions are made after the migrations, so the first migration makes these itself.
            content_type, _ = content_types.get_or_create(app_label="search", model=model)
            for action in actions:
                permission, _ = permissions.get_or_create(
                    content_type=content_type, codename=f"{action}_{model}", defaults={"name": f"Can {action} {model}"}
                )
                group.permissions.add(permission)


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0001_initial'),
        ('base', '0002_editors'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='SynonymGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', base.fields.LinesField(help_text='Minstens twee, één per regel: “bso” en “beroepsonderwijs”. Wie een van deze woorden zoekt, vindt ze allemaal. Hoort een woord bij een term? Zet het dan daar bij de synoniemen.', verbose_name='woorden die hetzelfde betekenen')),
            ],
            options={
                'verbose_name': 'groep synoniemen',
                'verbose_name_plural': 'synoniemen',
                'ordering': ['words'],
            },
        ),
        migrations.CreateModel(
            name='PromotedResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', base.fields.LinesField(help_text='Eén zoekopdracht per regel, zoals bezoekers ze typen: “schorsing” of “leerling geschorst”. Hoofdletters, accenten, meervoud en kleine woorden zoals “de” maken geen verschil.', verbose_name='zoekwoorden')),
                ('order', models.PositiveSmallIntegerField(default=0, help_text='Staan er meer pagina’s bovenaan? Dan komt het laagste getal eerst.', verbose_name='volgorde')),
                ('starts', models.DateField(blank=True, help_text='Leeg betekent: nu meteen.', null=True, verbose_name='vanaf')),
                ('ends', models.DateField(blank=True, help_text='Leeg betekent: zonder einde.', null=True, verbose_name='tot en met')),
                ('page', models.ForeignKey(help_text='Deze pagina staat bovenaan bij die zoekopdrachten. Ze moet gepubliceerd zijn.', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page', verbose_name='pagina')),
            ],
            options={
                'verbose_name': 'uitgelicht resultaat',
                'verbose_name_plural': 'uitgelichte resultaten',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SearchCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='dag')),
                ('kind', models.CharField(choices=[('zonder resultaat', 'Zonder resultaat'), ('gezocht', 'Meest gezocht'), ('term', 'Meest gebruikte termen')], max_length=20, verbose_name='wat')),
                ('value', models.CharField(max_length=160, verbose_name='zoektekst of term')),
                ('number', models.PositiveIntegerField(default=0, verbose_name='aantal keer')),
            ],
            options={
                'verbose_name': 'zoektelling',
                'verbose_name_plural': 'zoektellingen',
                'default_permissions': ('view',),
                'constraints': [models.UniqueConstraint(fields=('day', 'kind', 'value'), name='search_count_once_a_day')],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
