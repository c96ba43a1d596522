from django.db import migrations, models


class Migration(migrations.Migration):
    """Take over the records of the loader, whose table content made and renamed."""

    initial = True

    dependencies = [
        ('content', '0004_loaded_records_move'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='LoadedRecord',
                    fields=[
                        ('key', models.CharField(max_length=200, primary_key=True, serialize=False)),
                        ('object_id', models.CharField(max_length=40)),
                        ('digest', models.CharField(max_length=64)),
                        ('revision', models.CharField(max_length=64)),
                    ],
                    options={
                        'verbose_name': 'geladen record',
                        'verbose_name_plural': 'geladen records',
                    },
                ),
            ],
        ),
    ]
