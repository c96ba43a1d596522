"""What templates need of this app: links to the glossary's words (content/glossary.py), and translations of pages."""

import hashlib
from dataclasses import dataclass

from django.core.cache import caches
from jinja2 import pass_context
from jinja2.ext import Extension
from markupsafe import Markup

from base import versioned_cache
from base.fields import lines
from base.languages import SITE_LANGUAGE, language_attributes
from base.request_state import state_of
from base.sites import site_of
from content.glossary import Entry, link, write_out
from content.models import GlossaryEntryPage, TranslationPage
from content.models.network import phone_digits
from content.told_elsewhere import told_elsewhere
from content.translations import Language


@dataclass(frozen=True)
class Glossary:
    """The public words of a site.

    Args:
        entries: tuple of `Entry`.
        digest: that differs when anything in them does.
    """

    entries: tuple[Entry, ...]
    digest: str

    @classmethod
    def of(cls, entries):
        """Return the glossary of some entries."""
        return cls(entries, hashlib.sha256(repr(entries).encode("utf-8", "surrogatepass")).hexdigest())


def glossary_for(request):
    """Return the `Glossary` of the site of a request; one query, kept for the request and until the content changes."""
    if request is None:
        return Glossary.of(())
    state = state_of(request)
    if state.glossary is None:
        site = getattr(site_of(request), "pk", None)
        state.glossary = versioned_cache.get("glossary", state.content_version, lambda: _read(request), site=site)
    return state.glossary


def _read(request):
    pages = GlossaryEntryPage.objects.public().order_by("path")
    columns = ("pk", "title", "url_path", "search_description", "written_out", "written_out_language", "forms")
    entries = (
        Entry(
            page.pk,
            page.title,
            page.get_url(request) or "",
            page.search_description,
            page.written_out,
            tuple(lines(page.forms)),
            page.written_out_language,
        )
        for page in pages.only(*columns)
    )
    return Glossary.of(tuple(entries))


@dataclass(frozen=True)
class LinkedText:
    """A text with the words of the glossary linked.

    Args:
        html: safe.
        words: the `Entry`s that it links, in order of appearance.
    """

    html: Markup
    words: list[Entry]


@pass_context
def link_words(context, page, html):
    """Link the words of the glossary in a part of a page, and write abbreviations out that the page does not explain.

    Args:
        page: it does not link to itself; None for no page.
        html: rendered by a template, which escapes.

    Returns:
        LinkedText.
    """
    lead = getattr(page, "summary", "")
    linked, used = linked_once(str(html), glossary_for(context.get("request")), getattr(page, "pk", None), lead)
    return LinkedText(Markup(linked), used)  # noqa: S704 as it was rendered


def linked_once(html, glossary, own, lead=""):
    """Link the words of a text, once for each version of it and of the glossary.

    The key is made of both, so nothing kept is ever stale, and nobody works twice on what did not change.

    Args:
        html: rendered text.
        glossary: `Glossary`.
        own: pk of the page, which does not link to itself.
        lead: text of the page above it.

    Returns:
        ``(html, entries used)``.
    """
    digest = hashlib.sha256(f"{own}\n{glossary.digest}\n{lead}\n{html}".encode("utf-8", "surrogatepass")).hexdigest()
    key = f"glossary:{digest}"
    kept = caches["glossary"].get(key)
    if kept is None:
        linked, used = link(html, glossary.entries, leave_out=own)
        kept = (write_out(linked, used, lead), [entry.pk for entry in used])
        caches["glossary"].set(key, kept, timeout=None)
    by_pk = {entry.pk: entry for entry in glossary.entries}
    return kept[0], [by_pk[pk] for pk in kept[1]]


@dataclass(frozen=True)
class Version:
    """The same text in one language.

    Args:
        language: its code.
        name: of the language, in that language.
        url: its address on this site.
        full_url: its whole address.
    """

    language: str
    name: str
    url: str
    full_url: str

    @property
    def attributes(self):
        """Return the HTML attributes of a link to it: of the language of the link, and of what it leads to."""
        return language_attributes(self.language) + Markup(' hreflang="{}"').format(self.language)


@pass_context
def translations(context, page):
    """Return the `Version`s of a page in other languages than its own, the Dutch one left out; no query for most pages.

    Args:
        page: a Dutch page or a translation of one, unsaved in some previews; None for no page.
    """
    own = page.language if isinstance(page, TranslationPage) else ""
    return [version for version in _all_translations(context, page) if version.language != own]


@pass_context
def alternates(context, page):
    """Return ``[(language, whole address), …]`` of a page that is translated, itself among them; empty for others."""
    found = _all_translations(context, page)
    original = page.original if isinstance(page, TranslationPage) else page
    if not found or original is None:
        return []
    dutch = (SITE_LANGUAGE, original.get_full_url(context.get("request")))
    return [dutch, *((version.language, version.full_url) for version in found)]


def _all_translations(context, page):
    request = context.get("request")
    if request is None or page is None:
        return []
    site = getattr(site_of(request), "pk", None)
    version = state_of(request).content_version
    known = versioned_cache.get("translations", version, lambda: _read_translations(request), site=site)
    return known.get(getattr(page, "translated_page_id", page.pk), [])


def _read_translations(request):
    """Return ``{pk of a Dutch page: [Version, …]}``, in the order of the languages, one of each."""
    pages = TranslationPage.objects.public().filter(translated_page__isnull=False).order_by("path")
    found: dict[int, dict[str, Version]] = {}
    for page in pages.only("pk", "slug", "url_path", "language", "translated_page"):
        version = Version(page.language, page.frame.name, page.get_url(request) or "", page.get_full_url(request) or "")
        found.setdefault(page.translated_page_id, {}).setdefault(page.language, version)
    return {pk: [versions[code] for code in Language.values if code in versions] for pk, versions in found.items()}


def italics_in_dutch(html):
    """Return a text in another language whose italics are marked as Dutch: the words that stand in a letter of school.

    Args:
        html: rendered by a template, which escapes.
    """
    dutch = f'<i lang="{SITE_LANGUAGE}" dir="ltr">'
    return Markup(str(html).replace("<i>", dutch))  # noqa: S704 as it was rendered


class ContentExtension(Extension):
    """Adds these functions and filters to every template."""

    def __init__(self, environment):
        super().__init__(environment)
        environment.globals |= {"link_words": link_words, "translations": translations, "alternates": alternates}
        environment.globals |= {"told_elsewhere": told_elsewhere}
        environment.filters |= {"italics_in_dutch": italics_in_dutch, "phone_digits": phone_digits}
