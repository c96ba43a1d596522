"""Functions and filters for all public templates: menu, site settings, addresses, components and types of pages."""

import json
from copy import copy
from urllib.parse import urlsplit

from django.template import defaultfilters
from django.templatetags.static import static
from jinja2 import pass_context
from jinja2.ext import Extension
from jinja2.runtime import new_context
from markupsafe import Markup
from wagtail.models import Page
from wagtail.templatetags import wagtailcore_tags

from base import versioned_cache
from base.documents import in_public_collections, is_in_public_collection
from base.fields import lines
from base.languages import language_attributes
from base.models import LibraryDocument, SiteSettings, public
from base.request_state import state_of
from base.row_filters import is_invented, is_saved, key, lang, row_details, text_lang, type_label
from base.sites import site_of


def _site(request):
    """Return the site of a request; None without a request or site."""
    return site_of(request) if request else None


@pass_context
def menu(context):
    """Return the pages of the menu, each with ``address`` and ``active``."""
    return [page for page in _top_pages(context) if page.show_in_menus]


@pass_context
def footer_pages(context):
    """Return the pages for the footer: the children of home that are not in the menu."""
    return [page for page in _top_pages(context) if not page.show_in_menus]


@pass_context
def language_pages(context):
    """Return the children of home that are in another language, for who reads little Dutch."""
    return [
        page for page in _top_pages(context) if getattr(page.cached_content_type.model_class(), "is_translation", 0)
    ]


@pass_context
def section(context, name):
    """Return the public child of home whose type has a `section_name`; None without one."""
    types = ((page, page.cached_content_type.model_class()) for page in _top_pages(context))
    return next((page for page, model in types if getattr(model, "section_name", "") == name), None)


def _top_pages(context):
    """Return the public children of home, cached in the state of the request.

    Also set the breadcrumbs of a page one or two levels below home, which are among the same rows.
    """
    request = context.get("request")
    site = _site(request)
    if site is None:
        return []
    state = state_of(request)
    if state.top_pages is None:
        home = site.root_page
        cached = versioned_cache.get(
            "top pages", state.content_version, lambda: _read_top_pages(home, request), site=site.pk
        )
        pages = [copy(page) for page in cached]
        for page in pages:
            page.active = request.path.startswith(page.address or "\0")
        state.top_pages = pages
        page = context.get("page")
        if isinstance(page, Page) and page.path.startswith(home.path) and page.depth - home.depth in (1, 2):
            sections = [above for above in pages if page.path.startswith(above.path) and page.path != above.path]
            if len(sections) == page.depth - home.depth - 1:
                page.breadcrumbs = [home, *sections]
        elif isinstance(page, Page) and page.path.startswith(home.path) and page.depth - home.depth > 2:
            # Kept for all pages below the same one.
            page.breadcrumbs = versioned_cache.get(
                "breadcrumbs", state.content_version, lambda: page.breadcrumbs, page=page.path[: -Page.steplen]
            )
    return state.top_pages


def _read_top_pages(home, request):
    pages = list(public(Page.objects.child_of(home)).order_by("path"))
    for page in pages:
        page.address = page.get_url(request)
    return pages


@pass_context
def site_settings(context):
    """Return the `SiteSettings`, cached in the state of the request; the defaults without a site."""
    request = context.get("request")
    site = _site(request)
    if site is None:
        return SiteSettings()
    state = state_of(request)
    if state.site_settings is None:
        # Not for_site(), which creates a missing row: a GET request must not write.
        state.site_settings = versioned_cache.get(
            "words",
            state.content_version,
            lambda: SiteSettings.objects.filter(site=site).first() or SiteSettings(),
            site=site.pk,
        )
    return state.site_settings


@pass_context
def canonical_url(context):
    """Return the canonical URL of a page, without parameters that filter or sort it; "" for an error page.

    What a page answers below its own address may have one of its own: ``canonical_path`` in the context.
    """
    request = context.get("request")
    page = context.get("page")
    if request is None or "exception" in context:
        return ""
    own = context.get("canonical_path")
    base = page.get_full_url(request) if page is not None and page.pk and not own else None
    site = _site(request)
    base = base or f"{site.root_url if site else ''}{own or request.path}"
    listing = context.get("listing")
    paging = listing.paging if listing else context.get("paging")
    number = paging.number if paging else 1
    return f"{base}?pagina={number}" if number > 1 else base


@pass_context
def absolute(context, path):
    """Return the absolute address of a path on this site."""
    return context["request"].build_absolute_uri(path)


@pass_context
def json_ld(context, page):
    """Return the structured data of a page and its breadcrumbs, as a JSON-LD element.

    The element is a data block, which the Content-Security-Policy allows, because no browser executes it. The
    characters that could end it, ``<``, ``>`` and ``&``, are escaped.
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
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 escaped above


@pass_context
def address_of(context, page):
    """Return the address of a page; the request caches the root of the site for many pages."""
    return page.get_url(context.get("request"))


def public_file(document):
    """Return a file when its collection is public, else None, so that no visitor gets a broken link."""
    return document if document and is_in_public_collection(document) else None


def public_files(items):
    """Return the items of a block whose ``document`` is in a public collection, in two queries."""
    items = [item for item in items or () if item.get("document")]
    files = in_public_collections(LibraryDocument.objects.filter(pk__in=[item["document"].pk for item in items]))
    pks = set(files.values_list("pk", flat=True))
    return [item for item in items if item["document"].pk in pks]


def host(url):
    """Return the host of a web address without "www."."""
    return urlsplit(url).netloc.removeprefix("www.")


def breakable(url):
    """Return a web address as text that may go on in the next line after a slash; "" for none, as in a preview."""
    return Markup("/<wbr>").join(str(url or "").split("/"))


def richtext(value):
    """Return a rich text as HTML; "" for a missing one, as in an old block."""
    return wagtailcore_tags.richtext(value or None)


@pass_context
def component(context, name, /, **values):
    """Return the HTML of a template in ``templates/components``, with some values and the request as its context.

    Args:
        name: of the template, without folder and extension.
        values: the context that the comment at the top of the template describes.
    """
    environment = context.environment
    template = environment.get_template(f"components/{name}.html")
    # Does the same as ``template.render`` in a fifth of the time: a page has fifty components.
    variables = {**environment.globals, "request": context.get("request"), **values}
    inside = new_context(environment, template.name, template.blocks, variables, shared=True)
    return Markup(environment.concat(template.root_render_func(inside)))  # noqa: S704 it escapes


class SiteExtension(Extension):
    """Adds these functions and filters to every template, with filters of Django's own templates."""

    def __init__(self, environment):
        super().__init__(environment)
        functions = (
            menu,
            footer_pages,
            language_pages,
            section,
            site_settings,
            canonical_url,
            absolute,
            json_ld,
            address_of,
            component,
        )
        filters = (
            *(key, type_label, is_invented, is_saved, lang, text_lang, public_file, public_files),
            *(row_details, host, breakable, richtext, lines, language_attributes),
            *(defaultfilters.capfirst, defaultfilters.date, defaultfilters.filesizeformat, defaultfilters.pluralize),
            *(defaultfilters.slugify, defaultfilters.urlencode, defaultfilters.urlize),
        )
        environment.globals |= {function.__name__: function for function in (*functions, static)}
        environment.filters |= {function.__name__: function for function in filters}
        environment.filters["linebreaks"] = defaultfilters.linebreaks_filter
