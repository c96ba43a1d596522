from content.models.cause import CauseIndexPage, CausePage
from content.models.home import HomePage
from content.models.loaded import LoadedRecord
from content.models.standard import StandardPage

__all__ = ["CauseIndexPage", "CausePage", "HomePage", "LoadedRecord", "StandardPage"]
