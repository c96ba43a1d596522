"""Checks that somebody read the results of every publication with a page of its own.

A publication that nobody read stands in the reading list of the index of publications.
"""

import re

from initial_content.checking.passages import passages
from research.models import PublicationPage

RESULTS = r"(?:resultaten|uitkomsten|bevindingen|conclusies|cijfers|aanbevelingen|rapport|studie|publicatie)"
# "De verdere uitkomsten lazen we niet" says that some were read.
ALL = r"(?<!verdere )(?<!andere )(?<!overige )(?<!hele )"
UNREAD = re.compile(
    rf"{ALL}\b{RESULTS} (?:lazen|kennen|kenden) (?:we|wij) (?:nog )?niet\b"
    rf"|\b{RESULTS} (?:is|zijn|werd|werden) (?:nog )?niet gelezen\b"
    r"|\bnog niet gelezen\b|\b(?:lazen|kennen) (?:we|wij) (?:enkel|alleen) de titel\b",
    re.IGNORECASE,
)


def check(pages, problems):
    """Report public pages of publications that say themselves that nobody read the results.

    Args:
        pages: records of the pages.
        problems: `initial_content.loading.problems.Problems` to add to.
    """
    for record in pages:
        if record.model is PublicationPage and not record.is_draft:
            said = next((passage for passage in passages(record) if UNREAD.search(passage.text)), None)
            if said:
                text = "niemand las de resultaten: zet de publicatie in de leeslijst"
                problems.add(said.file, said.line, f"{text} (“{UNREAD.search(said.text)[0]}”)")
