from django.apps import AppConfig

from tracker.declarations import DECLARATIONS


class TrackerConfig(AppConfig):
    name = "tracker"
    verbose_name = "Opvolging"
    declares = DECLARATIONS

    def ready(self):
        from tracker import keeping

        keeping.connect()
