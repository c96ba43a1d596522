"""What a list or a link shows of a page, read in two queries and without instances of its type."""

from dataclasses import dataclass, field
from functools import cache, cached_property

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from wagtail.models import Page, Site, get_page_models

from base.models.carried_terms import group_by_facet
from base.models.queries import public
from base.models.term import Term, TermAssignment
from base.prepared import NOW, PKS, PreparedQuery
from base.sites import site_of

COLUMNS = ("pk", "title", "slug", "url_path", "search_description", "content_type_id", "first_published_at")


@dataclass(eq=False)
class PageRow:
    """A page as lists and links show it, with attributes that are named like those of a page.

    Args:
        model: its page type.
        type_label, byline: Dutch, as the page type makes them of its ``row_columns``.
        terms_by_facet: ``{facet slug: [Term, …]}``, in the facets' order.
        effort: ``[(Dutch label, text), …]`` of what it takes to do what the page describes, where that is known.
        measured: Dutch words for what was measured of it, or "".
        phone: telephone number of a service, where a page shows it beside the link.
        language: of the title, of a type whose `language_column` is not of every page.
        places: of `Site.get_site_root_paths`, read when the first address is asked.
    """

    pk: int
    title: str
    slug: str
    url_path: str
    search_description: str
    content_type_id: int
    first_published_at: object
    model: type
    type_label: str = ""
    byline: str = ""
    language: str = ""
    effort: list = field(default_factory=list)
    measured: str = ""
    terms_by_facet: dict = field(default_factory=dict)
    places: list = field(default_factory=list, repr=False)
    phone: str = ""

    @cached_property
    def url(self):
        """Return the address as `Page.url` does."""
        return self.get_url()

    def get_url(self, request=None):
        """Return the address as `Page.get_url` does: with the site before it for a page of another site."""
        own = [place for place in self.places if self.url_path.startswith(place.root_path)]
        if not own:
            return None
        current = getattr(site_of(request), "pk", None) if request else None
        place = next((each for each in own if each.site_id == current), own[0])
        path = _prefix() + self.url_path[len(place.root_path) :]
        return path if place.site_id == current or len(self.places) == 1 else place.root_url + path


@cache
def _prefix():
    return reverse("wagtail_serve", args=[""])


def public_rows(pks, *, terms=True):
    """Return ``{pk: PageRow}`` of the public pages among some pages.

    Args:
        pks: of pages of any type.
        terms: whether to read their terms as well, in a second query.
    """
    if not pks:
        return {}
    places = SimpleLazyObject(Site.get_site_root_paths)
    rows = {values[0]: _row(values, places) for values in ROWS.rows(pks=list(pks), now=timezone.now())}
    _attach_languages(rows)
    if terms:
        _attach_terms(rows)
    return rows


def _pages():
    own = [column for _, columns in _joined_columns() for column in columns]
    return public(Page.objects.filter(pk__in=PKS), NOW).order_by().values_list(*COLUMNS, *own)


def row_columns_of(model):
    """Return the columns that a row shows of a page type beside those of all pages; () for one that is not ours."""
    columns = (*getattr(model, "row_columns", ()), *getattr(model, "effort_columns", ()))
    measured = getattr(model, "measured_column", "")
    return (*columns, measured) if measured else columns


@cache
def _joined_columns():
    """Return ``[(page type, its columns as seen from a page), …]`` of the types that have some."""
    types = [model for model in get_page_models() if row_columns_of(model)]
    return [(model, [f"{model._meta.model_name}__{column}" for column in row_columns_of(model)]) for model in types]


@cache
def _language_columns():
    """Return the columns with the language of titles, as seen from a page, of the types that have one of their own."""
    types = [model for model in get_page_models() if getattr(model, "language_column", "") not in {"", *COLUMNS}]
    return [f"{model._meta.model_name}__{model.language_column}" for model in types]


ROWS = PreparedQuery(_pages)
LANGUAGES = PreparedQuery(lambda: Page.objects.filter(pk__in=PKS).order_by().values_list("pk", *_language_columns()))
TERMS = PreparedQuery(
    lambda: TermAssignment.objects.filter(content_object_id__in=PKS).values_list(
        "content_object_id", *(f"tag__{field.attname}" for field in Term._meta.concrete_fields)
    )
)


def _row(values, places):
    shared, own = dict(zip(COLUMNS, values, strict=False)), values[len(COLUMNS) :]
    model = ContentType.objects.get_for_id(shared["content_type_id"]).model_class()
    described = {"type_label": str(model._meta.verbose_name)}
    for each, columns in _joined_columns():
        if each is model:
            described = _described(model, own[: len(columns)])
        own = own[len(columns) :]
    return PageRow(**shared, **described, model=model, places=places)


def _described(model, values):
    """Return what a row tells by the `row_columns_of` its type, as values for `PageRow`."""
    shown, efforts = len(model.row_columns), model.effort_columns
    label, byline = model.describe_row(*values[:shown])
    effort = [
        (str(model._meta.get_field(name).verbose_name).capitalize(), text)
        for name, text in zip(efforts, values[shown:], strict=False)
        if text
    ]
    choices = model._meta.get_field(model.measured_column).flatchoices if model.measured_column else ()
    measured = dict(choices).get(values[-1], "")
    return {"type_label": label, "byline": byline, "effort": effort, "measured": str(measured)}


def _attach_languages(rows):
    """Set the language of the titles of rows that have one, in one query; none when no row has."""
    pks = [pk for pk, row in rows.items() if getattr(row.model, "language_column", "") not in {"", *COLUMNS}]
    for pk, *languages in LANGUAGES.rows(pks=pks) if pks else ():
        rows[pk].language = next(filter(None, languages), "")


def _attach_terms(rows):
    """Set the terms of rows, in one query; a term of several rows is one instance."""
    columns = [field.attname for field in Term._meta.concrete_fields]
    carried: dict[int, list[Term]] = {pk: [] for pk in rows}
    terms: dict[tuple, Term] = {}
    for page, *values in TERMS.rows(pks=list(rows)):
        key = tuple(values)
        if key not in terms:
            terms[key] = Term.from_db(None, columns, values)
        carried[page].append(terms[key])
    for pk, found in carried.items():
        rows[pk].terms_by_facet = group_by_facet(found)
