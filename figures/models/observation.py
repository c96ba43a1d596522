"""The figures themselves: a series of one indicator on one base, and each of its observations."""

from decimal import Decimal

from django.db import models
from django.db.models import Q

from figures import remarks
from figures.charts import Unit
from figures.models.area import Area
from figures.models.classification import Category
from figures.models.release import Release


class Basis(models.TextChoices):
    """By what a figure counts somebody in an area."""

    EDUCATION = "onderwijs", "alle Nederlandstalige scholen"
    RESIDENCE = "woonplaats", "waar de jongere woont"
    SCHOOL = "vestigingsplaats", "waar de school ligt"
    SURVEY = "enquete", "een enquête bij wie er woont"
    UNKNOWN = "onbekend", "niet vermeld in de bron"


class Series(models.Model):
    """What may stand in one line: one indicator, so one definition, in one area, on one base, of one category.

    Every observation belongs to exactly one series, so no series can mix definitions or bases. A figure whose base is
    unknown has a series for itself alone: it names its only period.
    """

    # `figures.keeping` refuses the deletion of a page with series, in words and before the database does.
    indicator = models.ForeignKey(
        "figures.IndicatorPage", models.DO_NOTHING, related_name="series", verbose_name="indicator"
    )
    area = models.ForeignKey(Area, models.PROTECT, related_name="series", verbose_name="gebied")
    category = models.ForeignKey(Category, models.PROTECT, related_name="series", verbose_name="categorie")
    basis = models.CharField("telbasis", max_length=20, choices=Basis)
    only_period = models.CharField("enige periode", max_length=9, blank=True)

    class Meta:
        verbose_name = "reeks"
        verbose_name_plural = "reeksen"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area", "category", "basis", "only_period"], name="figures_series_once"
            ),
            models.CheckConstraint(
                condition=Q(basis="onbekend") & ~Q(only_period="") | ~Q(basis="onbekend") & Q(only_period=""),
                name="figures_series_of_unknown_base_is_one_figure",
            ),
        ]

    def __str__(self):
        return f"{self.indicator_id} {self.area_id} {self.category_id} {self.basis}"

    @property
    def is_loose(self):
        """Whether it is a figure that stands outside every line."""
        return bool(self.only_period)


class Observation(models.Model):
    """One figure. What it is stands in numbers; what is to be known about it stands apart.

    ``remarks`` holds codes of `figures.remarks`, with a space between them.
    """

    class Status(models.TextChoices):
        NORMAL = "A", "definitief"
        PROVISIONAL = "P", "voorlopig"
        UNRELIABLE = "U", "weinig betrouwbaar"

    class Missing(models.TextChoices):
        NOT_MISSING = "", "niet"
        NOT_GIVEN = "niet-in-bron", "de bron geeft geen percentage"
        NOT_SEEN = "niet-zichtbaar", "we konden de waarde in de bron niet lezen"
        SUPPRESSED = "te-klein", "te weinig leerlingen om te tonen"
        NOT_AVAILABLE = "niet-beschikbaar", "de bron heeft dit cijfer niet"
        NOT_APPLICABLE = "kan-niet-bestaan", "dit cijfer kan hier niet bestaan"
        NEARLY_NONE = "bijna-nul", "bijna nul: de bron rondt het af"

    series = models.ForeignKey(Series, models.PROTECT, related_name="observations", verbose_name="reeks")
    release = models.ForeignKey(Release, models.PROTECT, related_name="observations", verbose_name="uitgave")
    period = models.CharField("periode", max_length=9, help_text="Een schooljaar (2020-2021) of een jaar (2021).")
    value = models.DecimalField("waarde", max_digits=14, decimal_places=4, null=True, blank=True)
    decimals = models.PositiveSmallIntegerField("cijfers na de komma", default=0)
    numerator = models.DecimalField("teller", max_digits=14, decimal_places=0, null=True, blank=True)
    denominator = models.DecimalField("noemer", max_digits=14, decimal_places=0, null=True, blank=True)
    status = models.CharField("toestand", max_length=1, choices=Status, default=Status.NORMAL)
    missing = models.CharField("waarom zonder waarde", max_length=20, choices=Missing, blank=True)
    remarks = models.CharField("opmerkingen", max_length=160, blank=True)

    class Meta:
        verbose_name = "waarneming"
        verbose_name_plural = "waarnemingen"
        constraints = [
            models.UniqueConstraint(fields=["series", "period", "release"], name="figures_observation_once"),
            models.CheckConstraint(
                condition=Q(value__isnull=True) & ~Q(missing="") | Q(value__isnull=False) & Q(missing=""),
                name="figures_observation_has_a_value_or_says_why",
            ),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(denominator__gt=0), name="figures_denominator_above_zero"
            ),
            # What is too small to show is not in the database either, so that no file or query can give it away.
            models.CheckConstraint(
                condition=~Q(missing="te-klein") | Q(numerator__isnull=True, denominator__isnull=True),
                name="figures_observation_too_small_has_no_numbers",
            ),
        ]

    def __str__(self):
        return f"{self.period}: {self.value}"

    @property
    def shown(self):
        """The value with as many decimals as the source gives, or None."""
        return None if self.value is None else Decimal(self.value).quantize(Decimal(1).scaleb(-self.decimals))

    @property
    def remark_codes(self):
        """The codes of its remarks, in their order."""
        return self.remarks.split()

    @property
    def is_break(self):
        """Whether its source says that it can't be compared with the one before."""
        return remarks.BREAK in self.remark_codes

    def words(self, unit):
        """Return the figure in Dutch: "14,1%", "8.109 leerlingen"; without a value, why that is.

        Args:
            unit: of the indicator, as text: "%" or a plural.
        """
        if self.value is not None:
            return Unit(unit, self.decimals).words(self.shown)
        if self.missing == self.Missing.NOT_GIVEN and self.numerator is not None and self.denominator is not None:
            return f"{Unit('').number(self.numerator)} van de {Unit('').number(self.denominator)}"
        return self.get_missing_display()

    @property
    def short_remarks(self):
        """What to know about it, in words beside the figure."""
        told = ["volgens de pers"] if self.release.is_press else []
        told += [self.get_status_display()] if self.status != self.Status.NORMAL else []
        return [*told, *(remarks.SHORT[code] for code in self.remark_codes if code in remarks.SHORT)]

    @property
    def where(self):
        """The area and the period, with the base where an area may have figures on two of them."""
        place = f"{self.series.area.title}, {self.period}"
        by_place = self.series.basis in {Basis.RESIDENCE, Basis.SCHOOL}
        return f"{place} ({self.series.get_basis_display()})" if by_place else place

    @property
    def counted(self):
        """How many were counted, of how many where that is known, in Dutch words; "" when the source does not say."""
        if self.numerator is None or self.value is None or self.numerator == self.value:
            return ""
        whole = f" van de {Unit('').number(self.denominator)}" if self.denominator is not None else ""
        return f"{Unit('').number(self.numerator)}{whole} jongeren"
