from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Zoeken"

    def ready(self):
        from base import changes, watching
        from search.indexing.updating import apply_committed
        from search.models import PromotedResult, SynonymGroup

        changes.committed.connect(apply_committed, dispatch_uid="search.indexing")
        watching.watch(PromotedResult, SynonymGroup)
