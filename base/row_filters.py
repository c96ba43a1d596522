"""Filters for templates: what a list or a link shows of a page or a record, whatever its type."""

from base.facets import Facet
from base.keys import key_of
from base.languages import NAMES, is_foreign, language_attributes
from base.models import model_of, terms_by_facet
from base.text import shortened

LONGEST_EFFORT = 50  # characters, so that a row stays quiet


def key(page):
    """Return the key of a page or record in a saved list."""
    return str(key_of(page))


def type_label(page):
    """Return the Dutch name of the type of a page; no query for a page in a mixed list."""
    return getattr(page, "type_label", None) or model_of(page)._meta.verbose_name


def is_saved(page):
    """Return whether visitors save a page or record in a list of their own."""
    return model_of(page).is_saved


def is_invented(page):
    """Return whether a page is fiction; no query for a page in a mixed list."""
    return getattr(model_of(page), "invented", False)


def foreign_language(page):
    """Return the language of the title of a page as a code; "" in Dutch and of a record. No query for one in a list."""
    column = getattr(model_of(page), "language_column", "")
    code = getattr(page, column, "") if column else ""
    return code if is_foreign(code) else ""


def lang(page):
    """Return the HTML attributes of the title of a page that is not in Dutch; "" of others."""
    return language_attributes(foreign_language(page))


def text_lang(page):
    """Return the HTML attributes of a summary of a page, or a passage in it, that is not in Dutch; "" of others."""
    return lang(page) if getattr(model_of(page), "is_translation", False) else ""


def row_details(page):
    """Return the details of a page in a row of a list, each a short Dutch text.

    They are place or author, language and evidence with what was measured. What it takes and for which education
    follow for an example, and at most two themes for every other page.
    """
    terms, byline = terms_by_facet(page), getattr(page, "byline", "")
    language = [f"In het {NAMES[code]}" for code in (foreign_language(page),) if code in NAMES]
    place = [byline] if byline else [term.name for term in terms.get(Facet.PROVINCE, [])[:1]]
    measured = getattr(page, "measured", "")
    evidence = [
        f"Bewijs: {term.name.lower()}{f' ({measured})' if measured else ''}" for term in terms.get(Facet.EVIDENCE, [])
    ]
    details = [*place, *language, *evidence]
    if not getattr(model_of(page), "effort_columns", ()):
        return [*details, *(term.name for term in terms.get(Facet.THEME, [])[:2])]
    effort = [f"{label}: {shortened(value, LONGEST_EFFORT)}" for label, value in getattr(page, "effort", ())]
    education = [term.name for facet in (Facet.LEVEL, Facet.FINALITY) for term in terms.get(facet, [])]
    return [*details, *effort, *filter(None, [", ".join(education)])]
