"""A second entrance: the same pages, ordered for who you are."""

from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel

from base.fields import BodyField
from base.models import BasePage
from content.blocks import GROUP_BLOCKS
from content.chosen import chosen_pages
from search.pages import ListingPage


class RolePage(BasePage):
    """What this site holds for one role, in the order that helps. For who doesn't know yet what to look for."""

    parent_page_types = ["content.RoleIndexPage"]
    open_fields = ("label", "intro", "groups")
    subpage_types: list[str] = []
    offered_facets = ()
    needs_source = False
    in_feeds = False
    stands_in_lists = False
    template = "content/role_page.html"

    label = models.CharField("rol", max_length=40, help_text="In één woord of twee, zoals: Directeur.")
    intro = models.TextField("inleiding", blank=True)
    groups = BodyField(GROUP_BLOCKS, blank=True, verbose_name="groepen")

    content_panels = [*BasePage.opening_panels, FieldPanel("label"), FieldPanel("intro"), FieldPanel("groups")]

    class Meta:
        verbose_name = "wegwijzer"
        verbose_name_plural = "wegwijzers"

    @cached_property
    def group_list(self):
        """Give ``[(group, public pages), …]``; a group of which no page is public is left out."""
        groups = [block.value for block in self.groups]
        shown = chosen_pages([page for group in groups for page in group["pages"]])
        found = [(group, [shown[page.pk] for page in group["pages"] if page and page.pk in shown]) for group in groups]
        return [(group, pages) for group, pages in found if pages]

    def structured_data(self):
        return {**super().structured_data(), "@type": "CollectionPage"}


class RoleIndexPage(ListingPage):
    """Every role, in the editors' order."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.RolePage"]
    max_count = 1
    template = "content/role_index_page.html"
    listed_model = RolePage
    noun = ("ingang", "ingangen")
    facet_slugs = ()
    sorts = ("volgorde",)
    has_feed = False

    class Meta:
        verbose_name = "overzicht van rollen"
