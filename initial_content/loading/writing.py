"""Writes the records of pages to the database, without overwriting the changes of editors."""

from collections import Counter
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.core.exceptions import NON_FIELD_ERRORS
from wagtail.models import Page, Site

from base import content_version
from base.fields import BodyField
from base.forms.page import REVIEW_AFTER
from base.models import Municipality, PageRelation, Source
from base.publication import PublicationError
from initial_content.loading.data_sets import write_data_sets
from initial_content.loading.former import redirect_former
from initial_content.loading.indexes import disable_index_updates, update_indexes
from initial_content.loading.municipalities import write_municipalities
from initial_content.loading.problems import ContentError, Problems
from initial_content.loading.records import write_records
from initial_content.loading.streams import stream_data
from initial_content.loading.values import (
    child_rows,
    column_value,
    columns,
    facet_of,
    names_term,
    row_columns,
    values_of_first_save,
)
from initial_content.loading.vocabulary import save_loaded_record, write_terms
from initial_content.models import LoadedRecord
from search.models import PromotedResult

CARETAKER = "redactie"
SITE_NAME = "Samen tegen schooluitval"


def write(content, progress=lambda text: None):
    """Write initial content in one transaction.

    Args:
        content: checked `InitialContent`.
        progress: called with a Dutch line for each step.

    Returns:
        Counter of "gemaakt", "bijgewerkt", "ongewijzigd" and "overgeslagen" (changed by an editor).

    Raises:
        ContentError: with problems that only complete pages show; nothing is written.
    """
    with content_version.transaction(lock_tree=True):
        return _Writer(content, progress).write()


def is_withdrawn(page):
    """Return whether a page was public once, and is not any more."""
    return page.first_published_at is not None and not page.live


