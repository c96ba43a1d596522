"""Files with one cell that is wrong."""

from tests.factories.importing import COLUMNS, HEAD
from tests.figures.importing.broken import GOOD, Broken, with_line, with_more
from tests.figures.importing.broken_files import TABLE, without
from tests.figures.importing.sheets import xlsx

LONE = HEAD + "\n2023-2024;02000;totaal;{};{};{}\n"
STATUS = (*COLUMNS, ("OBS_STATUS", "toestand"))
CONFIDENTIAL = (*COLUMNS, ("CONF_STATUS", "toestand"))
SCHOOLS = (*COLUMNS, ("scholen", "scholen"))
MEASURE = (*without("teller", "noemer"), ("maat", "maat", "", "n = teller\nd = noemer\npct = waarde"))


def lone(numerator="400", denominator="4000", value="10,0"):
    """Return a file of one figure."""
    return LONE.format(numerator, denominator, value)


def extra(heading, cell):
    """Return a file of one figure with a column more."""
    return f"{HEAD};{heading}\n2023-2024;02000;totaal;400;4000;10,0;{cell}\n"


CODES = [
    Broken(
        "an area that is unknown",
        with_more("2023-2024;77777;totaal;400;4000;10,0"),
        "Rij 7, kolom “gebied”: Gebied “77777” bestaat niet.",
    ),
    Broken(
        "an area that lost its zero",
        with_line(2, "2023-2024;2000;totaal;400;4000;10,0"),
        "Rij 2, kolom “gebied”: Gebied “2000” bestaat niet. Bedoel je 02000",
    ),
    Broken(
        "the name of an area",
        with_line(2, "2023-2024;Gent;totaal;400;4000;10,0"),
        "“Gent” is een naam. Schrijf de code 44021",
    ),
    Broken(
        "an area of another code list",
        with_line(2, "2023-2024;BE;totaal;400;4000;10,0"),
        "Gebied “BE” hoort bij de codes van Eurostat",
    ),
    Broken(
        "no area", with_line(3, "2023-2024;;totaal;400;4000;10,0"), "Rij 3, kolom “gebied”: Hier ontbreekt het gebied."
    ),
    Broken(
        "a category that is unknown",
        with_more("2023-2024;02000;x;400;4000;10,0"),
        "Rij 7, kolom “geslacht”: Categorie “x” bestaat niet bij de indeling “geslacht”. Die heeft: man, vrouw.",
    ),
    Broken(
        "the name of a category",
        with_line(5, "2023-2024;02000;jongens;250;2000;12,5"),
        "“jongens” is een naam. Schrijf de code man",
    ),
    Broken(
        "no category",
        with_line(5, "2023-2024;02000;;250;2000;12,5"),
        "Rij 5, kolom “geslacht”: Hier ontbreekt de categorie.",
    ),
    Broken(
        "two breakdowns that cross",
        f"{HEAD};vorm\n2023-2024;02000;man;400;4000;10,0;bso\n",
        "Rij 2, kolom “vorm”: Deze rij kruist “geslacht” met “vorm”.",
        {"columns": (*COLUMNS, ("vorm", "indeling", "vorm"))},
    ),
    Broken(
        "an indicator that is unknown",
        extra("cijfer", "spijbelen"),
        "Rij 2, kolom “cijfer”: Cijfer “spijbelen” bestaat niet op de site.",
        {"columns": (*COLUMNS, ("cijfer", "cijfer"))},
    ),
    Broken(
        "no indicator",
        lone(),
        "Het profiel zegt niet welk cijfer dit is.",
        {"indicator": None, "columns": without("teller", "noemer")},
    ),
    Broken(
        "a year where a school year was said",
        with_line(2, "2023;02000;totaal;400;4000;10,0"),
        "Rij 2, kolom “periode”: “2023” is geen periode zoals het profiel ze verwacht",
    ),
    Broken(
        "a school year of two years",
        with_line(2, "2023-2025;02000;totaal;400;4000;10,0"),
        "“2023-2025” is geen periode",
    ),
    Broken("a school year where a year was said", lone(), "“2023-2024” is geen periode", {"period_format": "jaar"}),
    Broken("no period", with_line(2, ";02000;totaal;400;4000;10,0"), "Rij 2, kolom “periode”: “” is geen periode"),
    Broken(
        "a measure that is unknown",
        "periode;gebied;geslacht;percentage;maat\n2023-2024;02000;totaal;400;som\n",
        "Rij 2, kolom “maat”: “som” is geen waarde, teller of noemer.",
        {"columns": MEASURE},
    ),
    Broken(
        "a measure that is there twice",
        "periode;gebied;geslacht;percentage;maat\n2023-2024;02000;totaal;400;n\n2023-2024;02000;totaal;410;n\n",
        "Rij 3, kolom “percentage”: Dit cijfer staat ook in rij 2",
        {"columns": MEASURE},
    ),
    Broken(
        "a figure that is there twice",
        with_more("2023-2024;40000;totaal;150;2000;7,5"),
        "Rij 7, kolom “percentage”: Dit cijfer staat ook in rij 4: Provincie Oost-Vlaanderen, 2023-2024.",
    ),
    Broken(
        "a total that is there twice under two names",
        with_more("2023-2024;40000;Total;150;2000;7,5"),
        "Dit cijfer staat ook in rij 4",
    ),
    Broken(
        "a year that is there twice",
        "gebied;2022-2023;2022/23\n02000;10,0;10,0\n",
        "Rij 2, kolom “2022/23”: Dit cijfer staat ook in rij 2",
        {"shape": "perioden", "columns": (("gebied", "gebied"),)},
    ),
]
NUMBERS = [
    Broken(
        "a decimal point where a comma was said",
        lone(value="10.0"),
        "Rij 2, kolom “percentage”: “10.0” is geen getal. Het profiel schrijft decimalen met een komma.",
    ),
    Broken(
        "a decimal comma where a point was said",
        lone(),
        "“10,0” is geen getal. Het profiel schrijft decimalen met een punt.",
        {"decimal": "."},
    ),
    Broken("thousands at the wrong place", lone(denominator="40.00"), "Rij 2, kolom “noemer”: ", {"thousands": "."}),
    Broken("letters in a number", lone(numerator="4OO"), "Rij 2, kolom “teller”: Het teken “4OO” kennen we niet."),
    Broken(
        "a sign that is unknown",
        lone(value="§"),
        "Rij 2, kolom “percentage”: Het teken “§” kennen we niet. Zet het bij “eigen tekens” in het profiel",
    ),
    Broken("a fault of the spreadsheet", lone(value="#N/B"), "Hier staat een foutmelding van het rekenblad (#N/B)."),
    Broken("a formula in a CSV file", lone(value="=D2/E2"), "Hier staat een formule die nooit uitgerekend is."),
    Broken(
        "a formula that was never computed",
        lambda: xlsx([*TABLE[:1], [*TABLE[1][:5], "=D2/E2"]]),
        "Rij 2, kolom “percentage”: Hier staat een formule",
    ),
    Broken("five decimals", lone(value="10,00001"), "“10,00001” heeft te veel cijfers."),
    Broken(
        "fifteen digits",
        lone(denominator="123456789012345"),
        "Rij 2, kolom “noemer”: “123456789012345” heeft te veel cijfers.",
    ),
    Broken(
        "a percentage above 100",
        lone("", "", "101,0"),
        "Rij 2, kolom “percentage”: 101,0% kan niet: een percentage is hoogstens 100.",
    ),
    Broken(
        "a percentage below 0",
        lone("", "", "-1,0"),
        "-1,0 kan niet: een aantal of percentage is nooit kleiner dan nul.",
    ),
    Broken(
        "half a pupil",
        lone(numerator="400,5"),
        "Rij 2, kolom “teller”: 400,5 kan niet: een aantal jongeren is een heel getal.",
    ),
    Broken(
        "more counted than there are",
        lone("4000", "400", ""),
        "Rij 2, kolom “teller”: De teller (4000) is groter dan de noemer (400). Staan ze omgewisseld?",
    ),
    Broken("a denominator of nothing", lone("", "0", "10,0"), "Rij 2, kolom “noemer”: De noemer is nul."),
    Broken(
        "a percentage that is not the division",
        lone(value="11,0"),
        "Rij 2, kolom “percentage”: 11,0% klopt niet: 400 van de 4000 is 10,0%.",
    ),
    Broken("a percentage that is off by a decimal", lone(value="10,1"), "10,1% klopt niet"),
    Broken(
        "a figure without anything",
        extra("OBS_STATUS", "P").replace("400;4000;10,0", ";;"),
        "Deze cel is leeg.",
        {"columns": STATUS},
    ),
    Broken(
        "a number beside a sign that there is none",
        extra("OBS_STATUS", "M"),
        "Naast 10,0 staat een teken dat er geen cijfer is.",
        {"columns": STATUS},
    ),
    Broken(
        "a status that is unknown",
        extra("OBS_STATUS", "Y"),
        "Rij 2, kolom “OBS_STATUS”: De toestand “Y” kennen we niet.",
        {"columns": STATUS},
    ),
    Broken(
        "who may see it in an unknown word",
        extra("CONF_STATUS", "geheim"),
        "Rij 2, kolom “CONF_STATUS”: De toestand “geheim” kennen we niet.",
        {"columns": CONFIDENTIAL},
    ),
    Broken(
        "a number of schools in words",
        extra("scholen", "drie"),
        "Rij 2, kolom “scholen”: “drie” is geen aantal scholen.",
        {"columns": SCHOOLS},
    ),
    Broken("half a school", extra("scholen", "3,5"), "“3,5” is geen aantal scholen.", {"columns": SCHOOLS}),
    Broken(
        "categories that are not the total",
        with_line(5, "2023-2024;02000;man;260;2000;13,0"),
        "Rij 2, kolom “percentage”: Vlaams Gewest, 2023-2024: de teller is 400, maar de categorieën samen geven "
        "410: jongens, meisjes.",
    ),
    Broken(
        "areas that are not the larger area",
        with_line(4, "2023-2024;40000;totaal;160;2000;8,0"),
        "de teller is 400, maar de gebieden samen geven 410: Provincie Antwerpen, Provincie Oost-Vlaanderen.",
    ),
    Broken(
        "denominators that are not the total",
        with_line(4, "2023-2024;40000;totaal;150;1500;10,0"),
        "de noemer is 4000, maar de gebieden samen geven 3500",
    ),
    Broken(
        "parts that are more than the total",
        GOOD.replace("2023-2024;40000;totaal;150;2000;7,5\n", "").replace(
            "10000;totaal;250;2000;12,5", "10000;totaal;500;2000;25,0"
        ),
        "de teller is 400, maar de gebieden samen geven 500",
        errors=1,
    ),
]
