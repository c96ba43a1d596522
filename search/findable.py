"""The one word that says what may be found."""

from collections import defaultdict

from wagtail.models import Page

from base.models import BasePage, TermAssignment, public


def findable():
    """Give every public page of our own types: what search, term pages and everything like them may show."""
    return public(Page.objects.type(BasePage))


def carried(vocabulary):
    """Give ``{term: pks of the public pages that are about it}``, wider terms included; one query.

    Args:
        vocabulary: `Vocabulary`.
    """
    found = defaultdict(set)
    rows = TermAssignment.objects.filter(content_object_id__in=findable().values("pk"))
    for pk, page in rows.values_list("tag_id", "content_object_id"):
        for term in vocabulary.lineage(pk):
            found[term].add(page)
    return dict(found)
