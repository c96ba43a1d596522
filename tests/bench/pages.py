"""Writes many pages directly into the tables, for a measurement."""

import datetime
from html import escape
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils.text import slugify
from wagtail.models import Locale, Page, Site

from base.models import Term, TermAssignment
from content.models import HomePage
from practices.models import PracticeIndexPage, PracticePage
from tests.factories.base import without_publication_rule

BATCH = 5000
# The facets of the generated documents that become facets of the site; a page has one term of each.
AS_FACET = {"thema": "thema", "doelgroep": "doelgroep", "fase": "zorgfase", "regio": "provincie"}
AS_FACET |= {"bewijs": "bewijs", "partner": "actor", "net": "niveau"}


def make_index():
    """Create the home page of the default site with one index of practices, and return the index."""
    Locale.objects.get_or_create(language_code="nl")
    root = Page.objects.filter(depth=1).first() or Page.add_root(instance=Page(title="Root", slug="root"))
    with without_publication_rule():
        home = root.add_child(instance=HomePage(title="Samen tegen schooluitval", slug="start"))
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port, site.root_page = "127.0.0.1", 80, home
    site.save()
    with without_publication_rule():
        return home.add_child(instance=PracticeIndexPage(title="Praktijkvoorbeelden", slug="praktijken"))


def fill(index, documents):
    """Write a page for each document, behind those that the list has.

    Args:
        index: the list that they stand under, as `make_index` returns it.
        documents: iterable of `search.engine.documents.Document`, of which text, terms and dates are taken.
    """
    terms, kind = {}, ContentType.objects.get_for_model(PracticePage)
    columns = [field for field in PracticePage._meta.local_fields if not field.primary_key]
    blank = PracticePage()
    documents, number = iter(documents), index.get_children().count()
    while batch := list(islice(documents, BATCH)):
        with transaction.atomic():
            pages = [_page(document, index, kind, number + place) for place, document in enumerate(batch)]
            Page.objects.bulk_create(pages)
            _write_children(pages, batch, columns, blank)
            carried = [
                TermAssignment(tag_id=_term(terms, AS_FACET[facet], value), content_object_id=page.pk)
                for page, document in zip(pages, batch, strict=True)
                for facet, value in dict(document.facets).items()
                if facet in AS_FACET
            ]
            TermAssignment.objects.bulk_create(carried, batch_size=BATCH)
        number += len(batch)
        Page.objects.filter(pk=index.pk).update(numchild=number)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _page(document, index, kind, number):
    moment = document.added or datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    slug = f"{slugify(document.title)[:60]}-{number}"
    return Page(
        path=Page._get_path(index.path, index.depth + 1, number + 1),
        depth=index.depth + 1,
        title=document.title,
        draft_title=document.title,
        slug=slug,
        url_path=f"{index.url_path}{slug}/",
        content_type=kind,
        locale_id=index.locale_id,
        live=True,
        search_description=document.summary,
        first_published_at=moment,
        last_published_at=moment,
    )


def _write_children(pages, batch, columns, blank):
    """Write the rows of the table of practices, which Django's bulk_create can't write without their pages."""
    names = ", ".join(connection.ops.quote_name(field.column) for field in columns)
    places = ", ".join(["%s"] * (len(columns) + 1))
    rows = []
    for page, document in zip(pages, batch, strict=True):
        blank.approach = f"<p>{escape(document.body)}</p>"
        values = [field.get_db_prep_save(field.pre_save(blank, True), connection) for field in columns]
        rows.append([page.pk, *values])
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {PracticePage._meta.db_table} (page_ptr_id, {names}) VALUES ({places})",
            rows,
        )


def _term(known, facet, slug):
    if (facet, slug) not in known:
        known[facet, slug] = Term.objects.get_or_create(
            facet=facet, slug=slug, defaults={"name": slug.replace("-", " ").capitalize()}
        )[0].pk
    return known[facet, slug]
