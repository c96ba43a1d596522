"""What the index is made of: its fields, and the version that says whether an index on disk can still be read."""

import hashlib
from functools import cache

from tantivy import SchemaBuilder

from search.engine import general_dutch
from search.engine.word_files import DATA

LAYOUT = 9  # raise it when a field or what is written in it changes

ROW = "row"  # stems in order, for phrases and what is left out
# For matching and scores: stems, with those of the parts of compounds beside them; those of the title several times,
# so that one field, with one measure of how rare a word is, tells how well a page fits.
FORMS = "forms"
GRAMS = "grams"  # groups of four letters, likewise
TITLE = "title"  # stems of the title
HEAD = "head"  # stems of title, summary and terms, with those of the parts of compounds
SPELLED = "spelled"  # words as written, in lower case, for typing errors
STARTS = "starts"  # folded words of the title, and stems of the parts of compounds, for suggestions

EXPLAINED = "explained"  # abbreviations with their full forms, and back: see `abbreviations`

# One ready-made key for each order, so that every order is exact and one lookup.
ORDERS = ("by_title", "by_newest", "by_added", "by_evidence", "by_tree")

# The values of a page's facets, one in a column: counting one value a page in twenty columns takes a quarter of the
# time of counting twenty values a page in one. `columns` says which column is whose.
COLUMNS = tuple(f"column_{number}" for number in range(32))
OVERFLOW = "column_more"  # for what has no column of its own

PACKED = "packed"  # the key as a number: `kinds` says which one
RESERVED = "!"  # key of the one document that stands for nothing: it holds the position and the version
LONGEST_WORD = 60  # letters: what is longer is no word


@cache
def schema():
    """Return the schema; built at its first use."""
    builder = SchemaBuilder()
    builder.add_text_field(ROW, tokenizer_name="whitespace", index_option="position")
    for name in (FORMS, GRAMS, TITLE, HEAD):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    for name in (SPELLED, STARTS):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    # A key as text: deleting by an unsigned term does nothing in tantivy 0.27.
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic")
    builder.add_text_field(EXPLAINED, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("facets", tokenizer_name="raw", index_option="basic")
    for name in (*ORDERS, *COLUMNS, OVERFLOW):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(PACKED, fast=True)
    builder.add_unsigned_field("digest", fast=True)
    builder.add_integer_field("expires", indexed=True, fast=True)
    builder.add_float_field("weight", fast=True)
    builder.add_bytes_field("kept", stored=True)
    return builder.build()


@cache
def schema_version():
    """Return what an index must have been made with: the layout and the words that Dutch is read with."""
    digest = hashlib.blake2b(f"{LAYOUT} {general_dutch.digest()}".encode(), digest_size=8)
    readers = [DATA.with_name(f"{name}.py") for name in ("abbreviations", "compounds", "dutch", "participles")]
    for path in sorted([*DATA.glob("*.txt"), *readers]):
        digest.update(path.name.encode() + path.read_bytes())
    return f"{LAYOUT}-{digest.hexdigest()}"
