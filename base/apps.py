from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "base"
    verbose_name = "Basis"

    def ready(self):
        from base import watching

        watching.connect()
