from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Zoeken"

    def ready(self):
        from base import watching
        from search.models import PromotedResult, SynonymGroup

        watching.watch(PromotedResult, SynonymGroup)
