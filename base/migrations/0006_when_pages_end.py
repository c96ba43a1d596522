from django.db import migrations


class Migration(migrations.Migration):
    """Find the pages that will end without reading all pages (base.versioned_cache.next_end); few pages ever end."""

    dependencies = [
        ("base", "0005_relation_guides"),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX base_page_expire_at ON wagtailcore_page (expire_at) WHERE expire_at IS NOT NULL",
            "DROP INDEX IF EXISTS base_page_expire_at",
        ),
    ]
