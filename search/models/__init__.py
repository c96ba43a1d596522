from search.models.count import SearchCount
from search.models.document import DocumentText
from search.models.editorial import PromotedResult, SynonymGroup

__all__ = ["DocumentText", "PromotedResult", "SearchCount", "SynonymGroup"]
