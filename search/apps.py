from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Zoeken"

    def ready(self):
        from base import content_version, signal_handlers
        from base.tasks import registry
        from search.extraction import tasks as extraction_tasks
        from search.indexing import tasks as indexing_tasks
        from search.indexing.updating import apply_committed
        from search.models import PromotedResult, SynonymGroup
        from search.statistics import recorder

        content_version.committed.connect(apply_committed, dispatch_uid="search.indexing")
        signal_handlers.register(PromotedResult, SynonymGroup)
        registry.register(*indexing_tasks.PERIODIC, *extraction_tasks.PERIODIC)
        recorder.connect()
