from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting
class SiteSettings(BaseSiteSetting):
    """Words that stand on every page."""

    banner = models.CharField(
        "melding bovenaan",
        max_length=255,
        default="Dit is een demonstratie en geen officiële website van de Vlaamse overheid.",
        help_text="Staat op elke pagina.",
    )
    footer = models.TextField(
        "tekst onderaan",
        blank=True,
        default="Een leerling die dreigt af te haken, heeft mensen nodig die samen kijken wat wél kan.",
    )

    panels = [FieldPanel("banner"), FieldPanel("footer")]

    class Meta:
        verbose_name = "teksten op elke pagina"
