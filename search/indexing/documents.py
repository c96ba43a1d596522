"""From what is public to what the engine keeps of it, with as many queries for ten pages as for a hundred."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from wagtail.models import Page
from wagtail.search import index

from base import facets
from base.documents import in_public_collections
from base.keys import PAGE, Key, key_of, kind_of, numbers_by_kind
from base.models import LibraryDocument, Vocabulary, term_rows, types
from search.engine import broken_words
from search.engine.documents import Document
from search.indexing import plain_text
from search.page_types import type_slug
from search.visibility import visible_things

BATCH = 500  # documents read at once
LONGEST_ATTACHED = 200_000  # characters of attached documents that count for one page or record
OWN_PLACE = frozenset({"title", "search_description", "summary"})  # the engine keeps these apart


def batches(keys):
    """Cut a list of keys in the parts that are read at once."""
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))


def all_keys():
    """Return the keys of everything that may be found, pages of one type in a row."""
    pages, *others = visible_things()
    ordered = [pages.order_by("content_type", "pk"), *(records.order_by("pk") for records in others)]
    return [Key(kind_of(things.model), pk) for things in ordered for pk in things.values_list("pk", flat=True)]


def _paths_above(thing):
    """Return the paths of the pages above a page, from the root on; a record stands under none."""
    path = getattr(thing, "path", "")
    return [path[:length] for length in range(Page.steplen, len(path), Page.steplen)]


def _of_own_types(pages):
    """Return pages as what each is, as a list; a query for each type among them."""
    by_type, found = defaultdict(list), []
    for pk, content_type in pages.values_list("pk", "content_type"):
        by_type[content_type].append(pk)
    for content_type, of_type in by_type.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        found += model.objects.filter(pk__in=of_type).complete()
    return found


class DocumentBuilder:
    """Reads pages and records as documents.

    The vocabulary is read once: whoever changes a term logs it, so what is read meanwhile is read again.
    """

    def __init__(self):
        self.vocabulary = Vocabulary()
        ranked = self.vocabulary.in_families([facets.RANKED_FACET])
        in_use = [term for term in ranked if self.vocabulary.current(term) == term]
        self.ranks = {term.pk: place for place, term in enumerate(in_use, 1)}
        self.names = defaultdict(list)  # pk of a term -> all its names, with those of the terms it took over
        for term in sorted(self.vocabulary.terms.values(), key=lambda term: (term.merged_into_id or 0, term.pk)):
            self.names[self.vocabulary.current(term).pk] += [term.name, *term.synonym_list]

    def documents(self, keys):
        """Return the Document of each of some keys that may be found, as a list; the others are absent.

        Args:
            keys: a batch; a fixed number of queries for each type among them.
        """
        numbers = numbers_by_kind(keys)
        pages, *others = visible_things()
        found = self._made(_of_own_types(pages.filter(pk__in=numbers[PAGE])))
        for records in others:
            if wanted := numbers[kind_of(records.model)]:
                found += self._made(list(records.filter(pk__in=wanted)))
        return found

    def _made(self, things):
        """Return the Document of each of some pages, or of some records of one type."""
        if not things:
            return []
        carried = defaultdict(list)
        rows = term_rows(type(things[0])).filter(carrier_pk__in=[thing.pk for thing in things])
        for pk, term_pk in rows.order_by("term_pk").values_list("carrier_pk", "term_pk"):
            carried[pk].append(term_pk)
        paths = {thing.pk: _paths_above(thing) for thing in things}
        above = {path for found in paths.values() for path in found}
        rows = Page.objects.filter(path__in=above).values_list("path", "pk", "expire_at")
        known = {path: (pk, end) for path, pk, end in rows}
        attached = {thing.pk: plain_text.documents_of(thing) for thing in things}
        texts = self._texts({pk for found in attached.values() for pk in found})
        return [
            self._document(
                thing,
                self._lineage(carried[thing.pk]),
                [known[path] for path in paths[thing.pk] if path in known],
                [texts[pk] for pk in attached[thing.pk] if pk in texts],
            )
            for thing in things
        ]

    @staticmethod
    def _texts(pks):
        """Return ``{pk: title and text}`` of files; no text when the file that was read made way for another."""
        files = in_public_collections(LibraryDocument.objects.filter(pk__in=pks))
        titles = dict(files.values_list("pk", "title"))
        read = dict(files.filter(extracted__sha1=F("file_hash")).values_list("pk", "extracted__text"))
        return {pk: f"{title}\n{read.get(pk, '')}" for pk, title in titles.items()}

    def _lineage(self, term_pks):
        """Return every term that a page or record is about, once."""
        return list(dict.fromkeys(term for pk in term_pks for term in self.vocabulary.lineage(pk)))

    def _document(self, thing, terms, above, attached):
        counted = {(term.facet, term.slug) for term in terms}
        counted |= {(column, getattr(thing, column)) for column in thing.facet_columns}
        counted |= {("type", type_slug(type(thing))), ("parent", str(above[-1][0] if above else ""))}
        return Document(
            key=key_of(thing),
            title=thing.title,
            summary=thing.summary,
            terms=tuple(dict.fromkeys(name for term in terms for name in self.names[term.pk])),
            body=broken_words.mended(
                "\n".join(filter(None, [*self._own_texts(thing), "\n".join(attached)[:LONGEST_ATTACHED]]))
            ),
            facets=tuple(sorted((facet, str(value)) for facet, value in counted if value not in {"", None})),
            dated=types.moment(getattr(thing, thing.date_field)) if thing.date_field else thing.first_published_at,
            added=thing.first_published_at,
            evidence=max((self.ranks[term.pk] for term in terms if term.pk in self.ranks), default=0),
            path=getattr(thing, "path", ""),
            weight=thing.search_weight,
            # What stands under a page that ended is gone with it.
            written_out=thing.written_out,
            expires=min(filter(None, [thing.expire_at, *(end for _, end in above)]), default=None),
        )

    @staticmethod
    def _own_texts(thing):
        for field in thing.search_fields:
            if isinstance(field, index.SearchField) and field.field_name not in OWN_PLACE:
                yield plain_text.of_field(thing._meta.get_field(field.field_name), thing)
        yield "\n".join(thing.extra_search_terms())
