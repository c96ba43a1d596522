"""Words of the glossary in running text: the first time one stands on a page, it links to what it means."""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape

# What is no running text: headings, links, quotes, captions, controls, and what a template marks itself.
SKIPPED = frozenset(
    {
        *("h1", "h2", "h3", "h4", "h5", "h6", "a", "blockquote", "q", "cite", "figcaption", "caption", "th", "dt"),
        *("summary", "button", "label", "legend", "nav", "code", "pre", "script", "style", "textarea", "select"),
        *("option", "svg", "abbr", "title", "video", "audio"),
    }
)
MARK = "data-no-terms"
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
# A comment or a tag; what stands between is text, so whatever this does not know is copied as it is.
TOKEN = re.compile(r"""<!--.*?-->|<(/?)([a-zA-Z][\w-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""", re.DOTALL)

# A word; a hyphen ties words together: "CLB-medewerker" is another word than "CLB". So do an apostrophe, "CLB’s", and
# an at sign, "CLBch@t".
WORD = re.compile(r"[^\W_][\w]*(?:[-’'@][^\W_][\w]*)*-?")


@dataclass(frozen=True)
class Entry:
    """One word of the glossary.

    Args:
        pk: of its page.
        title: the word.
        url: of its page.
        definition: what it means, in a sentence or two.
        written_out: what an abbreviation stands for, or "".
        forms: plurals and other spellings that count as this word.
    """

    pk: int
    title: str
    url: str
    definition: str
    written_out: str = ""
    forms: tuple[str, ...] = ()


def link(html, entries, leave_out=None):
    """Link the first occurrence of each word in a piece of our own HTML.

    Args:
        html: well-formed as far as what is skipped goes; anything else comes back as it was.
        entries: tuple of `Entry`.
        leave_out: pk of an entry not to link, on its own page.

    Returns:
        ``(html, used)``: the same text with links in it, and the entries linked, in order of appearance.
    """
    if not entries:
        return html, []
    words = _words(tuple(entries))
    pieces, used, skipping, end = [], [], [], 0
    for token in TOKEN.finditer(html):
        text = html[end : token.start()]
        pieces += [text if skipping else _linked(text, words, used, leave_out), token[0]]
        end = token.end()
        if token[2]:
            _follow(token, skipping)
    text = html[end:]
    pieces.append(text if skipping else _linked(text, words, used, leave_out))
    return "".join(pieces), used


def _follow(token, skipping):
    """Note what opens and closes of what is skipped.

    Args:
        token: match of `TOKEN` for a tag.
        skipping: tags that are open inside what is skipped, outermost first; changed in place.
    """
    closing, tag, attributes = token[1], token[2].lower(), token[3]
    if closing:
        if tag in skipping:
            while skipping.pop() != tag:
                pass
        return
    opens = tag not in VOID and not attributes.rstrip().endswith("/")
    if opens and (skipping or tag in SKIPPED or MARK in attributes.lower().split()):
        skipping.append(tag)


def _linked(text, words, used, leave_out):
    """Link what a piece of text names for the first time; adds to ``used``."""
    pieces, end, number = [], 0, 0
    found = [match for match in WORD.finditer(text) if text[match.start() - 1 : match.start()] not in ("&", "#")]
    while number < len(found):
        entry, length = _named(text, found, number, words)
        number += length
        if entry is None or entry in used or entry.pk == leave_out:
            continue
        start, stop = found[number - length].start(), found[number - 1].end()
        used.append(entry)
        pieces += [text[end:start], f'<a class="term" href="{escape(entry.url)}">', text[start:stop], "</a>"]
        end = stop
    return "".join([*pieces, text[end:]])


def _named(text, found, number, words):
    """Give the entry that the words from one on name, longest form first, and how many words that takes."""
    first = found[number][0]
    for form, exact, entry in words.get(first.lower(), ()):
        matches = found[number : number + len(form)]
        said = [match[0] for match in matches]
        if (said if exact else [word.lower() for word in said]) != form:
            continue
        gaps = zip(matches, matches[1:], strict=False)
        if all(text[one.end() : other.start()].isspace() for one, other in gaps):
            return entry, len(form)
    return None, 1


def is_abbreviation(form):
    """Tell whether a form counts in its own capitals only: two capitals in it, or one short name like "Vlor"."""
    return sum(char.isupper() for char in form) > 1 or (form[:1].isupper() and len(form) <= 4)


@lru_cache(maxsize=8)
def _words(entries):
    """Give ``{first word in lower case: [(words of a form, whether capitals count, entry), …]}``, the longest first."""
    found = {}
    for entry in entries:
        for form in (entry.title, *entry.forms):
            exact = is_abbreviation(form)
            said = [match[0] if exact else match[0].lower() for match in WORD.finditer(form)]
            if said and " ".join(said) == " ".join((form if exact else form.lower()).split()):
                found.setdefault(said[0].lower(), []).append((said, exact, entry))
    for forms in found.values():
        forms.sort(key=lambda item: -len(item[0]))
    return found
