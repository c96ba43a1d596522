"""How fast the search engine is by itself: `python -m tests.bench.engine SIZE`.

Prints one row of a Markdown table: 1,000 samples of each kind, on one thread.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

from base.keys import page_key
from search.engine.documents import Question, Sort
from search.engine.index import Engine
from tests.bench.corpus import FACETS, Corpus

SAMPLES = 1000
HOSTILE = 50


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    corpus = Corpus()
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine.create(Path(folder) / "index")
        print(f"pages: {size:,}")
        measure_building(engine, corpus, size)
        print(f"disk: {sum(path.stat().st_size for path in Path(folder).rglob('*') if path.is_file()) / 1e6:,.0f} MB")
        counted = (*FACETS, "parent")
        questions = [Question(corpus.question(), counted=counted, selection=corpus.selection()) for _ in range(SAMPLES)]
        engine.correct("eerste keeer")  # the words of the index are read once
        report("query, all facets", engine.search, questions)
        report("no text, all facets", engine.search, [Question(counted=counted, sort=Sort.TITLE)] * 200)
        newest = [Question(each.text, counted=counted, sort=Sort.NEWEST) for each in questions[:200]]
        report("newest, all facets", engine.search, newest)
        report(
            "relevance, no facets",
            engine.search,
            [Question(each.text, sort=Sort.RELEVANCE) for each in questions[:200]],
        )
        report("suggestion", engine.suggest, [corpus.prefix() for _ in range(SAMPLES)])
        report("alike", lambda pk: engine.like(page_key(pk), 5), range(1, min(size, 200) + 1))
        hostile = [" ".join(corpus.question() for _ in range(20))[:200] for _ in range(HOSTILE)]
        hostile += [each.replace("e", "x") for each in hostile] + ["aa " * 66, "e" * 200, "-a " * 66, '"a b" ' * 33]
        report("200 characters", engine.search, [Question(each, counted=counted) for each in hostile])
        measure_updating(engine, corpus, size)
        print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB at most")


def measure_building(engine, corpus, size):
    documents = corpus.documents(size)
    started = time.perf_counter()
    engine.write_many(documents, 1)
    print(f"build: {time.perf_counter() - started:,.1f} s, segments: {engine._snapshot.searcher.num_segments}")


def measure_updating(engine, corpus, size):
    def update(document):
        engine.write([document], position=2)

    report("update of one page", update, list(Corpus(2).documents(min(size, 50))))


def report(name, call, cases):
    """Print the median and the 99th percentile in milliseconds, by the clock and of the processor.

    On a machine that others use as well the second says more.
    """
    clock, processor = [], []
    for case in cases:
        started, used = time.perf_counter(), time.thread_time()
        call(case)
        processor.append((time.thread_time() - used) * 1000)
        clock.append((time.perf_counter() - started) * 1000)
    slowest = cases[processor.index(max(processor))]
    told = [f"p50 {part(each, 50):.2f}, p99 {part(each, 99):.2f}, most {max(each):.2f}" for each in (clock, processor)]
    print(f"{name}: {told[0]} ms; processor {told[1]} ms ({str(slowest)[:60]!r})")


def part(taken, percent):
    """Return a percentile."""
    return sorted(taken)[min(len(taken) * percent // 100, len(taken) - 1)]


if __name__ == "__main__":
    main()
