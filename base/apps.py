from django.apps import AppConfig

from base.declarations import Declarations, EveryType, RelationKind


class BaseConfig(AppConfig):
    name = "base"
    verbose_name = "Basis"
    declares = Declarations(
        relation_kinds=(
            RelationKind("related", "Zie ook", "Zie ook", EveryType(), EveryType(), order=120, is_loose=True),
        ),
        term_files=("termen.yaml",),
    )

    def ready(self):
        from base import choosers, database_watch, mail, protection, publication, request_log, signal_handlers
        from base.forms.dates import patch_date_fields
        from base.page_store import local_version, warming
        from base.tasks import registry, upkeep

        # The receivers that refuse a write come first: a refused write touches nothing.
        protection.connect()
        publication.connect()
        signal_handlers.connect()
        choosers.connect()
        request_log.connect()
        local_version.connect()
        database_watch.connect()
        mail.connect()
        registry.register(*upkeep.PERIODIC, *warming.PERIODIC)
        # Patches Django's fields: Wagtail builds most of its forms itself and has no setting for how to parse a date.
        patch_date_fields()
