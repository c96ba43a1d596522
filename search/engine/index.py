"""The index on disk: made, opened, written to and read from.

It knows nothing of the database; it can always be thrown away and made anew.
"""

from pathlib import Path

import tantivy
from tantivy import FieldType, Occur, Query

from search.engine import autocomplete, filters, more_like_this, schema, searching, spelling, writing, zero_results
from search.engine.columns import Columns
from search.engine.documents import Question
from search.engine.guarded import UnreadableIndexError, read
from search.engine.kinds import Kinds
from search.engine.query_builder import any_value
from search.engine.snapshot import Snapshot

__all__ = ["Engine", "UnreadableIndexError"]

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
        writer.add_document(writing.reserved(0, schema.schema_version(), Columns(), Kinds()))
        writer.commit()
        writer.wait_merging_threads()
        return cls(index, folder)

    @classmethod
    def open(cls, path):
        """Open the index in a folder.

        Raises:
            UnreadableIndexError: it is missing, damaged, something else, or made by another version.
        """
        if not (Path(path) / META).is_file():
            raise UnreadableIndexError(f"No index in {path}.")
        return cls(read(tantivy.Index.open, str(path)), path)

    # Writing

    def write(self, documents, deleted=(), position=0, *, tidy=True):
        """Add or replace documents and take others out, in one commit with the position.

        Args:
            documents: iterable of `documents.Document`.
            deleted: keys.
            position: whole number that says how far the index is.
            tidy: whether to wait while small pieces of the index are joined, which one write in eight or so does, in
                up to some seconds in a large index. What is written can be found before. With False, call `tidy` or
                `release`.

        Raises:
            UnreadableIndexError: another writer is at work, or the folder can't be written to.
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

    def release(self):
        """Let another writer begin at once; the pieces of the last write stay as they are, for a later one to join."""
        self._writer = None

    @property
    def pieces(self):
        """Of how many pieces the index is made: the more, the slower it answers."""
        return self._snapshot.searcher.num_segments

    def _write(self, documents, position, *, heap, replacing, deleted=(), progress=None):
        self.tidy()
        writer = read(self._index.writer, heap, 1)
        try:
            self.reload()  # nobody else writes from here
            columns, kinds = Columns(self._snapshot.columns.given), Kinds(self._snapshot.searcher.kinds.known)
            for key in deleted:
                writer.delete_documents_by_term("key", str(key))
            for number, document in enumerate(documents, 1):
                if replacing:
                    writer.delete_documents_by_term("key", str(document.key))
                writer.add_document(writing.entry(document, columns, kinds))
                if progress:
                    progress(number)
            writer.delete_documents_by_term("key", schema.RESERVED)
            writer.add_document(writing.reserved(position, schema.schema_version(), columns, kinds))
            read(writer.commit)
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
            UnreadableIndexError: the folder is gone, damaged or made by another version; what was read before can
                still be searched.
        """
        stat = read((self._path / META).stat)
        stamp = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
        if stamp == self._stamp:
            return
        read(self._index.reload)
        snapshot = Snapshot(read(self._index.searcher), self._snapshot)
        if snapshot.version != schema.schema_version():
            raise UnreadableIndexError(f"The index in {self._path} was made by another version.")
        self._snapshot, self._stamp = snapshot, stamp

    @property
    def position(self):
        """How far the index is: the number given with the last commit."""
        return self._snapshot.position

    def search(self, question, lexicon=None):
        """Answer a `documents.Question` with a `documents.Found`."""
        return searching.search(self._snapshot, question, lexicon)

    def explain_zero_results(self, question, lexicon=None):
        """Return why a question has no results, as a `zero_results.ZeroResultAnalysis`."""
        return zero_results.analyze(self._snapshot, question, lexicon)

    def suggest(self, text, limit=8, **how):
        """Return ``[(key, title), …]`` of what fits what is being typed: see `autocomplete.suggest`."""
        return autocomplete.suggest(self._snapshot, text, limit, **how)

    def correct(self, text, without=frozenset(), **how):
        """Return a text with its typing errors mended, "" when it has none that we can mend.

        Args:
            text: as typed.
            without: keys of those whose words nobody may learn.
            how: see `spelling.correct`.
        """
        return spelling.correct(self._snapshot, text, filters.clauses(Question(without=without)), **how)

    def like(self, key, limit, without=()):
        """Return the keys of those most like one, best first.

        Args:
            key: of that one.
            limit: most to give.
            without: keys to leave out.
        """
        return more_like_this.like(self._snapshot, key, limit, without)

    def body(self, key):
        """Return the body of a document, "" when it is not there."""
        return (self._snapshot.find(key) or {"body": ""})["body"]

    def expired(self, now):
        """Return the keys of what nobody may see since some moment up to `now`.

        Args:
            now: aware datetime.
        """
        past = Query.range_query(schema.schema(), "expires", FieldType.Integer, None, int(now.timestamp() // 1))
        return frozenset(self._snapshot.searcher.keys(self._all(past)))

    def contents(self):
        """Return ``{key: digest}`` of everything in the index."""
        searcher, reserved = self._snapshot.searcher, any_value("key", [schema.RESERVED])
        hits = self._all(Query.boolean_query([(Occur.Must, Query.all_query()), (Occur.MustNot, reserved)]))
        return dict(zip(searcher.keys(hits), searcher.column("digest", hits), strict=True))

    def _all(self, query):
        searcher = self._snapshot.searcher
        return searcher.search(query, max(searcher.num_docs, 1), count=False).hits
