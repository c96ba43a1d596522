"""How the files of one source are read: what an editor sets once and uses every year."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from base.fields import LinesField
from figures.models.area import Area
from figures.models.observation import Basis


class ImportProfile(ClusterableModel):
    """How the files of one source are made up. Its columns say what stands where."""

    class Encoding(models.TextChoices):
        UTF8 = "utf-8-sig", "UTF-8"
        WINDOWS = "cp1252", "Windows (West-Europees)"
        UTF16 = "utf-16", "UTF-16 (“Unicode-tekst” van Excel)"
        DOS = "cp850", "DOS (West-Europees)"

    class Delimiter(models.TextChoices):
        SEMICOLON = "puntkomma", "puntkomma ;"
        COMMA = "komma", "komma ,"
        TAB = "tab", "tab"
        BAR = "streep", "rechte streep |"

    class Shape(models.TextChoices):
        COLUMNS = "kolommen", "lang: een rij per cijfer, met vaste kolommen"
        PERIODS = "perioden", "breed: een kolom per jaar"
        EES = "ees", "bestand van Explore education statistics, met .meta.csv"
        SDMX = "sdmx", "SDMX-CSV, zoals van Eurostat of de OESO"

    class PeriodFormat(models.TextChoices):
        SCHOOL_YEAR = "schooljaar", "een schooljaar: 2023-2024, 2023/24 of 202324"
        YEAR = "jaar", "een kalenderjaar: 2023"
        START = "begin", "het jaar waarin het schooljaar begint: 2023 is 2023-2024"
        END = "einde", "het jaar waarin het schooljaar eindigt: 2024 is 2023-2024"

    class Crossings(models.TextChoices):
        REFUSE = "weigeren", "houd me tegen"
        SKIP = "overslaan", "sla ze over, en zeg hoeveel"

    DELIMITER_SIGNS = {"puntkomma": ";", "komma": ",", "tab": "\t", "streep": "|"}
    THOUSANDS = [("", "niets"), ("spatie", "een spatie: 1 000"), (".", "een punt: 1.000"), (",", "een komma: 1,000")]

    name = models.CharField("naam", max_length=120, unique=True, help_text="Zoals: AGODI, afwezigheden per gemeente.")
    indicator = models.ForeignKey(
        "figures.IndicatorPage",
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="welk cijfer",
        help_text="Een kolom kan bij een ander cijfer horen: kies dat dan bij die kolom.",
    )
    basis = models.CharField(
        "telbasis",
        max_length=20,
        choices=Basis,
        help_text="Waarom iemand bij een gebied telt. Eén bestand heeft één telbasis.",
    )
    shape = models.CharField(
        "vorm", max_length=10, choices=Shape, default=Shape.COLUMNS, help_text="Hoe de cijfers staan."
    )
    encoding = models.CharField(
        "tekenset",
        max_length=10,
        choices=Encoding,
        default=Encoding.UTF8,
        help_text="Alleen voor CSV. Zie je “Ã«”? Kies een andere.",
    )
    delimiter = models.CharField(
        "teken tussen kolommen",
        max_length=10,
        choices=Delimiter,
        default=Delimiter.SEMICOLON,
        help_text="Alleen voor CSV.",
    )
    decimal = models.CharField(
        "teken voor decimalen",
        max_length=1,
        choices=[(",", "komma: 14,1"), (".", "punt: 14.1")],
        default=",",
        help_text="Rekenbladen tonen hun getallen met dit teken.",
    )
    thousands = models.CharField(
        "teken tussen duizendtallen", max_length=6, choices=THOUSANDS, blank=True, help_text="Meestal niets."
    )
    round_to = models.PositiveSmallIntegerField(
        "waarden afronden op",
        null=True,
        blank=True,
        validators=[MaxValueValidator(4)],
        help_text="Cijfers na de komma. Leeg: de site neemt over wat er staat.",
    )
    sheet = models.CharField("blad", max_length=80, blank=True, help_text="Naam van het blad. Leeg: het eerste.")
    header_row = models.PositiveSmallIntegerField(
        "rij met de koppen",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(200)],
        help_text="Wat erboven staat, leest de site niet.",
    )
    period_format = models.CharField(
        "hoe een periode geschreven is",
        max_length=12,
        choices=PeriodFormat,
        default=PeriodFormat.SCHOOL_YEAR,
        help_text="De site toont altijd 2023-2024 of 2023.",
    )
    fixed_period = models.CharField(
        "periode van het hele bestand", max_length=20, blank=True, help_text="Alleen als geen kolom de periode zegt."
    )
    area_scheme = models.CharField(
        "codes van gebieden",
        max_length=10,
        choices=Area.Scheme,
        default=Area.Scheme.NIS,
        help_text="Codes van deze site (zoals VLO) mogen er altijd bij.",
    )
    fixed_area = models.CharField(
        "gebied van het hele bestand",
        max_length=20,
        blank=True,
        help_text="De code. Alleen als geen kolom het gebied zegt.",
    )
    totals = LinesField(
        "woorden voor een totaal",
        blank=True,
        default="totaal\nTotal\n_T",
        help_text="Wat in een kolom met een indeling “alle jongeren samen” wil zeggen. Eén per regel.",
    )
    symbols = LinesField(
        "eigen tekens",
        blank=True,
        help_text="Eén per regel, zoals: (*) = c. De tekens van GSS (c, x, z, low, p, u) en SDMX kent de site al.",
    )
    crossings = models.CharField(
        "rijen die twee indelingen kruisen",
        max_length=10,
        choices=Crossings,
        default=Crossings.REFUSE,
        help_text="Zoals jongens in het bso. De site toont één indeling tegelijk.",
    )
    areas_add_up = models.BooleanField(
        "gebieden samen zijn het grotere gebied",
        default=True,
        help_text="Zet dit uit als gemeenten samen niet de provincie zijn.",
    )
    tolerance = models.PositiveSmallIntegerField(
        "hoeveel een som mag afwijken", default=0, help_text="In jongeren. Nul als de bron niet afrondt."
    )
    numerator_rounding = models.PositiveSmallIntegerField(
        "tellers afgerond op",
        default=1,
        validators=[MinValueValidator(1)],
        help_text="1 als de bron niet afrondt, anders zoals 5 of 10.",
    )
    denominator_rounding = models.PositiveSmallIntegerField(
        "noemers afgerond op",
        default=1,
        validators=[MinValueValidator(1)],
        help_text="1 als de bron niet afrondt, anders zoals 5 of 10.",
    )
    outlier = models.PositiveSmallIntegerField(
        "uitschieter vanaf",
        default=50,
        help_text="Procent verandering tegenover de vorige uitgave waarbij de site je vraagt om na te kijken.",
    )

    panels = [
        FieldPanel("name"),
        MultiFieldPanel(
            [FieldPanel("indicator"), FieldRowPanel([FieldPanel("basis"), FieldPanel("shape")])],
            heading="Wat erin staat",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("encoding"), FieldPanel("delimiter")]),
                FieldRowPanel([FieldPanel("decimal"), FieldPanel("thousands"), FieldPanel("round_to")]),
                FieldRowPanel([FieldPanel("sheet"), FieldPanel("header_row")]),
            ],
            heading="Hoe het bestand gemaakt is",
        ),
        InlinePanel("columns", heading="Kolommen", label="kolom", min_num=1),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("period_format"), FieldPanel("fixed_period")]),
                FieldRowPanel([FieldPanel("area_scheme"), FieldPanel("fixed_area")]),
                FieldRowPanel([FieldPanel("totals"), FieldPanel("symbols")]),
            ],
            heading="Codes en tekens",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("crossings"), FieldPanel("areas_add_up")]),
                FieldRowPanel([FieldPanel("tolerance"), FieldPanel("outlier")]),
                FieldRowPanel([FieldPanel("numerator_rounding"), FieldPanel("denominator_rounding")]),
            ],
            heading="Hoe streng de controle is",
        ),
    ]

    class Meta:
        verbose_name = "profiel om cijfers in te lezen"
        verbose_name_plural = "profielen om cijfers in te lezen"
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def delimiter_sign(self):
        """Return the sign between two columns of a CSV file."""
        return self.DELIMITER_SIGNS[self.delimiter]

    @property
    def thousands_sign(self):
        """Return the sign between thousands, "" for none."""
        return " " if self.thousands == "spatie" else self.thousands
