"""A figure as a file says it, before it is an observation."""

from dataclasses import dataclass, field
from decimal import Decimal

from figures.models import TOTAL, ImportColumn, Observation

Role = ImportColumn.Role
TOTAL_CATEGORY = (TOTAL, TOTAL)
VALUE_ROLES = (Role.VALUE, Role.NUMERATOR, Role.DENOMINATOR)


@dataclass(slots=True)
class Figure:
    """A figure of a file.

    Args:
        row: its number in the file.
        column: heading of its first column with a number.
        indicator: primary key of the `IndicatorPage`.
        period, area: as the site writes them.
        category: ``(dimension, code)``.
        decimals: of the value.
        status, missing, remark: as of `Observation`.
        hidden: roles of the numbers that the file does not show because they are small.
        schools: number of schools behind it; None when the file does not say.
    """

    row: int
    column: str
    indicator: int
    period: str
    area: str
    category: tuple[str, str] = TOTAL_CATEGORY
    value: Decimal | None = None
    decimals: int = 0
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    status: object = Observation.Status.NORMAL
    missing: str = ""
    remark: str = ""
    hidden: tuple[str, ...] = field(default=())
    schools: int | None = None

    @property
    def key(self):
        """Return what two figures can't share."""
        return self.indicator, self.period, self.area, self.category

    @property
    def is_suppressed(self):
        """Whether its value is not shown because it is small."""
        return self.missing == Observation.Missing.SUPPRESSED

    @property
    def cell(self):
        """Return ``(value, numerator, denominator, decimals, status, missing, remarks)`` as they are stored."""
        return self.value, self.numerator, self.denominator, self.decimals, self.status, self.missing, self.remark
