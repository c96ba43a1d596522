from django.apps import AppConfig

from content.declarations import DECLARATIONS


class ContentConfig(AppConfig):
    name = "content"
    verbose_name = "Inhoud"
    declares = DECLARATIONS
