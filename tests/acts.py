"""What editors do to a site, at random: for tests of what must follow them whatever they do."""

import datetime as dt
from random import Random

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from base import changes
from base.models import Term
from tests.factories.base import TermFactory
from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticePageFactory


class Editors:
    """Editors of a site, who do one thing after another.

    Args:
        home, practices: pages to work under.
        seed: of chance; one seed gives one sequence.
    """

    def __init__(self, home, practices, seed):
        self.home, self.practices, self.chance = home, practices, Random(seed)
        often = (self.publish, self.move, self.unpublish, self.republish)
        seldom = (self.change, self.tag, self.delete, self.expire, self.restrict, self.release)
        terms = (self.edit_term, self.place_term, self.merge_terms)
        self.acts = [*often, *often, *often, *seldom, *terms]

    def begin(self, pages=10):
        """Publish some pages, part of them below others."""
        with changes.transaction(lock_tree=True):
            for _ in range(pages):
                self.publish()

    def act(self):
        """Do one thing in one transaction, as a request of the CMS does."""
        with changes.transaction(lock_tree=True):
            self.chance.choice(self.acts)()

    def _page(self, live=True):
        """Give some page below home, as what it is; None when there is none."""
        pks = Page.objects.filter(path__startswith=self.home.path, depth__gt=3, live=live).order_by("pk")
        pks = list(pks.values_list("pk", flat=True))
        return Page.objects.get(pk=self.chance.choice(pks)).specific if pks else None

    def _term(self):
        terms = list(Term.objects.in_use().filter(facet__in=("thema", "bewijs")).order_by("pk"))
        if len(terms) < 6:
            return TermFactory(facet=self.chance.choice(["thema", "bewijs"]))
        return self.chance.choice(terms)

    def publish(self):
        parent = self.chance.choice([self.home, self.practices, self._page() or self.home])
        kind = self.chance.choice([StandardPageFactory, PracticePageFactory])
        kind(parent=Page.objects.get(pk=parent.pk), terms=[self._term()])

    def change(self):
        if page := self._page():
            page.title = f"Anders {self.chance.random()}"
            page.slug = self.chance.choice([page.slug, f"anders-{self.chance.randrange(10**9)}"])
            page.save()

    def tag(self):
        if page := self._page():
            page.terms.set([self._term()])
            page.save()

    def unpublish(self):
        if page := self._page():
            page.unpublish()

    def republish(self):
        if page := self._page(live=False):
            page.save_revision().publish()

    def delete(self):
        if page := self._page():
            page.delete()

    def move(self):
        page, target = self._page(), self._page()
        if page and target and not target.path.startswith(page.path):
            pos = self.chance.choice(["first-child", "last-child"])
            Page.objects.get(pk=page.pk).move(Page.objects.get(pk=target.pk), pos=pos)

    def expire(self):
        if page := self._page():
            page.expire_at = timezone.now() + dt.timedelta(days=self.chance.choice([-1, 1]))
            page.save()

    def restrict(self):
        if page := self._page():
            PageViewRestriction.objects.create(page=page, restriction_type="login")

    def release(self):
        if restriction := PageViewRestriction.objects.first():
            restriction.delete()

    def edit_term(self):
        term = self._term()
        term.name, term.order = f"Term {self.chance.random()}", self.chance.randrange(9)
        term.save()

    def place_term(self):
        term = self._term()
        tops = Term.objects.in_use().filter(facet=term.facet, parent=None).exclude(pk=term.pk).order_by("pk")
        if not term.children.exists():
            term.parent = self.chance.choice([None, *tops])
            term.save()

    def merge_terms(self):
        term, other = self._term(), self._term()
        if term.facet == other.facet and term != other:
            term.merge_into(other)
