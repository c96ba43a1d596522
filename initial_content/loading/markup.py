"""Checks the texts of a file: a plain text has no HTML, a rich text only what the editor of the CMS can produce."""

import re
from html.parser import HTMLParser

MARKUP = re.compile(r"</?[a-z]|<!|&[a-z]+;|&#", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
ALLOWED_TAGS = {"p", "ul", "ol", "li", "b", "i", "strong", "em", "a", "br"}
ALLOWED_LINK = re.compile(r"(https?:/)?/[^\s]*")


def has_markup(text):
    """Return whether a plain text has HTML, which would be shown to readers as it is."""
    return bool(MARKUP.search(text))


def check_text(value):
    """Return what is wrong with a plain text, in Dutch, or None."""
    if isinstance(value, bool | list | dict):
        return "hier hoort tekst"
    return "hier kan geen HTML" if has_markup(str(value)) else None


def check_html(value):
    """Return what is wrong with a rich text, in Dutch, or None."""
    if not isinstance(value, str) or not value.strip():
        return "hier hoort tekst"
    if "<" in TAG.sub("", value):
        return "een losse < kan hier niet; schrijf &lt;"
    checker = _RichTextChecker()
    checker.feed(value)
    checker.close()
    if checker.open and not checker.problem:
        return f"<{checker.open[-1]}> is niet gesloten"
    return checker.problem


class _RichTextChecker(HTMLParser):
    """Finds the first thing that the rich text editor can't produce."""

    def __init__(self):
        super().__init__()
        self.open, self.problem = [], None

    def refuse(self, text):
        self.problem = self.problem or text

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED_TAGS:
            self.refuse(f"<{tag}> kan hier niet")
        link = dict(attrs).get("href")
        if attrs and not (tag == "a" and len(attrs) == 1 and link and ALLOWED_LINK.fullmatch(link)):
            self.refuse(f"{self.get_starttag_text()} kan hier niet")
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.refuse(f"</{tag}> sluit niets")

    def handle_data(self, data):
        if re.search(r"<[a-z/!?]", data, re.IGNORECASE):
            self.refuse(f"{data.strip()[:30]} kan hier niet")

    def handle_comment(self, data):
        self.refuse("een opmerking kan hier niet")

    handle_decl = handle_pi = unknown_decl = handle_comment
