from base.models.carried_terms import attach_terms, term_rows, terms_by_facet, with_terms
from base.models.content_version import Change, ContentVersion
from base.models.listed import NextStep
from base.models.media import LibraryDocument, LibraryImage, Rendition
from base.models.page import BasePage
from base.models.place import Municipality
from base.models.queries import BasePageQuerySet, complete_page, public
from base.models.record import Record, RecordQuerySet, record_types
from base.models.relation import PageRelation
from base.models.site import SiteSettings
from base.models.source import PublicChangeNote, Source
from base.models.term import FormerSlug, Term, TermAssignment
from base.models.types import model_of, own_dates, page_types
from base.models.vocabulary import Vocabulary

__all__ = [
    "BasePage",
    "BasePageQuerySet",
    "complete_page",
    "Change",
    "FormerSlug",
    "LibraryDocument",
    "LibraryImage",
    "Municipality",
    "NextStep",
    "PageRelation",
    "PublicChangeNote",
    "Record",
    "RecordQuerySet",
    "Rendition",
    "ContentVersion",
    "SiteSettings",
    "Source",
    "Term",
    "TermAssignment",
    "Vocabulary",
    "model_of",
    "own_dates",
    "page_types",
    "public",
    "record_types",
    "attach_terms",
    "term_rows",
    "terms_by_facet",
    "with_terms",
]
