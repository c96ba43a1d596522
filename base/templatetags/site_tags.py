"""What every template needs: the menu, words on every page, addresses, what a page is."""

import json
from copy import copy
from urllib.parse import urlsplit

from django import template
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.utils.safestring import mark_safe
from wagtail.models import Page, Site

from base import cache
from base.documents import for_everybody, is_for_everybody
from base.models import LibraryDocument, SiteSettings, public, terms_by_facet

register = template.Library()


def _site(request):
    """Give the site of a request; kept until something public changes."""
    if not request:
        return None
    if not hasattr(request, "_wagtail_site"):
        name = f"site of {request.get_host()}"
        request._wagtail_site = cache.derived(name, _sequence(request), lambda: Site.find_for_request(request))
    return request._wagtail_site


def _sequence(request):
    return getattr(request, "sequence", None)


@register.simple_tag(takes_context=True)
def menu(context):
    """Give the pages of the menu, each with ``address`` and ``active``; kept until something public changes."""
    return [page for page in _top_pages(context) if page.show_in_menus]


@register.simple_tag(takes_context=True)
def footer_pages(context):
    """Give the pages for the foot of the page: the rest of what stands right under home."""
    return [page for page in _top_pages(context) if not page.show_in_menus]


@register.simple_tag(takes_context=True)
def section(context, label):
    """Give the public page of one type right under home, such as "content.NetworkIndexPage", or None; no query more."""
    wanted = ContentType.objects.get_for_model(apps.get_model(label)).pk
    return next((page for page in _top_pages(context) if page.content_type_id == wanted), None)


def _top_pages(context):
    """Give the public pages right under home, kept for the request.

    The page's own breadcrumbs come along: home and the section stand in the same rows, so a page one or two
    levels deep needs no query of its own for them.
    """
    request = context.get("request")
    site = _site(request)
    if site is None:
        return []
    if not hasattr(request, "top_pages"):
        home = site.root_page
        kept = cache.derived(f"top pages of {site.pk}", _sequence(request), lambda: _read_top_pages(home, request))
        pages = [copy(page) for page in kept]
        for page in pages:
            page.active = request.path.startswith(page.address or "\0")
        request.top_pages = pages
        page = context.get("page")
        if isinstance(page, Page) and page.path.startswith(home.path) and page.depth - home.depth in (1, 2):
            sections = [above for above in pages if page.path.startswith(above.path) and page.path != above.path]
            if len(sections) == page.depth - home.depth - 1:
                page.breadcrumbs = [home, *sections]
    return request.top_pages


def _read_top_pages(home, request):
    pages = list(public(Page.objects.child_of(home)).order_by("path"))
    for page in pages:
        page.address = page.get_url(request)
    return pages


@register.simple_tag(takes_context=True)
def site_settings(context):
    """Give the words that stand on every page, kept for the request; the defaults where there is no site yet."""
    request = context.get("request")
    site = _site(request)
    if site is None:
        return SiteSettings()
    if not hasattr(request, "site_words"):
        # Not for_site(): that writes a row where there is none, and looking at a page changes nothing.
        request.site_words = cache.derived(
            f"words of {site.pk}",
            _sequence(request),
            lambda: SiteSettings.objects.filter(site=site).first() or SiteSettings(),
        )
    return request.site_words


@register.simple_tag(takes_context=True)
def canonical_url(context):
    """Give the one absolute address of this page, without parameters that only narrow or sort it.

    An error page (Django gives it the exception) has none.
    """
    request = context.get("request")
    page = context.get("page")
    if request is None or "exception" in context:
        return ""
    base = page.get_full_url(request) if page is not None and page.pk else None
    site = _site(request)
    base = base or f"{site.root_url if site else ''}{request.path}"
    number = getattr(context.get("listing"), "number", 1)
    return f"{base}?pagina={number}" if number > 1 else base


@register.simple_tag(takes_context=True)
def absolute(context, path):
    """Give the absolute address of a path on this site."""
    return context["request"].build_absolute_uri(path)


@register.simple_tag(takes_context=True)
def json_ld(context, page):
    """Describe a page for search engines: itself and the way to it, as JSON-LD.

    A data block, not a script: nothing runs, so the strict policy allows it. Only ``<``, ``>`` and ``&``
    could end the block early, and they are escaped.
    """
    _top_pages(context)
    crumbs = [
        {"@type": "ListItem", "position": number, "name": above.title, "item": above.full_url}
        for number, above in enumerate([*page.breadcrumbs, page], start=1)
    ]
    data = {
        "@context": "https://schema.org",
        "@graph": [page.structured_data(), {"@type": "BreadcrumbList", "itemListElement": crumbs}],
    }
    text = json.dumps(data, ensure_ascii=False)
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 escaped above


@register.simple_tag(takes_context=True)
def address_of(context, page):
    """Give the address of a page; cheap for many pages of one request, which read once where the site begins."""
    return page.get_url(getattr(context, "request", None))


@register.filter
def type_label(page):
    """Say in Dutch what kind of page it is; costs no query for a page of a mixed list."""
    label = getattr(page, "type_label", None)
    return label or page.cached_content_type.model_class()._meta.verbose_name


@register.filter
def is_invented(page):
    """Tell whether what a page says never happened; costs no query for a page of a mixed list."""
    return getattr(page.cached_content_type.model_class(), "invented", False)


@register.filter
def terms_of(page, facet):
    """Give the terms of one facet that a page carries."""
    return terms_by_facet(page).get(facet, [])


@register.filter
def open_file(document):
    """Give a file when its collection is for everybody, else None: nobody gets a link that leads nowhere."""
    return document if document and is_for_everybody(document) else None


@register.filter
def open_files(items):
    """Give the items of a block (each with a ``document``) of which the file is for everybody, in two queries."""
    chosen = [item for item in items or () if item.get("document")]
    files = for_everybody(LibraryDocument.objects.filter(pk__in=[item["document"].pk for item in chosen]))
    shown = set(files.values_list("pk", flat=True))
    return [item for item in chosen if item["document"].pk in shown]


@register.filter
def row_details(page):
    """Give the few words under a page in a list: where or by whom, how sure it is, what it is about."""
    terms, byline = terms_by_facet(page), getattr(page, "byline", "")
    place = [byline] if byline else [term.name for term in terms.get("provincie", [])[:1]]
    evidence = [f"Bewijs: {term.name.lower()}" for term in terms.get("bewijs", [])]
    return [*place, *evidence, *(term.name for term in terms.get("thema", [])[:2])]


@register.filter
def host(url):
    """Give the name of a website, short enough to read: "www.vdab.be" becomes "vdab.be"."""
    return urlsplit(url).netloc.removeprefix("www.")
