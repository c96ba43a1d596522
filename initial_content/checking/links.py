"""Checks that a page leads on to no more links than a reader would choose from."""

import re

from wagtail.fields import RichTextField

from base.fields import BodyField
from initial_content.loading.values import columns
from search.listings.next_steps import MOST

LINK = re.compile(r"<a\b", re.IGNORECASE)
HEADING = re.compile(r"<h[23]\b", re.IGNORECASE)
AT_THE_FOOT = "related"  # the kind of relation of "Zie ook", which every page shows at its foot


def check(pages, problems):
    """Report pages with more than `MOST` links at their foot: those that editors chose, or those that end a text.

    Args:
        pages: records of the pages.
        problems: `initial_content.loading.problems.Problems` to add to.
    """
    for record in pages:
        chosen = len((record.data.get("relations") or {}).get(AT_THE_FOOT, []))
        if chosen > MOST:
            problems.on(record, f"{chosen} keer “Zie ook” (hoogstens {MOST})")
        for name, column in columns(record.model).items():
            text = record.data.get(name)
            if isinstance(column, BodyField | RichTextField) and isinstance(text, str):
                ending = len(LINK.findall(HEADING.split(text)[-1]))
                if ending > MOST:
                    problems.on(record, f"“{name}” eindigt met {ending} links (hoogstens {MOST})")
