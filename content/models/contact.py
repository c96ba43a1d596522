from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from base.blocks import BODY_BLOCKS
from base.fields import BodyField
from base.models import BasePage, NextStep
from content.blocks import CONTACT_BLOCKS
from content.public_choices import public_pages


class ContactPage(BasePage):
    """The contacts of the site, for visitors who did not find something or found a mistake."""

    parent_page_types = ["content.HomePage"]
    api_fields = ("contacts", "body")
    max_count = 1
    needs_source = False
    is_fixed = True
    section_name = "contact"
    next_step_kind = NextStep.CALL
    schema_type = "ContactPage"

    contacts = BodyField(CONTACT_BLOCKS, blank=True, verbose_name="wie vraag je wat")
    body = BodyField(BODY_BLOCKS, blank=True, verbose_name="meer tekst")

    content_panels = [*BasePage.opening_panels, FieldPanel("contacts"), FieldPanel("body"), *BasePage.closing_panels]

    search_fields = [*BasePage.search_fields, index.SearchField("contacts"), index.SearchField("body")]

    class Meta:
        verbose_name = "contactpagina"
        verbose_name_plural = "contactpagina’s"

    @cached_property
    def contact_list(self):
        """Return ``[(contact, public page or None), …]``."""
        contacts = [block.value for block in self.contacts]
        chosen = [contact.get("page") for contact in contacts]
        shown = public_pages(chosen)
        return [(contact, shown.get(page.pk) if page else None) for contact, page in zip(contacts, chosen, strict=True)]
