"""Random edits of a site, for tests of what must stay consistent after any edit."""

import datetime as dt
from random import Random

from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from base import content_version
from base.models import LibraryDocument, Term
from base.signal_handlers import record_document_users
from search.models import DocumentText
from tests.factories.base import DocumentFactory, TermFactory, without_publication_rule
from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticePageFactory


class RandomEditor:
    """An editor who makes one random edit after another.

    Args:
        home, practices: pages to work under.
        seed: of the random numbers; the same seed gives the same edits.
    """

    def __init__(self, home, practices, seed):
        self.home, self.practices, self.random = home, practices, Random(seed)
        frequent = (self.publish, self.move, self.unpublish, self.republish)
        rare = (self.change, self.tag, self.delete, self.expire, self.restrict, self.release)
        terms = (self.edit_term, self.place_term, self.merge_terms, self.part_terms, self.delete_term)
        files = (self.attach, self.read_file, self.replace_file, self.file_away, self.close_files, self.move_files)
        self.edits = [*frequent, *frequent, *frequent, *rare, *terms, *files]

    def begin(self, pages=10):
        """Publish some pages, part of them below others."""
        with content_version.transaction(lock_tree=True):
            for _ in range(pages):
                self.publish()

    def edit(self):
        """Make one edit in one transaction, like a request of the CMS."""
        with without_publication_rule(), content_version.transaction(lock_tree=True):
            self.random.choice(self.edits)()

    def _page(self, live=True):
        """Return a random page below home, as its own type; None when there is none."""
        pks = Page.objects.filter(path__startswith=self.home.path, depth__gt=3, live=live).order_by("pk")
        pks = list(pks.values_list("pk", flat=True))
        return Page.objects.get(pk=self.random.choice(pks)).specific if pks else None

    def _term(self):
        terms = list(Term.objects.in_use().filter(facet__in=("thema", "bewijs")).order_by("pk"))
        if len(terms) < 6:
            return TermFactory(facet=self.random.choice(["thema", "bewijs"]))
        return self.random.choice(terms)

    def publish(self):
        parent = self.random.choice([self.home, self.practices, self._page() or self.home])
        kind = self.random.choice([StandardPageFactory, PracticePageFactory])
        kind(parent=Page.objects.get(pk=parent.pk), terms=[self._term()])

    def change(self):
        if page := self._page():
            page.title = f"Anders {self.random.random()}"
            page.slug = self.random.choice([page.slug, f"anders-{self.random.randrange(10**9)}"])
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
            pos = self.random.choice(["first-child", "last-child"])
            Page.objects.get(pk=page.pk).move(Page.objects.get(pk=target.pk), pos=pos)

    def expire(self):
        if page := self._page():
            page.expire_at = timezone.now() + dt.timedelta(days=self.random.choice([-1, 1]))
            page.save()

    def restrict(self):
        if page := self._page():
            PageViewRestriction.objects.create(page=page, restriction_type="login")

    def release(self):
        if restriction := PageViewRestriction.objects.first():
            restriction.delete()

    def edit_term(self):
        term = self._term()
        term.name, term.order = f"Term {self.random.random()}", self.random.randrange(9)
        term.save()

    def place_term(self):
        term = self._term()
        tops = Term.objects.in_use().filter(facet=term.facet, parent=None).exclude(pk=term.pk).order_by("pk")
        if not term.children.exists():
            term.parent = self.random.choice([None, *tops])
            term.save()

    def merge_terms(self):
        term, other = self._term(), self._term()
        if term.facet == other.facet and term != other:
            term.merge_into(other)

    def part_terms(self):
        """Undo a merge, or change its successor."""
        if merged := Term.objects.filter(merged_into__isnull=False).order_by("pk").first():
            others = Term.objects.in_use().filter(facet=merged.facet).exclude(pk=merged.pk).order_by("pk")
            merged.merged_into = self.random.choice([None, *others])
            merged.save()

    def delete_term(self):
        """Delete several terms at once with a queryset, like the list of the CMS."""
        terms = list(Term.objects.order_by("pk").values_list("pk", flat=True))
        if len(terms) > 8:
            Term.objects.filter(pk__in=self.random.sample(terms, 2)).delete()

    def _document(self):
        return self.random.choice([None, *LibraryDocument.objects.order_by("pk")])

    def attach(self):
        """Add a link to a file to a page."""
        if page := self._page():
            paper = DocumentFactory(title=f"Stuk {self.random.random()}")
            if hasattr(page, "body"):
                text = f'<p><a linktype="document" id="{paper.pk}">stuk</a></p>'
                page.body = page.body.stream_block.to_python([{"type": "text", "value": text}])
                page.save()

    def read_file(self):
        """Store the text of a file, like the command that extracts it."""
        if paper := self._document():
            kept = {"sha1": paper.file_hash, "text": f"Gelezen {self.random.random()}"}
            DocumentText.objects.update_or_create(document=paper, defaults=kept)
            record_document_users(paper)

    def replace_file(self):
        if paper := self._document():
            paper.file_hash = f"{self.random.randrange(16**40):040x}"
            paper.save()

    def file_away(self):
        """Move a file to another collection."""
        if paper := self._document():
            folders = list(Collection.objects.order_by("pk"))
            paper.collection = self.random.choice([*folders, self._collection()])
            paper.save()

    def _collection(self):
        return Collection.get_first_root_node().add_child(name=f"Map {self.random.random()}")

    def close_files(self):
        """Restrict a collection, or remove a restriction."""
        if restriction := CollectionViewRestriction.objects.first():
            restriction.delete()
        else:
            folder = self.random.choice([*Collection.objects.filter(depth=2).order_by("pk"), self._collection()])
            CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")

    def move_files(self):
        """Move a collection into another one, like the CMS, which saves it first."""
        folders = list(Collection.objects.filter(depth=2).order_by("pk"))
        if len(folders) > 1:
            folder, target = self.random.sample(folders, 2)
            folder.save()
            Collection.objects.get(pk=folder.pk).move(Collection.objects.get(pk=target.pk), "sorted-child")
