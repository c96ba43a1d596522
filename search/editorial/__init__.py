"""Promoted results and synonyms, kept by each process until the content version rises."""

from django.utils import timezone

from base import content_version, versioned_cache
from base.fields import lines
from base.keys import page_key
from base.models import Municipality
from search.engine import dutch, query_parser
from search.engine.lexicon import Lexicon
from search.models import PromotedResult, SynonymGroup


def promoted(query, version=None):
    """Return the keys of the pages that stand first for a search, in the editors' order.

    Args:
        query: cleaned text of a visitor. All of it must be what the editor wrote; forms of a word are one word, and
            words such as "de" and "bij" don't count. Of what OR divides, each way by itself.
        version: of `base.content_version`, read before; None reads it, which is one query.

    Returns:
        A tuple of keys of pages that were public under that version. Whoever shows them reads them again through
        `public()`, as everything that is found.
    """
    asked = [key for each in query_parser.alternatives(query) if (key := _key(each))]
    if not asked:
        return ()
    today = timezone.localdate()
    known = versioned_cache.get("promoted", _read(version), _read_promotions)
    runs = [each for key in asked for each in known.get(key, ())]
    return tuple(dict.fromkeys(page_key(each.page_id) for each in runs if each.runs_on(today)))


def lexicon(version=None):
    """Return the words that mean the same, as editors say, related words of search/engine/data, and names of places.

    The synonyms of terms are not among them: they lead to the pages of their term (search/indexing/documents.py), and
    "VDAB" for a term about work is no other word for it.

    Args:
        version: of `base.content_version`, read before; None reads it, which is one query.

    Returns:
        `search.engine.lexicon.Lexicon`, the same one until the content version moves.
    """
    return versioned_cache.get("lexicon", _read(version), _read_lexicon)


def _read(version):
    return content_version.current() if version is None else version


def _key(query):
    """Return the stems of the words that tell something; of all words when none does."""
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
