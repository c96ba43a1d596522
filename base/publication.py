"""Enforces the rule of publication; its conditions are on each page type (`publication_rules`).

Wagtail publishes a page in many ways: the edit form, the CMS API, an approval, a schedule, bulk actions, copies,
    aliases
and scripts. They share one step, saving the live row, so that is where a page with problems is refused. A schedule is
refused when it is set. See docs/adr/0030-one-rule-of-publication.md.
"""

from collections import Counter

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models.signals import pre_save
from django.utils import timezone
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision
from wagtail.signals import pre_page_move

END = "expire_at"
REFUSED = "base.publication_refused"  # action in the log of a page
# The columns of Wagtail's Page that editors fill in.
EDITABLE_COLUMNS = ("title", "slug", "seo_title", "search_description", "live", "go_live_at", "expire_at")


class PublicationError(ValidationError):
    """A page may not be published.

    Args:
        problems: list of `Problem`, all of one page.
    """

    def __init__(self, problems):
        messages = {}
        for problem in problems:
            messages.setdefault(problem.field or NON_FIELD_ERRORS, []).append(problem.message)
        super().__init__(messages)
        self.page = problems[0].page


def affects_public(update_fields):
    """Return whether a save writes something that the public sees; saving a draft, a lock or an expiry does not.

    Args:
        update_fields: of `Model.save`.
    """
    if update_fields is None:
        return True
    columns = {column.name for column in Page._meta.concrete_fields} | {COMMENTS_RELATION_NAME}
    return not set(update_fields) <= columns.difference(EDITABLE_COLUMNS)


def new_problems(page, problems, *, publishing):
    """Return the problems of a page that its published version does not have.

    An editor can always correct or shorten a published page, even one with old problems.

    Args:
        page: the new version.
        problems: its problems.
        publishing: whether the page is being published; otherwise an end in the past withdraws it, with any problems.
    """
    ended = page.expire_at and page.expire_at <= timezone.now()
    if problems and ended and not publishing and type(page).objects.filter(pk=page.pk, live=True).exists():
        return []
    published = problems and page.published_version
    if not published:
        return problems
    added = added_problems(published.publication_problems(), problems)
    return [problem for problem in problems if problem in added or problem.field == END]


def added_problems(old, problems):
    """Return the problems that are not among the old ones, occur more often, or are worse."""
    left = Counter(old)
    worst = {problem: max(each.measure for each in old if each == problem) for problem in left}
    added = []
    for problem in problems:
        if left[problem] and problem.measure <= worst[problem]:
            left[problem] -= 1
        else:
            added.append(problem)
    return added


def refuse(problems):
    """Raise a `PublicationError` when there are problems."""
    if problems:
        raise PublicationError(problems)


def problems_of_publishing(page):
    """Return why a version of a page may not be published or scheduled, as a list of `Problem`.

    Args:
        page: the version, as its own type; a type without rules has no problems.
    """
    if not hasattr(page, "publication_problems"):
        return []
    return new_problems(page, page.publication_problems(), publishing=True)


def connect():
    """Connect the receivers for writes that do not save a page as its own type."""
    pre_save.connect(_scheduling, Revision, dispatch_uid="base.publication.scheduling")
    pre_save.connect(_saving_plain_page, Page, dispatch_uid="base.publication.saving")
    pre_page_move.connect(_moving, dispatch_uid="base.publication.moving")


def _scheduling(instance, update_fields=None, raw=False, **kwargs):
    """Refuse to schedule a version with problems: the CMS API does not call `Page.publish`."""
    scheduled = update_fields is None or "approved_go_live_at" in update_fields
    if raw or not scheduled or not instance.approved_go_live_at:
        return
    refuse(problems_of_publishing(instance.as_object()))


def _saving_plain_page(instance, update_fields=None, raw=False, **kwargs):
    """Refuse a save of a live page as a plain `Page`, which has no rules, by a script."""
    if raw or not (instance.live and instance.pk and affects_public(update_fields)):
        return
    page = _as_its_type(instance)
    if hasattr(page, "publication_problems"):
        for name in EDITABLE_COLUMNS:
            setattr(page, name, getattr(instance, name))
        refuse(new_problems(page, page.publication_problems(), publishing=False))


def _as_its_type(page):
    """Return a page as its own type, read anew: `Page.specific` would cache values that are about to change."""
    return (page.specific_class or Page).objects.get(pk=page.pk)


def _moving(instance, parent_page_after, **kwargs):
    """Refuse to move a published page to a parent below which it may not be published."""
    page = _as_its_type(instance)
    if not page.live or not hasattr(page, "publication_problems"):
        return
    old = page.publication_problems()
    page.intended_parent = parent_page_after
    refuse(added_problems(old, page.publication_problems()))
