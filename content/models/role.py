"""Pages for one role of visitors, such as heads of school: links to pages of the site in a helpful order."""

from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel

from base.fields import BodyField
from base.models import BasePage
from content.blocks import GROUP_BLOCKS
from content.public_choices import public_pages
from search.engine.documents import Sort
from search.listings.pages import ListingPage


class RolePage(BasePage):
    """Links for one role, in groups, for visitors who do not know yet what to look for."""

    parent_page_types = ["content.RoleIndexPage"]
    api_fields = ("label", "intro", "groups")
    offered_facets = ()
    needs_source = False
    in_feeds = False
    is_listed = False
    may_relate = False
    schema_type = "CollectionPage"

    label = models.CharField("rol", max_length=40, help_text="In één woord of twee, zoals: Directeur.")
    intro = models.TextField("inleiding", blank=True)
    groups = BodyField(GROUP_BLOCKS, blank=True, verbose_name="groepen")

    content_panels = [*BasePage.opening_panels, FieldPanel("label"), FieldPanel("intro"), FieldPanel("groups")]

    class Meta:
        verbose_name = "wegwijzer"
        verbose_name_plural = "wegwijzers"

    @cached_property
    def group_list(self):
        """Return ``[(group, public pages), …]``, without groups that have no public page."""
        groups = [block.value for block in self.groups]
        shown = public_pages([page for group in groups for page in group["pages"]])
        pairs = [(group, [shown[page.pk] for page in group["pages"] if page and page.pk in shown]) for group in groups]
        return [(group, pages) for group, pages in pairs if pages]


class RoleIndexPage(ListingPage):
    """The index of roles, in the editors' order."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.RolePage"]
    listed_model = RolePage
    illustration = "people"
    noun = ("ingang", "ingangen")
    facet_slugs = ()
    sorts = (Sort.EDITORS_ORDER,)
    has_feed = False

    class Meta:
        verbose_name = "overzicht van rollen"
