from practices.models.index import PracticeIndexPage
from practices.models.instrument import InstrumentIndexPage, InstrumentPage
from practices.models.practice import PracticePage

__all__ = ["InstrumentIndexPage", "InstrumentPage", "PracticeIndexPage", "PracticePage"]
