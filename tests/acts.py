"""What editors do to a site, at random: for tests of what must follow them whatever they do."""

import datetime as dt
from random import Random

from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from base import changes
from base.models import LibraryDocument, Term
from base.watching import record_users
from search.models import DocumentText
from tests.factories.base import DocumentFactory, TermFactory
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
        terms = (self.edit_term, self.place_term, self.merge_terms, self.part_terms, self.delete_term)
        files = (self.attach, self.read_file, self.replace_file, self.file_away, self.close_files, self.move_files)
        self.acts = [*often, *often, *often, *seldom, *terms, *files]

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

    def part_terms(self):
        """Undo a merge, or let it go to another term."""
        if merged := Term.objects.filter(merged_into__isnull=False).order_by("pk").first():
            others = Term.objects.in_use().filter(facet=merged.facet).exclude(pk=merged.pk).order_by("pk")
            merged.merged_into = self.chance.choice([None, *others])
            merged.save()

    def delete_term(self):
        """As the list of the CMS does it: several at once, past the model."""
        terms = list(Term.objects.order_by("pk").values_list("pk", flat=True))
        if len(terms) > 8:
            Term.objects.filter(pk__in=self.chance.sample(terms, 2)).delete()

    def _document(self):
        return self.chance.choice([None, *LibraryDocument.objects.order_by("pk")])

    def attach(self):
        """Give a page a link to a file."""
        if page := self._page():
            paper = DocumentFactory(title=f"Stuk {self.chance.random()}")
            if hasattr(page, "body"):
                text = f'<p><a linktype="document" id="{paper.pk}">stuk</a></p>'
                page.body = page.body.stream_block.to_python([{"type": "text", "value": text}])
                page.save()

    def read_file(self):
        """Keep what stands in a file, as the command that reads them does."""
        if paper := self._document():
            kept = {"sha1": paper.file_hash, "text": f"Gelezen {self.chance.random()}"}
            DocumentText.objects.update_or_create(document=paper, defaults=kept)
            record_users(paper)

    def replace_file(self):
        if paper := self._document():
            paper.file_hash = f"{self.chance.randrange(16**40):040x}"
            paper.save()

    def file_away(self):
        """Put a file in another collection."""
        if paper := self._document():
            folders = list(Collection.objects.order_by("pk"))
            paper.collection = self.chance.choice([*folders, self._collection()])
            paper.save()

    def _collection(self):
        return Collection.get_first_root_node().add_child(name=f"Map {self.chance.random()}")

    def close_files(self):
        """Keep a collection from the public, or give it back."""
        if restriction := CollectionViewRestriction.objects.first():
            restriction.delete()
        else:
            folder = self.chance.choice([*Collection.objects.filter(depth=2).order_by("pk"), self._collection()])
            CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")

    def move_files(self):
        """Move a collection into another, as the CMS does: saved first, moved then."""
        folders = list(Collection.objects.filter(depth=2).order_by("pk"))
        if len(folders) > 1:
            folder, target = self.chance.sample(folders, 2)
            folder.save()
            Collection.objects.get(pk=folder.pk).move(Collection.objects.get(pk=target.pk), "sorted-child")
