"""From a document to what the index keeps of it."""

import json
import math
from functools import lru_cache

import tantivy

from base.text import sort_key
from search.engine import abbreviations, dutch, schema
from search.engine.compounds import split

LAST = "~"  # behind every digit: where a page without a value stands
EPOCH_YEAR, FRESH_YEARS = 2015, 20
FRESHNESS, EVIDENCE = 0.03, 0.02  # at most so much more score for the newest, and for the strongest evidence
STRONGEST = 5
TITLE_TIMES = 6  # what a word of the title counts for; tuned on the judged questions of tests/search_quality


def entry(document, columns, kinds):
    """Return a `tantivy.Document` for a page or a record.

    Args:
        document: `documents.Document`.
        columns: `columns.Columns` of the index.
        kinds: `kinds.Kinds` of the index.
    """
    made = tantivy.Document()
    _add_texts(made, document)
    for row in abbreviations.kept(document):
        made.add_text(schema.EXPLAINED, row)
    made.add_text("key", str(document.key))
    made.add_unsigned(schema.PACKED, kinds.packed(document.key))
    made.add_unsigned("digest", document.digest)
    _add_facets(made, document.facets, columns)
    for name, key in order_keys(document).items():
        made.add_text(name, key)
    if document.expires:
        made.add_integer("expires", int(document.expires.timestamp() // 1))
    made.add_float("weight", weight(document))
    kept = {"title": document.title, "summary": document.summary, "terms": document.terms, "body": document.body}
    made.add_bytes("kept", json.dumps(kept, ensure_ascii=False).encode("utf-8", "replace"))
    return made


def _add_facets(made, facets, columns):
    placed = columns.place(dict.fromkeys(facets))
    for column, value in placed:
        made.add_text("facets", value)
        made.add_text(column, value)
    # Empty where there is no value: a column that every page has is counted faster.
    for column in set(schema.COLUMNS).difference(column for column, _ in placed):
        made.add_text(column, "")


def reserved(position, version, columns, kinds):
    """Return the document that holds the position, and what else the index says of itself."""
    made = tantivy.Document()
    made.add_text("key", schema.RESERVED)
    kept = {"position": position, "version": version, "columns": columns.given, "kinds": kinds.known}
    made.add_bytes("kept", json.dumps(kept).encode())
    return made


def order_keys(document):
    """Return ``{field: text}``: documents sort by these texts as the orders of a question say.

    Args:
        document: `documents.Document`.

    What has no value comes last. Every key ends in the title and the key, so no two are equal.
    """
    title = f"{sort_key(document.title)}\0{document.key.kind}\0{document.key.number:012}"
    return {
        "by_title": title,
        "by_newest": f"{_newest(document.dated)}\0{title}",
        "by_added": f"{_newest(document.added)}\0{title}",
        "by_evidence": f"{_falling(document.evidence, 6) if document.evidence else LAST}\0{title}",
        "by_tree": f"{document.path}\0{title}",
    }


def weight(document):
    """Return what makes a score be multiplied by twice the weight of the document, times 1 to 1.05.

    Tantivy multiplies by log2(2 + this), and takes nothing below 0: twice, so that a weight may be as low as a half.
    """
    year = document.dated.year if document.dated else EPOCH_YEAR
    fresh = min(max(year - EPOCH_YEAR, 0), FRESH_YEARS) / FRESH_YEARS
    strong = min(document.evidence, STRONGEST) / STRONGEST
    return math.exp2(2 * document.weight * (1 + FRESHNESS * fresh + EVIDENCE * strong)) - 2


def _newest(moment):
    return _falling(int(moment.timestamp()) + 2**40, 13) if moment else LAST


def _falling(number, digits):
    return f"{10**digits - 1 - number:0{digits}}"


def _add_texts(made, document):
    values = {"title": (document.title,), "summary": (document.summary,), "terms": document.terms}
    read = {name: [_tokens(text) for text in texts] for name, texts in values.items()}
    heads = [token for texts in read.values() for tokens in texts for token in tokens]
    body = _tokens(document.body)
    for texts in (*read.values(), [body]):
        for tokens in texts:
            # Each text by itself, so that no phrase runs from one into the next.
            made.add_text(schema.ROW, " ".join([token.stem for token in tokens]))
    title = read["title"][0]
    told = title * (TITLE_TIMES - 1) + heads + body
    made.add_text(schema.TITLE, " ".join([token.stem for token in title]))
    made.add_text(schema.HEAD, " ".join(_forms(heads)))
    made.add_text(schema.FORMS, " ".join(_forms(told)))
    made.add_text(schema.GRAMS, " ".join([_grams(token.text) for token in told if not token.stop]))
    starts = {form for token in title for form in (token.text, *_parts(token))}
    made.add_text(schema.STARTS, " ".join(starts.union(_forms(title))))
    made.add_text(schema.SPELLED, " ".join(_spelled([*values.values(), (document.body,)], [*read.values(), [body]])))


def _tokens(text):
    return [token for token in dutch.tokens(text) if len(token.text) <= schema.LONGEST_WORD]


def _forms(tokens):
    forms = [token.stem for token in tokens]
    return forms + [part for token in tokens for part in token.parts if part != token.stem]


def _spelled(texts, read):
    """Return every word once, as written but in lower case, with the parts of compounds."""
    found = set()
    for group, tokens_of in zip(texts, read, strict=True):
        for text, tokens in zip(group, tokens_of, strict=True):
            lower = text.lower()
            # Lower case may be longer than what was written; then the folded word does.
            same = len(lower) == len(text)
            for token in tokens:
                found.add(lower[token.start : token.end] if same else token.text)
                if token.parts:
                    found.update(_parts(token))
    return {"".join(word.split()) for word in found}


@lru_cache(maxsize=50_000)
def _grams(word):
    return " ".join(dutch.grams(word))


def _parts(token):
    """Return the parts of a compound as written, which its stems are not."""
    return _split(token.text) if token.parts else ()


@lru_cache(maxsize=20_000)
def _split(word):
    return tuple(part.text for part in split(word))
