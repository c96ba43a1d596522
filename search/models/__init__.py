from search.models.count import SearchCount
from search.models.editorial import PromotedResult, SynonymGroup

__all__ = ["PromotedResult", "SearchCount", "SynonymGroup"]
