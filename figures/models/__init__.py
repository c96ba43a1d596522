from figures.models.area import Area
from figures.models.area_change import AreaChange
from figures.models.area_outline import AreaOutline, OutlineMap
from figures.models.classification import TOTAL, Category, Dimension
from figures.models.disclosure_rule import DisclosureRule
from figures.models.figures_import import FiguresImport, ImportFile, ImportStateError
from figures.models.import_column import ImportColumn
from figures.models.import_profile import ImportProfile
from figures.models.index import FiguresIndexPage
from figures.models.indicator import IndicatorPage, Question
from figures.models.indicator_rows import Break, Footnote, Target
from figures.models.observation import Basis, Observation, Series
from figures.models.release import PromisedDate, Publication, Release
from figures.models.release_file import ReleaseFile

__all__ = [
    "TOTAL",
    "Area",
    "AreaChange",
    "AreaOutline",
    "Basis",
    "Break",
    "Category",
    "Dimension",
    "DisclosureRule",
    "FiguresImport",
    "FiguresIndexPage",
    "Footnote",
    "ImportColumn",
    "ImportFile",
    "ImportProfile",
    "ImportStateError",
    "IndicatorPage",
    "Observation",
    "OutlineMap",
    "PromisedDate",
    "Publication",
    "Question",
    "Release",
    "ReleaseFile",
    "Series",
    "Target",
]
