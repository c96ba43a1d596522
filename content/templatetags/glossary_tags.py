"""Link the glossary's words in a part of a page; see content/glossary.py."""

import hashlib

from django import template
from django.core.cache import caches
from django.utils.safestring import mark_safe

from base.fields import lines
from content.glossary import Entry, link
from content.models import GlossaryEntryPage

register = template.Library()


def entries_for(request):
    """Give every public word as a tuple of `Entry`; one query, kept for the request and until the content changes."""
    if request is None:
        return ()
    if not hasattr(request, "glossary"):
        version = (request.get_host(), getattr(request, "sequence", None))
        kept = caches["glossary"].get("glossary")
        if kept and kept[0] == version and version[1] is not None:
            request.glossary = kept[1]
        else:
            request.glossary = _read(request)
            caches["glossary"].set("glossary", (version, request.glossary), timeout=None)
    return request.glossary


def _read(request):
    pages = GlossaryEntryPage.objects.public().order_by("path")
    columns = ("pk", "title", "url_path", "search_description", "written_out", "forms")
    return tuple(
        Entry(
            page.pk,
            page.title,
            page.get_url(request) or "",
            page.search_description,
            page.written_out,
            tuple(lines(page.forms)),
        )
        for page in pages.only(*columns)
    )


class GlossaryNode(template.Node):
    """Render what stands inside, link its words and keep the result."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist, page, name):
        self.nodelist, self.page, self.name = nodelist, page, name

    def render(self, context):
        html = self.nodelist.render(context)
        page = self.page.resolve(context, ignore_failures=True)
        entries = entries_for(context.get("request"))
        linked, used = linked_once(html, entries, getattr(page, "pk", None))
        if self.name:
            context[self.name] = used
        return mark_safe(linked)  # noqa: S308 rendered above by templates that escape


def linked_once(html, entries, own):
    """Link the words of a text, once for each version of it and of the glossary.

    The key is made of both, so nothing kept is ever stale, and nobody works twice on what did not change.

    Args:
        html: rendered text.
        entries: tuple of `Entry`.
        own: pk of the page, which does not link to itself.

    Returns:
        ``(html, entries used)``.
    """
    digest = hashlib.sha256(f"{own}\n{entries!r}\n{html}".encode("utf-8", "surrogatepass")).hexdigest()
    key = f"glossary:{digest}"
    kept = caches["glossary"].get(key)
    if kept is None:
        linked, used = link(html, entries, leave_out=own)
        kept = (linked, [entry.pk for entry in used])
        caches["glossary"].set(key, kept, timeout=None)
    by_pk = {entry.pk: entry for entry in entries}
    return kept[0], [by_pk[pk] for pk in kept[1]]


@register.tag
def glossary(parser, token):
    """Link words in what stands inside: ``{% glossary page as words %}…{% endglossary %}``.

    ``words`` holds the entries used, for after the block.
    """
    bits = token.split_contents()
    if len(bits) not in (2, 4) or (len(bits) == 4 and bits[2] != "as"):
        raise template.TemplateSyntaxError("Write {% glossary page %} or {% glossary page as words %}.")
    nodelist = parser.parse(("endglossary",))
    parser.delete_first_token()
    return GlossaryNode(nodelist, parser.compile_filter(bits[1]), bits[3] if len(bits) == 4 else "")
