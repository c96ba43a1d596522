from django.apps import AppConfig

from practices.declarations import DECLARATIONS


class PracticesConfig(AppConfig):
    name = "practices"
    verbose_name = "Praktijkvoorbeelden"
    declares = DECLARATIONS
