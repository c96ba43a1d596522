"""From public pages to what the engine keeps of them, with as many queries for ten pages as for a hundred."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils.text import slugify
from wagtail.models import Page
from wagtail.search import index

from base import facets
from base.documents import for_everybody
from base.models import LibraryDocument, TermAssignment, Vocabulary
from search import plain_text
from search.engine.documents import Document
from search.facets import in_families
from search.findable import findable
from search.kinds import kinds
from search.ordering import moment

BATCH = 500  # pages read at once
LONGEST_ATTACHED = 200_000  # characters of attached documents that count for one page
OWN_PLACE = frozenset({"title", "search_description"})  # the engine keeps these apart


def batches(pks):
    """Cut a list of pks in the parts that are read at once."""
    return (pks[start : start + BATCH] for start in range(0, len(pks), BATCH))


def all_pks():
    """Give the pks of every page that may be found, those of one type in a row."""
    return list(findable().order_by("content_type", "pk").values_list("pk", flat=True))


def _paths_above(page):
    """Give the paths of the pages above a page, from the root on."""
    return [page.path[:length] for length in range(Page.steplen, len(page.path), Page.steplen)]


class Reader:
    """Reads pages as documents.

    The vocabulary is read once: whoever changes a term logs it, so what is read meanwhile is read again.
    """

    def __init__(self):
        self.vocabulary = Vocabulary()
        ranked = in_families(self.vocabulary, [facets.RANKED])
        in_use = [term for term in ranked if self.vocabulary.current(term) == term]
        self.ranks = {term.pk: place for place, term in enumerate(in_use, 1)}
        self.types = {pk: slugify(name) for pk, name in kinds().items()}
        self.names = defaultdict(list)  # pk of a term -> all its names, with those of the terms it took over
        for term in sorted(self.vocabulary.terms.values(), key=lambda term: (term.merged_into_id or 0, term.pk)):
            self.names[self.vocabulary.current(term).pk] += [term.name, *term.synonym_list]

    def documents(self, pks):
        """Give the Document of each of some pages that may be found, as a list; the others are absent.

        Args:
            pks: a batch; a fixed number of queries for each type among them.
        """
        by_type = defaultdict(list)
        for pk, content_type in findable().filter(pk__in=pks).values_list("pk", "content_type"):
            by_type[content_type].append(pk)
        pages = []
        for content_type, of_type in by_type.items():
            model = ContentType.objects.get_for_id(content_type).model_class()
            pages += model.objects.filter(pk__in=of_type).complete()
        carried = defaultdict(list)
        rows = TermAssignment.objects.filter(content_object_id__in=[page.pk for page in pages]).order_by("tag_id")
        for pk, term_pk in rows.values_list("content_object_id", "tag_id"):
            carried[pk].append(term_pk)
        above = {path for page in pages for path in _paths_above(page)}
        rows = Page.objects.filter(path__in=above).values_list("path", "pk", "expire_at")
        known = {path: (pk, end) for path, pk, end in rows}
        attached = {page.pk: plain_text.documents_of(page) for page in pages}
        texts = self._texts({pk for found in attached.values() for pk in found})
        return [
            self._document(
                page,
                self._lineage(carried[page.pk]),
                [known[path] for path in _paths_above(page) if path in known],
                [texts[pk] for pk in attached[page.pk] if pk in texts],
            )
            for page in pages
        ]

    @staticmethod
    def _texts(pks):
        """Give ``{pk: title and text}`` of files; no text when the file that was read made way for another."""
        files = for_everybody(LibraryDocument.objects.filter(pk__in=pks))
        titles = dict(files.values_list("pk", "title"))
        read = dict(files.filter(extracted__sha1=F("file_hash")).values_list("pk", "extracted__text"))
        return {pk: f"{title}\n{read.get(pk, '')}" for pk, title in titles.items()}

    def _lineage(self, term_pks):
        """Give every term that a page is about, once."""
        return list(dict.fromkeys(term for pk in term_pks for term in self.vocabulary.lineage(pk)))

    def _document(self, page, terms, above, attached):
        counted = {(term.facet, term.slug) for term in terms}
        counted |= {(column, getattr(page, column)) for column in page.facet_columns}
        counted |= {("type", self.types.get(page.content_type_id, "")), ("parent", str(above[-1][0] if above else ""))}
        return Document(
            pk=page.pk,
            title=page.title,
            summary=page.summary,
            terms=tuple(dict.fromkeys(name for term in terms for name in self.names[term.pk])),
            body="\n".join(filter(None, [*self._own_texts(page), "\n".join(attached)[:LONGEST_ATTACHED]])),
            facets=tuple(sorted((facet, str(value)) for facet, value in counted if value not in {"", None})),
            dated=moment(getattr(page, page.dated_by)) if page.dated_by else page.first_published_at,
            added=page.first_published_at,
            evidence=max((self.ranks[term.pk] for term in terms if term.pk in self.ranks), default=0),
            path=page.path,
            # What stands under a page that ended is gone with it.
            expires=min(filter(None, [page.expire_at, *(end for _, end in above)]), default=None),
        )

    @staticmethod
    def _own_texts(page):
        for field in page.search_fields:
            if isinstance(field, index.SearchField) and field.field_name not in OWN_PLACE:
                yield plain_text.of_field(page._meta.get_field(field.field_name), page)
        yield "\n".join(page.also_found_by())
