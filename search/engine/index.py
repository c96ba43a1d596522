"""The index on disk: made, opened, written to and read from.

It knows nothing of the database; it can always be thrown away and made anew.
"""

import json
import threading
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import tantivy
from tantivy import FieldType, Occur, Query

from search.engine import blaming, likeness, schema, searching, spelling, suggesting, writing
from search.engine.matching import one_of, term

SMALL_HEAP, LARGE_HEAP = 30_000_000, 250_000_000  # bytes
META = "meta.json"


class Unreadable(Exception):  # noqa: N818 - its name is part of a sentence: `except Unreadable`
    """There is no index here, or none that this code can read."""


class Snapshot:
    """The index as it stood at one moment, for reading by any number of threads.

    Args:
        searcher: of tantivy.
    """

    def __init__(self, searcher):
        self.searcher = searcher
        hits = searcher.search(term("key", schema.RESERVED), 1).hits
        if not hits:
            raise Unreadable("The index says nothing about itself.")
        kept = self.kept(hits[0][1])
        self.position, self.version = kept["position"], kept["version"]
        self._lock = threading.Lock()

    def kept(self, address):
        """Give the texts of a document."""
        return json.loads(bytes(self.searcher.doc(address).get_first("kept")))

    def find(self, pk):
        """Give the texts of the page with a pk, or None."""
        hits = self.searcher.search(term("key", str(pk)), 1, count=False).hits
        return self.kept(hits[0][1]) if hits else None

    @cached_property
    def _vocabulary(self):
        return spelling.Vocabulary(self.searcher)

    @property
    def vocabulary(self):
        """The words of the index; read when first needed, by one thread."""
        with self._lock:
            return self._vocabulary


@contextmanager
def _readable():
    """Tell a damaged index from a fault of ours: tantivy answers one with ValueError or a panic."""
    try:
        yield
    except (ValueError, OSError, KeyError, TypeError) as error:
        raise Unreadable(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable(str(error)) from error


class Engine:
    """A search index in a folder. Use `create` or `open`.

    Args:
        index: of tantivy.
        path: its folder.
    """

    def __init__(self, index, path):
        self._index, self._path = index, Path(path)
        self._stamp = None
        self._snapshot = None
        self.reload()

    @classmethod
    def create(cls, path):
        """Make an empty index at position 0, in a folder that is new or empty.

        Raises:
            FileExistsError: something stands in the folder.
        """
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise FileExistsError(folder)
        index = tantivy.Index(schema.schema(), str(folder), reuse=False)
        writer = index.writer(SMALL_HEAP, 1)
        writer.add_document(writing.reserved(0, schema.schema_version()))
        writer.commit()
        writer.wait_merging_threads()
        return cls(index, folder)

    @classmethod
    def open(cls, path):
        """Open the index in a folder.

        Raises:
            Unreadable: it is missing, damaged, something else, or made by another version.
        """
        if not (Path(path) / META).is_file():
            raise Unreadable(f"No index in {path}.")
        with _readable():
            engine = cls(tantivy.Index.open(str(path)), path)
            if engine._snapshot.version != schema.schema_version():
                raise Unreadable(f"The index in {path} was made by another version.")
            return engine

    # Writing

    def write(self, documents, deleted=(), position=0):
        """Add or replace documents and take others out, in one commit with the position.

        Args:
            documents: iterable of `documents.Document`.
            deleted: pks.
            position: whole number that says how far the index is.

        Raises:
            ValueError: another writer is at work.
        """
        self._write(documents, position, deleted=deleted, heap=SMALL_HEAP, replacing=True)

    def write_many(self, documents, position, progress=None):
        """Add documents to an index that has none of them, in one commit with the position.

        Args:
            documents: iterable of `documents.Document`; they are not held.
            position: whole number.
            progress: called with the number of documents after each.
        """
        self._write(documents, position, heap=LARGE_HEAP, replacing=False, progress=progress)

    def _write(self, documents, position, *, heap, replacing, deleted=(), progress=None):
        writer = self._index.writer(heap, 1)
        try:
            for pk in deleted:
                writer.delete_documents_by_term("key", str(pk))
            for number, document in enumerate(documents, 1):
                if replacing:
                    writer.delete_documents_by_term("key", str(document.pk))
                writer.add_document(writing.entry(document))
                if progress:
                    progress(number)
            writer.delete_documents_by_term("key", schema.RESERVED)
            writer.add_document(writing.reserved(position, schema.schema_version()))
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        finally:
            self.reload()
            writer.wait_merging_threads()

    # Reading

    def reload(self):
        """Look at what was last committed, by whatever process. Cheap when nothing was."""
        stat = (self._path / META).stat()
        stamp = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
        if stamp != self._stamp:
            with _readable():
                self._index.reload()
                self._snapshot, self._stamp = Snapshot(self._index.searcher()), stamp

    @property
    def position(self):
        """How far the index is: the number given with the last commit."""
        return self._snapshot.position

    def search(self, question, lexicon=None):
        """Answer a `documents.Question` with a `documents.Found`."""
        with _readable():
            return searching.search(self._snapshot, question, lexicon)

    def blame(self, question, lexicon=None):
        """Say what keeps a question from having results: `blaming.Blame`."""
        with _readable():
            return blaming.blame(self._snapshot, question, lexicon)

    def suggest(self, text, limit=8, within=None):
        """Give ``[(pk, title), …]`` of pages whose title fits what is being typed.

        Args:
            text: so far.
            limit: most to give.
            within: ``{facet: values}`` that bound the list.
        """
        with _readable():
            return suggesting.suggest(self._snapshot, text, limit, within or {})

    def correct(self, text):
        """Give a text with its typing errors mended, "" when it has none that we can mend."""
        with _readable():
            return spelling.correct(self._snapshot, text)

    def like(self, pk, limit, without=()):
        """Give the pks of the pages most like one, best first.

        Args:
            pk: of the page.
            limit: most to give.
            without: pks to leave out.
        """
        with _readable():
            return likeness.like(self._snapshot, pk, limit, without)

    def body(self, pk):
        """Give the body of a page, "" when it is not there."""
        with _readable():
            return (self._snapshot.find(pk) or {"body": ""})["body"]

    def expired(self, now):
        """Give the pks of pages that nobody may see since some moment up to `now`.

        Args:
            now: aware datetime.
        """
        past = Query.range_query(schema.schema(), "expires", FieldType.Integer, None, int(now.timestamp() // 1))
        with _readable():
            return frozenset(self._column("pk", past))

    def contents(self):
        """Give ``{pk: digest}`` of everything in the index."""
        pages = Query.boolean_query(
            [(Occur.Must, Query.all_query()), (Occur.MustNot, one_of("key", [schema.RESERVED]))]
        )
        with _readable():
            return dict(zip(self._column("pk", pages), self._column("digest", pages), strict=True))

    def _column(self, name, query):
        searcher = self._snapshot.searcher
        hits = searcher.search(query, max(searcher.num_docs, 1), count=False).hits
        return searcher.fast_field_values(name, [address for _, address in hits])
