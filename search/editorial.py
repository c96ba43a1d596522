"""What editors said to the search, kept per process until the sequence moves: a change counts at the next search."""

from django.utils import timezone

from base import cache, changes
from base.fields import lines
from base.models import Municipality
from search import dutch
from search.engine.lexicon import Lexicon
from search.models import PromotedResult, SynonymGroup


def promoted(query, sequence=None):
    """Give the pks of the pages that stand first for a search, in the editors' order.

    Args:
        query: cleaned text of a visitor. All of it must be what the editor wrote; forms of a word are one word, and
            words such as "de" and "bij" don't count.
        sequence: of `base.changes`, read before; None reads it, which is one query.

    Returns:
        A tuple of pks of pages that were public under that sequence. Whoever shows them reads them again through
        `public()`, as everything that is found.
    """
    asked = _key(query)
    if not asked:
        return ()
    today = timezone.localdate()
    runs = cache.derived("promoted", _read(sequence), _read_promotions).get(asked, ())
    return tuple(dict.fromkeys(each.page_id for each in runs if each.runs_on(today)))


def lexicon(sequence=None):
    """Give the words that mean the same, as editors say, those that are near, as search/data says, and names of places.

    The synonyms of terms are not among them: they lead to the pages of their term (search/documents.py), and "VDAB"
    for a term about work is no other word for it.

    Args:
        sequence: of `base.changes`, read before; None reads it, which is one query.

    Returns:
        `search.engine.lexicon.Lexicon`, the same one until the sequence moves.
    """
    return cache.derived("lexicon", _read(sequence), _read_lexicon)


def _read(sequence):
    return changes.current() if sequence is None else sequence


def _key(query):
    """Give the stems of the words that tell something; of all words when none does."""
    words = dutch.tokens(query)
    return tuple(word.stem for word in words if not word.stop) or tuple(word.stem for word in words)


def _read_promotions():
    found = {}
    for each in PromotedResult.objects.visible():
        for line in lines(each.words):
            found.setdefault(_key(line), []).append(each)
    return found


def _read_lexicon():
    groups = [group.word_list for group in SynonymGroup.objects.all()]
    return Lexicon(groups, related=dutch.related(), names=Municipality.objects.values_list("name", flat=True))
