"""The index on disk: made, opened, written to and read from.

It knows nothing of the database; it can always be thrown away and made anew.
"""

from pathlib import Path

import tantivy
from tantivy import FieldType, Occur, Query

from search.engine import blaming, bounds, likeness, schema, searching, spelling, suggesting, writing
from search.engine.columns import Columns
from search.engine.documents import Question
from search.engine.matching import one_of
from search.engine.snapshot import Snapshot, Unreadable, readable

__all__ = ["Engine", "Unreadable"]

# Bytes; the second makes few large pieces of 100,000 pages, and each piece makes every question a little slower.
SMALL_HEAP, LARGE_HEAP = 30_000_000, 250_000_000
META = "meta.json"


class Engine:
    """A search index in a folder. Use `create` or `open`.

    Args:
        index: of tantivy.
        path: its folder.
    """

    def __init__(self, index, path):
        self._index, self._path = index, Path(path)
        self._stamp = self._snapshot = self._writer = None
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
        writer.add_document(writing.reserved(0, schema.schema_version(), Columns()))
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
        with readable():
            return cls(tantivy.Index.open(str(path)), path)

    # Writing

    def write(self, documents, deleted=(), position=0, *, tidy=True):
        """Add or replace documents and take others out, in one commit with the position.

        Args:
            documents: iterable of `documents.Document`.
            deleted: pks.
            position: whole number that says how far the index is.
            tidy: whether to wait while small pieces of the index are joined, which one write in eight or so does, in
                up to some seconds in a large index. What is written can be found before. With False, call `tidy`.

        Raises:
            ValueError: another writer is at work.
        """
        self._write(documents, position, deleted=deleted, heap=SMALL_HEAP, replacing=True)
        if tidy:
            self.tidy()

    def write_many(self, documents, position, progress=None):
        """Add documents to an index that has none of them, in one commit with the position.

        Args:
            documents: iterable of `documents.Document`; they are not held.
            position: whole number.
            progress: called with the number of documents after each.
        """
        self._write(documents, position, heap=LARGE_HEAP, replacing=False, progress=progress)
        self.tidy()

    def tidy(self):
        """Wait until the pieces of the last write are joined; until then no other writer can begin."""
        writer, self._writer = self._writer, None
        if writer:
            writer.wait_merging_threads()
            self.reload()

    def _write(self, documents, position, *, heap, replacing, deleted=(), progress=None):
        self.tidy()
        writer = self._index.writer(heap, 1)
        try:
            self.reload()  # nobody else writes from here
            columns = Columns(self._snapshot.columns.given)
            for pk in deleted:
                writer.delete_documents_by_term("key", str(pk))
            for number, document in enumerate(documents, 1):
                if replacing:
                    writer.delete_documents_by_term("key", str(document.pk))
                writer.add_document(writing.entry(document, columns))
                if progress:
                    progress(number)
            writer.delete_documents_by_term("key", schema.RESERVED)
            writer.add_document(writing.reserved(position, schema.schema_version(), columns))
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        finally:
            self._writer = writer
        self.reload()

    # Reading

    def reload(self):
        """Look at what was last committed, by whatever process. Cheap when nothing was.

        Raises:
            Unreadable: the folder is gone, damaged or made by another version; what was read before can still be
                searched.
        """
        with readable():
            stat = (self._path / META).stat()
            stamp = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
            if stamp != self._stamp:
                self._index.reload()
                snapshot = Snapshot(self._index.searcher(), self._snapshot)
                if snapshot.version != schema.schema_version():
                    raise Unreadable(f"The index in {self._path} was made by another version.")
                self._snapshot, self._stamp = snapshot, stamp

    @property
    def position(self):
        """How far the index is: the number given with the last commit."""
        return self._snapshot.position

    def search(self, question, lexicon=None):
        """Answer a `documents.Question` with a `documents.Found`."""
        with readable():
            return searching.search(self._snapshot, question, lexicon)

    def blame(self, question, lexicon=None):
        """Say what keeps a question from having results: `blaming.Blame`."""
        with readable():
            return blaming.blame(self._snapshot, question, lexicon)

    def suggest(self, text, limit=8, **how):
        """Give ``[(pk, title), …]`` of pages that fit what is being typed: see `suggesting.suggest`."""
        with readable():
            return suggesting.suggest(self._snapshot, text, limit, **how)

    def correct(self, text, without=frozenset(), **how):
        """Give a text with its typing errors mended, "" when it has none that we can mend.

        Args:
            text: as typed.
            without: pks of pages whose words nobody may learn.
            how: see `spelling.correct`.
        """
        with readable():
            return spelling.correct(self._snapshot, text, bounds.clauses(Question(without=without)), **how)

    def like(self, pk, limit, without=()):
        """Give the pks of the pages most like one, best first.

        Args:
            pk: of the page.
            limit: most to give.
            without: pks to leave out.
        """
        with readable():
            return likeness.like(self._snapshot, pk, limit, without)

    def body(self, pk):
        """Give the body of a page, "" when it is not there."""
        with readable():
            return (self._snapshot.find(pk) or {"body": ""})["body"]

    def expired(self, now):
        """Give the pks of pages that nobody may see since some moment up to `now`.

        Args:
            now: aware datetime.
        """
        past = Query.range_query(schema.schema(), "expires", FieldType.Integer, None, int(now.timestamp() // 1))
        with readable():
            return frozenset(self._column("pk", past))

    def contents(self):
        """Give ``{pk: digest}`` of everything in the index."""
        pages = Query.boolean_query(
            [(Occur.Must, Query.all_query()), (Occur.MustNot, one_of("key", [schema.RESERVED]))]
        )
        with readable():
            return dict(zip(self._column("pk", pages), self._column("digest", pages), strict=True))

    def _column(self, name, query):
        searcher = self._snapshot.searcher
        hits = searcher.search(query, max(searcher.num_docs, 1), count=False).hits
        return searcher.fast_field_values(name, [address for _, address in hits])
