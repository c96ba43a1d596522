"""What a list says of itself: how well its results fit what was asked."""

import re
from urllib.parse import urlencode

from django.urls import reverse

from base import text
from search.engine import query_parser

POSTCODE = re.compile("[1-9][0-9]{3}")


class ResultMessages:
    """How the results of a list fit, in Dutch.

    Args:
        query: cleaned text of the visitor.
        found: `search.engine.documents.Found`.
        notices: sentences on what was asked and is not known.
        url: address of the list.
    """

    def __init__(self, query, found, notices, url):
        self.query, self.found, self.notices, self.url = query, found, notices, url

    @property
    def only_some_words(self):
        """Whether some results lack a word of the question; without an index nobody can say which."""
        return bool(self.query) and self.found.complete < self.found.total

    @property
    def query_words(self):
        """How many words were asked."""
        return len(text.words(self.query).split())

    @property
    def complete_text(self):
        """How many results have all that was asked: "waarvan 12 met al je woorden bij elkaar"; "" when all or none."""
        if not self.only_some_words or not self.found.complete:
            return ""
        if len(query_parser.parse(self.query).ways) > 1:
            return f"waarvan {self.found.complete} die er het best bij passen"
        words = "al je woorden bij elkaar" if self.query_words > 1 else "je woord zelf"
        return f"waarvan {self.found.complete} met {words}"

    @property
    def remark(self):
        """What a visitor should know of how the results fit, as a sentence or two; "" when they just do."""
        found, told = self.found, []
        if not self.query or not self.found.total:
            return ""
        if query_parser.parse(self.query) == query_parser.ParsedQuery():
            return f"In “{self.query}” staat geen woord om op te zoeken. Je ziet de lijst zonder zoekwoord."
        if found.resembling:
            like = f"wat past bij “{found.corrected}”" if found.corrected else "wat er het meest op lijkt"
            told = [f"We vonden niets met “{self.query}”. Je ziet {like}."]
        elif found.corrected:
            told = [f"Je ziet ook wat past bij “{found.corrected}”."]
        if self.only_some_words and not found.complete and not found.resembling:
            told.append("Geen enkele pagina heeft al je woorden bij elkaar. Je ziet wat er het dichtst bij komt.")
        return " ".join(told)

    @property
    def postcode(self):
        """The question when it looks like a postcode: that is asked of who helps, not of texts; else ""."""
        return self.query if POSTCODE.fullmatch(self.query) else ""

    @property
    def sentences(self):
        """Everything to say about the list, for exports."""
        return [*self.notices, *filter(None, [self.remark])]

    @property
    def everywhere_url(self):
        """Where the same words are looked for on the whole site; "" on that list itself and without words."""
        everywhere = reverse("search")
        return f"{everywhere}?{urlencode({'q': self.query})}" if self.query and self.url != everywhere else ""
