from django.apps import AppConfig

from research.declarations import DECLARATIONS


class ResearchConfig(AppConfig):
    name = "research"
    verbose_name = "Onderzoek"
    declares = DECLARATIONS
