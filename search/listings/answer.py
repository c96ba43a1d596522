"""The page that answers a question whole, which a search shows apart, before its results."""

from base.keys import key_of
from base.models import model_of
from search import editorial
from search.engine import dutch
from search.engine.documents import Sort

CANDIDATES = 3  # results that may be the answer: what fits less does not answer the question


def answer_of(listing):
    """Return the row of a list that answers its question whole, or None.

    That is one of the first results, of a type that answers questions, that an editor promoted for these words or that
    has every telling word of the question in its title. A word of the glossary answers only who asks that very word.

    Args:
        listing: `search.listings.listing.Listing` after its search.
    """
    is_first = listing.sort == Sort.RELEVANCE and listing.paging.number == 1
    if not (listing.query and is_first) or any(listing.selection.values()):
        return None
    questions = telling_stems(listing.found.corrected or listing.query)
    promoted = editorial.promoted(listing.query, listing.asked.version)
    for row in listing.rows[:CANDIDATES]:
        model = model_of(row)
        pairs = [(asked, title) for asked in questions for title in telling_stems(row.title)]
        answers = any(asked == title if model.defines_word else asked <= title for asked, title in pairs)
        if model.answers_questions and (answers or key_of(row) in promoted):
            return row
    return None


def telling_stems(text):
    """Return the stems of the words of a text that tell something, as sets: with "B-code" as one word and as two.

    Without such words it is all words.
    """
    found = []
    for spelling in (text, text.replace("-", " ")):
        words = dutch.tokens(spelling)
        stems = {word.stem for word in words if not word.stop} or {word.stem for word in words}
        found += [stems] if stems else []
    return found
