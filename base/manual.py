"""The manual for editors (docs/handleiding.md), as the CMS shows and searches it."""

import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.views.generic import TemplateView
from markdown_it import MarkdownIt
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from base.text import clean, fold

FILE = settings.BASE_DIR / "docs" / "handleiding.md"
HEADING = re.compile(r"^## +(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """A task of the manual.

    Args:
        title: its heading.
        html: its text.
        words: title and text as `base.text.fold` returns them, to search in.
    """

    title: str
    html: SafeString
    words: str

    @property
    def anchor(self):
        """Return the id of the section in the page."""
        return slugify(self.title)


@cache
def sections():
    """Return the sections of the manual in their order, as a tuple."""
    _introduction, *rest = HEADING.split(FILE.read_text(encoding="utf-8"))
    render = MarkdownIt("commonmark").enable("table").render
    pairs = zip(rest[::2], rest[1::2], strict=True)
    # Safe: our own file, and markdown-it escapes what is HTML in it.
    return tuple(
        Section(_plain(title), mark_safe(render(text)), fold(f"{title} {text}"))  # noqa: S308
        for title, text in pairs
    )


def search(typed):
    """Return the sections that have every word; all of them when no word was typed.

    Args:
        typed: what an editor typed; a word may be the beginning of a word of the manual.
    """
    wanted = re.findall(r"\w+", fold(typed))
    return [each for each in sections() if all(re.search(rf"\b{re.escape(word)}", each.words) for word in wanted)]


class ManualView(WagtailAdminTemplateMixin, TemplateView):
    """The manual in the CMS, for all editors."""

    template_name = "base/admin/manual.html"
    page_title = "Handleiding"
    breadcrumbs_items = [*WagtailAdminTemplateMixin.breadcrumbs_items, {"url": "", "label": "Handleiding"}]
    _show_breadcrumbs = True
    header_icon = "help"

    def get_context_data(self, **kwargs):
        typed = clean(self.request.GET.get("q", ""))
        return super().get_context_data(typed=typed, sections=search(typed), **kwargs)


def _plain(title):
    return title.replace("*", "").strip()
