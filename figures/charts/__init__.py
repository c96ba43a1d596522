"""Charts as SVG, made of plain values: a chart, its summary and its table have one source.

Each chart has `draw` (for a page), `stand_alone` (a file), `summary`, `notes` and `table`.
"""

from figures.charts.bars import BarChart
from figures.charts.data import Bar, Break, DotRow, Figure, Point, Series, Table, Target
from figures.charts.dots import DotChart
from figures.charts.dutch import Unit
from figures.charts.line import LineChart
from figures.charts.map_classes import MapClass
from figures.charts.multiples import SmallMultiples
from figures.charts.outline_map import OutlineMap
from figures.charts.tile_map import TileMap

__all__ = [
    "Bar",
    "BarChart",
    "Break",
    "DotChart",
    "DotRow",
    "Figure",
    "LineChart",
    "MapClass",
    "OutlineMap",
    "Point",
    "Series",
    "SmallMultiples",
    "Table",
    "Target",
    "TileMap",
    "Unit",
]