class _Writer:
    def __init__(self, content, progress):
        self.content, self.progress = content, progress
        self.counts = Counter()
        self.loaded = {record.key: record for record in LoadedRecord.objects.all()}
        self.pages = {}  # id -> page, also of unchanged records
        self.changed = []  # records whose page must be filled and published

    def write(self):
        write_municipalities(self.content.municipalities)
        self.progress(f"{len(self.content.municipalities)} gemeenten")
        self.terms = write_terms(self.content.terms, self.loaded, self.counts)
        self.progress(f"{len(self.content.terms)} termen")
        # An inactive account, which is the caretaker of pages until an editor takes them over.
        self.caretaker, _ = get_user_model().objects.get_or_create(
            username=CARETAKER,
            defaults={"first_name": "Redactie", "is_active": False, "password": make_password(None)},
        )
        self._free_home_slug()
        with disable_index_updates({record.model for record in self.content.pages}):
            self._write_pages()
        for record in self.changed:
            update_indexes(self._page(record))
        self._configure_site()
        write_records(self.content.records, self.terms, self._keys(), self.loaded, self.counts)
        return self.counts + write_data_sets(self.content.data_sets, self._keys())

    def _write_pages(self):
        for number, record in enumerate(self.content.pages, start=1):
            self._find_or_create(record)
            if number % 20 == 0:
                self.progress(f"{number} van {len(self.content.pages)} pagina’s nagekeken")
        # Relations and chosen pages may refer to any page, so this comes after all pages exist.
        self.problems = Problems()
        for record in self.changed:
            self._fill(record)
        if self.problems:
            raise ContentError(self.problems)

    def _find_or_create(self, record):
        """Find or create the page of a record; add the record to ``changed`` when its content must be written."""
        known = self.loaded.get(record.key)
        if known is None:
            parent = self._parent(record)
            if parent is None or parent.get_children().filter(slug=record.slug).exists():
                self.counts["overgeslagen"] += 1  # The parent is gone, or an editor has a page at this address.
                self.pages[record.id] = parent and parent.get_children().filter(slug=record.slug).first()
                return
            values = {"slug": record.slug, "title": record.data["title"]}
            values |= values_of_first_save(record.model, record.data)
            page = record.model(**values, caretaker=self.caretaker, live=False)
            parent.add_child(instance=page)
            self.counts["gemaakt"] += 1
        else:
            page = record.model.objects.filter(pk=known.object_id).first()
            self.pages[record.id] = page
            if page is None or is_withdrawn(page) or str(page.latest_revision_id) != known.revision:
                self.counts["overgeslagen"] += 1  # Deleted, unpublished or edited: an editor decided.
                return
            if known.digest == record.digest:
                self.counts["ongewijzigd"] += 1
                return
            self.counts["bijgewerkt"] += 1
        self.pages[record.id] = page
        self.changed.append(record)

    def _parent(self, record):
        if record.parent is None:
            return Page.objects.get(depth=1)
        parent = self.pages.get(record.parent)
        # Read anew before each child, because the row holds the number of children.
        return parent and Page.objects.get(pk=parent.pk)

    def _page(self, record):
        return record.model.objects.get(pk=self.pages[record.id].pk)

    def _keys(self):
        """Return ``{id: primary key}`` of the pages that are there."""
        return {slug: found.pk for slug, found in self.pages.items() if found is not None}

    def _fill(self, record):
        page, data, keys = self._page(record), record.data, self._keys()
        page.title = page.draft_title = data["title"]
        page.search_description = data["summary"].strip()
        for name, column in columns(record.model).items():
            if name not in data:
                # An earlier version of the file may have had a value.
                setattr(page, column.attname, [] if column.many_to_many else column.get_default())
            elif isinstance(column, BodyField):
                setattr(page, name, column.to_python(stream_data(column, data[name], keys)))
            elif column.many_to_many:
                setattr(page, name, Municipality.objects.filter(name__in=data[name]))
            elif column.is_relation:
                value = data[name]
                if column.related_model is Municipality:
                    setattr(page, name, Municipality.objects.named(value).get())
                else:
                    setattr(page, column.attname, keys.get(value))
            else:
                setattr(page, name, column_value(column, data[name]))
        if page.reviewed_on and not page.review_on:
            page.review_on = page.reviewed_on + REVIEW_AFTER
        page.terms.set(
            [
                self.terms[facet, slug]
                for facet, slugs in (data.get("terms") or {}).items()
                for slug in slugs
                if (facet, slug) in self.terms
            ]
        )
        page.sources = [Source(sort_order=number, **source) for number, source in enumerate(data.get("sources") or [])]
        page.relations = [
            PageRelation(kind=kind, target_id=keys[slug], sort_order=number)
            for kind, slugs in (data.get("relations") or {}).items()
            for number, slug in enumerate(slugs)
            if slug in keys
        ]
        for name, table in child_rows(record.model).items():
            rows = [self._row(table, row, number, keys) for number, row in enumerate(data.get(name) or [])]
            setattr(page, name, [row for row in rows if row])
        revision = page.save_revision(clean=False)
        if not record.is_draft:
            try:
                revision.publish()
            except PublicationError as refused:
                self._report(refused, record)
                return
            redirect_former(data.get("formerly", []), page, self.loaded)
        elif page.live:
            page.unpublish()
        save_loaded_record(record, page.pk, str(revision.pk))
        # Only when the page is created; after that, editors manage promoted results.
        if record.key not in self.loaded and data.get("promoted_for"):
            PromotedResult.objects.create(page=page, words="\n".join(data["promoted_for"]))

    def _row(self, table, data, number, keys):
        """Return an unsaved row of a table that belongs to a page; None when the page that it names is not there."""
        row = table(sort_order=number)
        for name, column in row_columns(table).items():
            if name not in data:
                continue
            if not column.is_relation:
                setattr(row, name, column_value(column, data[name]))
            elif names_term(column):
                setattr(row, name, self.terms[facet_of(column), data[name]])
            elif data[name] in keys:
                setattr(row, column.attname, keys[data[name]])
            else:
                return None
        return row

    def _report(self, refused, record):
        """Report why a page may not be published."""
        for field, messages in refused.message_dict.items():
            where = "" if field == NON_FIELD_ERRORS else f"“{field}”: "
            for message in messages:
                self.problems.on(record, f"{where}{message}")

    @staticmethod
    def _free_home_slug():
        """Rename the empty page that Wagtail's migrations create, which has the slug of home."""
        for page in Page.objects.filter(depth=2, slug="home", numchild=0):
            if page.specific_class is Page:
                page.slug = "welkom"
                page.save(update_fields=["slug"])

    def _configure_site(self):
        """Make home the root of the site, and delete the page that Wagtail's migrations create."""
        home = self.pages.get(self.content.pages[0].id) if self.content.pages else None
        if home is None:
            return
        site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
        current = site.root_page if site.pk else None
        if current is None or current.specific_class is Page:
            site.root_page, site.site_name = Page.objects.get(pk=home.pk), SITE_NAME
        # Absolute addresses (canonical, feeds, sitemap) follow BASE_URL.
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        site.hostname = address.hostname
        site.port = address.port or (443 if address.scheme == "https" else 80)
        if site.pk is None or self._differs(site):
            site.save()
        if current and current.pk != site.root_page_id and not current.get_children().exists():
            current.delete()

    @staticmethod
    def _differs(site):
        saved = Site.objects.get(pk=site.pk)
        return (saved.hostname, saved.port, saved.root_page_id) != (site.hostname, site.port, site.root_page_id)
