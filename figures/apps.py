from django.apps import AppConfig

from figures.declarations import DECLARATIONS


class FiguresConfig(AppConfig):
    name = "figures"
    verbose_name = "Cijfers"
    declares = DECLARATIONS

    def ready(self):
        from base import versioned_cache
        from base.tasks import registry
        from figures import files, keeping, tasks
        from figures.importing import tasks as importing_tasks
        from figures.models.release import moments_to_come

        keeping.connect()
        files.connect()
        versioned_cache.register(moments_to_come)
        registry.register(*tasks.PERIODIC, importing_tasks.FORGETTING)
