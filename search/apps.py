from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Zoeken"

    def ready(self):
        from base import changes
        from search.indexing.updating import apply_committed

        changes.committed.connect(apply_committed, dispatch_uid="search.indexing")
