from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Zoeken"

    def ready(self):
        from base import changes
        from search.models import PromotedResult, SynonymGroup

        changes.watch(PromotedResult, SynonymGroup)
