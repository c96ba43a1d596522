from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from base.fields import LinesField


@register_setting
class SiteSettings(BaseSiteSetting):
    """Texts on every page."""

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

    support_lines = LinesField(
        "hulplijnen",
        blank=True,
        default="Awel, voor kinderen en jongeren: bel 102 of surf naar www.awel.be\n"
        "Zelfmoordlijn, voor wie aan zelfdoding denkt: bel 1813 of surf naar www.zelfmoord1813.be\n"
        "CLBch@t, voor vragen over school: surf naar www.clbchat.be",
        help_text="Staan bij elk verhaal. Eén per regel.",
    )

    panels = [FieldPanel("banner"), FieldPanel("footer"), FieldPanel("support_lines")]

    class Meta:
        verbose_name = "teksten op elke pagina"
