"""Rendering of links in rich text for visitors."""

from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from base.models import public


class PublicPageLinkHandler(PageLinkHandler):
    """Renders a link to a page that is not public as plain text, because its address would reveal the draft."""

    @classmethod
    def get_many(cls, attrs_list):
        pks = [str(attrs.get("id")) for attrs in attrs_list]
        pages = public(Page.objects.filter(pk__in=[pk for pk in pks if pk.isascii() and pk.isdigit()]))
        by_pk = {str(page.pk): page for page in pages}
        return [by_pk.get(pk) for pk in pks]
