"""Panels on the home page of the CMS about the pages whose caretaker is the editor, or nobody."""

from django.db.models import Q
from wagtail.admin.ui.components import Component
from wagtail.models import Page, PageLogEntry

from base import content_version, versioned_cache
from base.models import page_types
from base.publication import REFUSED


def cared_for_by(user):
    """Return the Q of pages whose caretaker is a user, nobody, or an inactive user."""
    return Q(caretaker=user) | Q(caretaker=None) | Q(caretaker__is_active=False)


def published_page_problems():
    """Return the publication problems of published pages, as ``{pk: [Dutch sentence]}``.

    The number of queries is constant for each page type; bodies that choose pages or files add one for each page.
    """
    found = {}
    for model in page_types():
        related = {column.name for column in model._meta.fields if column.is_relation}
        rows = ["term_assignments__tag", "sources", "change_notes", "relations__target"]
        rows += [column.name for column in model._meta.local_many_to_many]
        pages = list(model.objects.live().filter(alias_of=None).prefetch_related(*rows))
        above = Page.objects.filter(path__in={page._get_basepath(page.path, page.depth - 1) for page in pages})
        above = {page.path: page for page in above.specific()}
        for page in pages:
            page._cached_parent_obj = page.intended_parent = above.get(page._get_basepath(page.path, page.depth - 1))
            # The slug was unique when the page was published, so this saves a query.
            page._check_slug_is_unique = lambda: None
            if problems := page.publication_problems(exclude=related):
                found[page.pk] = [problem.message for problem in problems]
    return found


class PagesPanel(Component):
    """A list of pages and what to do about each; not shown when there are none."""

    max_rows = 20

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        rows = self.rows()
        return {"rows": rows[: self.max_rows], "more": max(0, len(rows) - self.max_rows)}


class OverduePanel(PagesPanel):
    """The published pages whose review date is past, the oldest first."""

    template_name = "base/admin/overdue.html"
    order = 50

    def rows(self):
        condition = cared_for_by(self.user)
        pages = [page for model in page_types() for page in model.objects.live().overdue().filter(condition)]
        return sorted(pages, key=lambda page: page.review_on)


class RefusedPanel(PagesPanel):
    """The scheduled drafts that were incomplete when due, the last first; until they are published or rescheduled."""

    template_name = "base/admin/refused.html"
    order = 40

    def rows(self):
        entries = PageLogEntry.objects.filter(action=REFUSED).order_by("timestamp")
        entries = {entry.page_id: entry for entry in entries}
        pages = [
            page
            for model in page_types()
            for page in model.objects.filter(cared_for_by(self.user), pk__in=entries)
            if not page.approved_schedule
            and (page.last_published_at is None or page.last_published_at < entries[page.pk].timestamp)
        ]
        pages.sort(key=lambda page: entries[page.pk].timestamp, reverse=True)
        return [(page, entries[page.pk].data["problems"]) for page in pages]


class IncompletePanel(PagesPanel):
    """The published pages that are incomplete: from before a rule, or because a term or municipality was deleted."""

    template_name = "base/admin/incomplete.html"
    order = 60

    def rows(self):
        problems = versioned_cache.get("incomplete", content_version.current(), published_page_problems)
        condition = cared_for_by(self.user)
        pages = [page for model in page_types() for page in model.objects.filter(condition, pk__in=problems)]
        return [(page, problems[page.pk]) for page in sorted(pages, key=lambda page: page.title)]
