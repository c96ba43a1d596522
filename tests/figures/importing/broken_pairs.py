"""Pairs of files of Explore education statistics that do not fit each other, and SDMX-CSV that is none."""

from tests.figures.importing.broken import Broken

DATA_HEAD = "time_period,time_identifier,geographic_level,country_code,sex,left,left_percent"
DATA = f"{DATA_HEAD}\n202324,Academic year,National,02000,Total,400,10.0\n"
META_HEAD = "col_name,col_type,label"
META = f"{META_HEAD}\nsex,Filter,Sex\nleft,Indicator,Left\nleft_percent,Indicator,Percentage\n"
EES = {
    "shape": "ees",
    "delimiter": "komma",
    "decimal": ".",
    "columns": (("sex", "indeling", "geslacht"), ("left", "teller"), ("left_percent", "waarde")),
}
SDMX_HEAD = "DATAFLOW,freq,sex,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG"
SDMX = {
    "shape": "sdmx",
    "delimiter": "komma",
    "decimal": ".",
    "period_format": "jaar",
    "area_scheme": "eurostat",
    "columns": (("sex", "indeling", "geslacht", "T = totaal\nM = man\nF = vrouw"),),
}


def ees(fault, sentence, data=DATA, meta=META, **options):
    """Return a `Broken` pair of files."""
    return Broken(fault, data, sentence, {**EES, **options}, meta=meta)


def sdmx(fault, line, sentence, head=SDMX_HEAD):
    """Return a `Broken` file of SDMX-CSV with one line."""
    return Broken(fault, f"{head}\n{line}\n", sentence, SDMX)


PAIRS = [
    ees("no .meta.csv", "Bij dit profiel hoort ook het bestand .meta.csv.", meta=None),
    ees("a .meta.csv of something else", "In het bestand .meta.csv ontbreekt de kolom “col_name”.", meta="a,b\n1,2\n"),
    ees(
        "a type of column that is unknown",
        "In het bestand .meta.csv, rij 2, staat “Filters”.",
        meta=META.replace("Filter,", "Filters,"),
    ),
    ees(
        "an explained column that is not there",
        "noemt de kolom “age”, maar die staat niet bij de cijfers.",
        meta=META + "age,Filter,Age\n",
    ),
    ees("a filter that the profile does not know", "Het bestand deelt op volgens “sex”", columns=EES["columns"][1:]),
    ees(
        "a figure that is not explained",
        "Volgens het bestand .meta.csv is “left” geen cijfer",
        meta=META.replace("left,Indicator,Left\n", ""),
    ),
    ees(
        "data of something else",
        "Dit is geen bestand van Explore education statistics: de kolom “time_identifier” ontbreekt.",
        data=DATA.replace("time_identifier", "kind"),
    ),
    ees(
        "a level without a code",
        "Rij 2, kolom “gebied”: Gebied “School” bestaat niet.",
        data=DATA.replace("National", "School"),
    ),
    ees(
        "a week",
        "Rij 2, kolom “periode”: “2024” is geen periode",
        data=DATA.replace("202324,Academic year", "2024,Week 3"),
    ),
    sdmx("a country that is unknown", "ESTAT:X(1.0),A,T,XX,2023,9.3,", "Rij 2, kolom “geo”: Gebied “XX” bestaat niet."),
    sdmx("a month", "ESTAT:X(1.0),M,T,BE,2023-01,9.3,", "Rij 2, kolom “TIME_PERIOD”: “2023-01” is geen periode"),
    sdmx(
        "a flag that is unknown",
        "ESTAT:X(1.0),A,T,BE,2023,9.3,q",
        "Rij 2, kolom “OBS_FLAG”: De toestand “q” kennen we niet.",
    ),
    sdmx("a sex that is unknown", "ESTAT:X(1.0),A,X,BE,2023,9.3,", "Rij 2, kolom “sex”: Categorie “X” bestaat niet"),
    sdmx(
        "no OBS_VALUE",
        "ESTAT:X(1.0),A,T,BE,2023,9.3,",
        "Het profiel zegt niet in welke kolom de cijfers staan.",
        SDMX_HEAD.replace("OBS_VALUE", "VALUE"),
    ),
]
