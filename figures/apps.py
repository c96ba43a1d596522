from django.apps import AppConfig

from figures.declarations import DECLARATIONS


class FiguresConfig(AppConfig):
    name = "figures"
    verbose_name = "Cijfers"
    declares = DECLARATIONS

    def ready(self):
        from figures import keeping

        keeping.connect()
