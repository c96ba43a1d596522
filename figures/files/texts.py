"""The texts in the archive of a release: how to read it, notes and the licence."""

import html
import re

from django.conf import settings
from django.utils.html import strip_tags

from base.fields import lines
from base.spreadsheets import escape_formula
from figures import remarks
from search.listings.serializers import LICENCE

NOTES = ("indicator", "soort", "periode", "categorie", "gebieden", "noot")
ENDS = re.compile(r"</(?:p|h\d|ul|ol)>|<br\s*/?>")
COLUMNS_TOLD = """\
- **waarde** is een getal, of leeg als het cijfer er niet is. **symbool** en **ontbreekt** zeggen dan waarom.
- **OBS_STATUS** en **CONF_STATUS** zeggen hetzelfde met de codes van SDMX: A is gewoon, P voorlopig,
  U weinig betrouwbaar, B na een breuk, O ontbreekt, M kan niet bestaan, Q te weinig leerlingen om te tonen;
  F mag iedereen zien, C blijft verborgen.
- **teller** en **noemer** staan er alleen als de bron ze geeft.
- **telbasis** zegt waar een jongere meetelt. Vergelijk geen cijfers met een andere telbasis.
"""


def readable(rich_text):
    """Return rich text as Markdown: paragraphs and lists, without links."""
    text = strip_tags(ENDS.sub("\n\n", rich_text.replace("<li>", "\n- ")))
    paragraphs = [" ".join(part.split()) if "\n-" not in part else part.strip() for part in text.split("\n\n")]
    return html.unescape("\n\n".join(part for part in paragraphs if part))


def guide(release, indicators):
    """Return how to read the figures of a release, in Dutch as Markdown.

    Args:
        release: `figures.models.Release`.
        indicators: pages with figures in it.
    """
    symbols = "\n".join(f"- `{symbol}` {told}" for symbol, told in remarks.GSS_EXPLAINED.items())
    codes = "\n".join(f"- `{code}` {told}" for code, told in remarks.EXPLAINED.items())
    parts = [
        f"# {release.title}",
        f"{source(release)}\n\nUitgave {release.code}, versie {release.version}. {release.covers.capitalize()}",
        "Deze cijfers veranderen niet meer. Wordt er iets verbeterd, dan komt er een volgende versie.",
        release.note,
        f"## De kolommen van cijfers.csv\n\n{COLUMNS_TOLD}",
        f"Wat elk symbool zegt:\n\n{symbols}",
        f"Wat elke opmerking zegt:\n\n{codes}",
        *(_of(page) for page in indicators),
    ]
    return "\n\n".join(part.strip() for part in parts if part) + "\n"


def _of(page):
    """Return the guide of one indicator."""
    counted = f"**Wie wordt geteld:** {page.numerator}" + (f", van {page.denominator}" if page.denominator else "")
    left_out = [f"- {each}" for each in lines(page.excluded)]
    breaks = [f"- {cut.period}, {cut.get_kind_display()}: {cut.explanation}" for cut in page.break_list]
    parts = [
        f"## {page.title}",
        f"Code in de bestanden: `{page.code}`. Eenheid: {page.get_unit_display()}.",
        readable(page.definition),
        counted,
        "**Wie telt niet mee:**\n\n" + "\n".join(left_out) if left_out else "",
        f"**Waar het vandaan komt:** {page.basis_text}",
        readable(page.reading_guide),
        "**Breuken:**\n\n" + "\n".join(breaks) if breaks else "",
    ]
    return "\n\n".join(part for part in parts if part)


def note_rows(indicators):
    """Return the breaks and footnotes of some indicators as rows, with the columns of `NOTES`."""
    found = []
    for page in indicators:
        cuts = [(cut.get_kind_display(), cut.period, "", cut.areas, cut.explanation) for cut in page.break_list]
        notes = [("voetnoot", note.period, note.category, note.areas, note.text) for note in page.footnote_list]
        found += [[escape_formula(cell) for cell in (page.code, *row)] for row in (*cuts, *notes)]
    return found


def source(release):
    """Return the document that the figures come from, as others name it."""
    press = " Volgens de pers." if release.is_press else ""
    link = f" {release.url}" if release.url else ""
    return f"Bron: {release.publisher}, {release.title}, {release.date_text or 'zonder datum'}.{press}{link}"


def licence(release):
    """Return what others may do with the files, in Dutch."""
    return (
        f"De teksten in dit bestand (leeswijzer, noten, namen) zijn van {settings.WAGTAIL_SITE_NAME},\n"
        f"onder de licentie {LICENCE['name']}:\n{LICENCE['url']}\n\n"
        "Losse cijfers zijn feiten. Noem altijd wie ze uitgaf, en wanneer:\n"
        f"{source(release)}\n"
    )
