"""From checked records to pages, without touching what an editor has changed."""

from collections import Counter
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from wagtail.models import Page, ReferenceIndex, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from base import changes
from base.fields import BodyField
from base.forms.page import REVIEW_AFTER
from base.models import Municipality, PageRelation, Source
from content.loading.municipalities import write_municipalities
from content.loading.problems import ContentError, Problems
from content.loading.streams import stream_data
from content.loading.values import column_value, columns
from content.loading.vocabulary import remember, write_terms
from content.models import LoadedRecord
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
        ContentError: with what only a whole page could tell; nothing is written.
    """
    with changes.transaction(lock_tree=True):
        return _Writer(content, progress).write()


class _Writer:
    def __init__(self, content, progress):
        self.content, self.progress = content, progress
        self.counts = Counter()
        self.loaded = {record.key: record for record in LoadedRecord.objects.all()}
        self.pages = {}  # id -> page, also of records that stay as they are
        self.changed = []  # records to give their relations and a revision

    def write(self):
        write_municipalities(self.content.municipalities)
        self.progress(f"{len(self.content.municipalities)} gemeenten")
        self.terms = write_terms(self.content.terms, self.loaded, self.counts)
        self.progress(f"{len(self.content.terms)} termen")
        # Nobody logs in with this account: it looks after pages until an editor takes them over.
        self.caretaker, _ = get_user_model().objects.get_or_create(
            username=CARETAKER,
            defaults={"first_name": "Redactie", "is_active": False, "password": make_password(None)},
        )
        self._step_aside()
        # Every row of a page that is saved would note all that the page refers to; once, at its end, is enough.
        with disable_reference_index_auto_update():
            self._write_pages()
        for record in self.changed:
            ReferenceIndex.create_or_update_for_object(self._page(record))
        self._point_site()
        return self.counts

    def _write_pages(self):
        for number, record in enumerate(self.content.pages, start=1):
            self._place(record)
            if number % 20 == 0:
                self.progress(f"{number} van {len(self.content.pages)} pagina’s nagekeken")
        # Relations and chosen pages point anywhere, so they follow when every page is there.
        self.problems = Problems()
        for record in self.changed:
            self._fill(record)
        if self.problems:
            raise ContentError(self.problems)

    def _place(self, record):
        """Find or make the page of a record; note whether its content is to be written."""
        known = self.loaded.get(record.key)
        if known is None:
            parent = self._parent(record)
            if parent is None or parent.get_children().filter(slug=record.slug).exists():
                self.counts["overgeslagen"] += 1  # The parent is gone, or an editor has a page at this address.
                self.pages[record.id] = parent and parent.get_children().filter(slug=record.slug).first()
                return
            page = record.model(slug=record.slug, title=record.data["title"], caretaker=self.caretaker, live=False)
            parent.add_child(instance=page)
            self.counts["gemaakt"] += 1
        else:
            page = record.model.objects.filter(pk=known.object_id).first()
            self.pages[record.id] = page
            if page is None or not page.live or str(page.latest_revision_id) != known.revision:
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
        # The tree's counters live in the rows: read them anew before each child.
        return parent and Page.objects.get(pk=parent.pk)

    def _page(self, record):
        return record.model.objects.get(pk=self.pages[record.id].pk)

    def _fill(self, record):
        page, data = self._page(record), record.data
        keys = {slug: found.pk for slug, found in self.pages.items() if found is not None}
        page.title = page.draft_title = data["title"]
        page.search_description = data["summary"].strip()
        for name, column in columns(record.model).items():
            if name not in data:
                # The file may have said it before.
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
        if self._is_ready(page, record):
            revision = page.save_revision(clean=False)
            revision.publish()
            remember(record, page.pk, str(revision.pk))
            # From then on editors decide what stands first.
            if record.key not in self.loaded and data.get("promoted_for"):
                PromotedResult.objects.create(page=page, words="\n".join(data["promoted_for"]))

    def _is_ready(self, page, record):
        """Tell whether an editor might publish the page; note what keeps it from that."""
        try:
            page.full_clean()
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                self.problems.on(record, f"“{name}”: {' '.join(messages)}")
            return False
        missing = page.missing_to_publish()
        for text in missing:
            self.problems.on(record, f"deze pagina is niet af: {text}")
        return not missing

    @staticmethod
    def _step_aside():
        """Free the address of home from the empty page that Wagtail starts with."""
        for page in Page.objects.filter(depth=2, slug="home", numchild=0):
            if page.specific_class is Page:
                page.slug = "welkom"
                page.save(update_fields=["slug"])

    def _point_site(self):
        """Make home the root of the site, and take away the page Wagtail starts with."""
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
