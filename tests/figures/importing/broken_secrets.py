"""Files that show a small group, or from which a hidden one can be computed."""

from tests.factories.importing import COLUMNS, HEAD, rows
from tests.figures.importing.broken import Broken
from tests.figures.importing.broken_cells import lone

SCHOOL = {"basis": "vestigingsplaats"}
WITH_SCHOOLS = {**SCHOOL, "columns": (*COLUMNS, ("scholen", "scholen"))}
ROUNDED = {"denominator_rounding": 5}
TOTAL = "2023-2024;02000;totaal;400;4000;10,0"


def schools(number):
    """Return a file of one figure with a number of schools."""
    return f"{HEAD};scholen\n2023-2024;02000;totaal;400;4000;10,0;{number}\n"


SECRETS = [
    Broken(
        "no rule for small groups", lone(), "Deze publicatie heeft nog geen regel voor kleine aantallen.", rule=None
    ),
    Broken(
        "a small numerator",
        lone("4", "400", "1,0"),
        "Rij 2, kolom “percentage”: Vlaams Gewest, 2023-2024: de teller is 4, minder dan 5.",
    ),
    Broken("a small numerator in a percentage", lone("", "400", "1,0"), "de teller is 4 (1,0% van 400), minder dan 5."),
    Broken(
        "a small numerator in a percentage of a rounded group",
        lone("", "55", "7,3"),
        "de teller is 4 (7,3% van 55), minder dan 5.",
        ROUNDED,
    ),
    Broken("a small rest", lone("396", "400", "99,0"), "de rest is 4 (400 min 396), minder dan 5."),
    Broken("a small rest in a percentage", lone("", "400", "99,0"), "de rest is 4 (99,0% van 400), minder dan 5."),
    Broken(
        "a small group", lone("5", "9", "55,6"), "een groep van 9 is te klein om te tonen (minder dan 10).", errors=2
    ),
    Broken("nobody", lone("0", "400", "0,0"), "0% zegt iets over iedereen in de groep. Dat tonen we hier nooit."),
    Broken("everybody", lone("400", "400", "100,0"), "100% zegt iets over iedereen in de groep."),
    Broken("nobody without a group", lone("", "", "0,0"), "0% zegt iets over iedereen in de groep."),
    Broken(
        "nobody of a group that is not large",
        lone("0", "99", "0,0"),
        "Dat tonen we hier onder de 100 niet.",
        rule={"extremes": "groot"},
    ),
    Broken(
        "a hidden category beside the others",
        rows(TOTAL, "2023-2024;02000;man;397;3000;13,2", "2023-2024;02000;vrouw;[c];[c];[c]"),
        "Rij 4, kolom “percentage”: De teller van Vlaams Gewest, 2023-2024, meisjes is verborgen, maar is te "
        "berekenen: "
        "400 (Vlaams Gewest, alle jongeren samen) − 397 (Vlaams Gewest, jongens) = 3.",
    ),
    Broken(
        "a hidden category that is large",
        rows(TOTAL, "2023-2024;02000;man;300;3000;10,0", "2023-2024;02000;vrouw;[c];[c];[c]"),
        "400 (Vlaams Gewest, alle jongeren samen) − 300 (Vlaams Gewest, jongens) = 100.",
    ),
    Broken(
        "a hidden area beside the others",
        rows(TOTAL, "2023-2024;10000;totaal;397;2000;19,9", "2023-2024;40000;totaal;[c];[c];[c]"),
        "De teller van Provincie Oost-Vlaanderen, 2023-2024 is verborgen, maar is te berekenen",
    ),
    Broken(
        "a hidden total of areas that are shown",
        rows(
            "2023-2024;02000;totaal;[c];[c];[c]",
            "2023-2024;10000;totaal;200;2000;10,0",
            "2023-2024;40000;totaal;100;2000;5,0",
        ),
        "200 (Provincie Antwerpen, alle jongeren samen) + 100 (Provincie Oost-Vlaanderen, alle jongeren samen) = 300.",
    ),
    Broken(
        "an area that is left out and small",
        rows(TOTAL, "2023-2024;10000;totaal;397;2000;19,9"),
        "De teller van Provincie Oost-Vlaanderen, 2023-2024, die niet in het bestand staat, is te berekenen",
    ),
    Broken(
        "hidden cells that follow one after another",
        rows(
            *(TOTAL, "2023-2024;02000;man;200;2000;10,0", "2023-2024;02000;vrouw;200;2000;10,0"),
            *(
                "2023-2024;10000;totaal;200;2000;10,0",
                "2023-2024;10000;man;100;1000;10,0",
                "2023-2024;10000;vrouw;[c];[c];[c]",
            ),
            *(
                "2023-2024;40000;totaal;[c];[c];[c]",
                "2023-2024;40000;man;[c];[c];[c]",
                "2023-2024;40000;vrouw;[c];[c];[c]",
            ),
        ),
        "De teller van Provincie Antwerpen, 2023-2024, meisjes is verborgen, maar is te berekenen",
        errors=4,
    ),
    Broken(
        "a numerator that the percentage gives back",
        lone("[c]", "55", "10,9"),
        "De teller van Vlaams Gewest, 2023-2024 is verborgen, maar is te berekenen: 10,9% van 55 (afgerond) kan "
        "alleen 6 zijn.",
        ROUNDED,
    ),
    Broken("no number of schools", lone(), "Zeg in een kolom hoeveel scholen erachter zitten", SCHOOL),
    Broken(
        "one school",
        schools(1),
        "Hier zit 1 school achter, minder dan 3: dat is een cijfer van een school.",
        WITH_SCHOOLS,
    ),
    Broken("two schools", schools(2), "Hier zitten 2 scholen achter", WITH_SCHOOLS),
    Broken("four schools where five are asked", schools(4), "4 scholen", WITH_SCHOOLS, rule={"least_schools": 5}),
]
