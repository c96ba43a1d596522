from base.models.media import LibraryDocument, LibraryImage, Rendition
from base.models.page import BasePage
from base.models.place import Municipality
from base.models.queries import BasePageQuerySet, public
from base.models.relation import PageRelation
from base.models.sequence import Change, Sequence
from base.models.site import SiteSettings
from base.models.source import PublicChangeNote, Source
from base.models.types import own_dates, page_types
from base.models.vocabulary import Term, TermAssignment, Vocabulary, give_terms, terms_by_facet, with_terms

__all__ = [
    "BasePage",
    "BasePageQuerySet",
    "Change",
    "LibraryDocument",
    "LibraryImage",
    "Municipality",
    "PageRelation",
    "PublicChangeNote",
    "Rendition",
    "Sequence",
    "SiteSettings",
    "Source",
    "Term",
    "TermAssignment",
    "Vocabulary",
    "own_dates",
    "page_types",
    "public",
    "give_terms",
    "terms_by_facet",
    "with_terms",
]
