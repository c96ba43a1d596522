from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from base.blocks import BODY_BLOCKS
from base.fields import BodyField
from base.models import BasePage


class StandardPage(BasePage):
    """A page of text, such as about the site, a definition or a statement."""

    parent_page_types = ["content.HomePage", "content.StandardPage"]
    api_fields = ("body",)
    subpage_types = ["content.StandardPage"]
    needs_source = False

    body = BodyField(BODY_BLOCKS, blank=True, verbose_name="tekst")

    content_panels = [*BasePage.opening_panels, FieldPanel("body"), *BasePage.closing_panels]

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "pagina"
        verbose_name_plural = "pagina’s"
