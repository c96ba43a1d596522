"""Links in running text, as a visitor may follow them."""

from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from base.models import public


class PublicPageLinkHandler(PageLinkHandler):
    """Turn a link to a page that is not public into plain words: its address would give the draft away."""

    @classmethod
    def get_many(cls, attrs_list):
        wanted = [str(attrs.get("id")) for attrs in attrs_list]
        pages = public(Page.objects.filter(pk__in=[pk for pk in wanted if pk.isascii() and pk.isdigit()]))
        found = {str(page.pk): page for page in pages}
        return [found.get(pk) for pk in wanted]
