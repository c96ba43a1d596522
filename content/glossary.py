"""Links the first occurrence of each glossary word in the text of a page to its entry."""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape

from base.languages import language_attributes
from base.text import APOSTROPHES, plain

# Elements without links: headings, links, quotes, captions and controls. Templates mark others with `NO_TERMS`.
SKIPPED = frozenset(
    {
        *("h1", "h2", "h3", "h4", "h5", "h6", "a", "blockquote", "q", "cite", "figcaption", "caption", "th", "dt"),
        *("summary", "button", "label", "legend", "nav", "code", "pre", "script", "style", "textarea", "select"),
        *("option", "svg", "abbr", "title", "video", "audio"),
    }
)
NO_TERMS = "data-no-terms"
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
# A comment or a tag; everything else is text, so unknown markup is copied unchanged.
TOKEN = re.compile(r"""<!--.*?-->|<(/?)([a-zA-Z][\w-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""", re.DOTALL)

# A word. A hyphen, an apostrophe and an at sign are part of it: "CLB-medewerker", "CLB’s" and "CLBch@t" are not "CLB".
WORD = re.compile(rf"[^\W_][\w]*(?:[{APOSTROPHES}@-][^\W_][\w]*)*-?")


@dataclass(frozen=True)
class Entry:
    """One entry of the glossary.

    Args:
        pk: of its page.
        title: the word.
        url: of its page.
        definition: one or two sentences.
        written_out: full form of an abbreviation, or "".
        forms: plurals and other spellings of the word.
        language: code of the language of the full form.
    """

    pk: int
    title: str
    url: str
    definition: str
    written_out: str = ""
    forms: tuple[str, ...] = ()
    language: str = ""


def link(html, entries, leave_out=None):
    """Link the first occurrence of each word in HTML.

    Args:
        html: rendered by the site; the skipped elements in it must be well-formed.
        entries: tuple of `Entry`.
        leave_out: pk of the entry whose own page this is, which is not linked.

    Returns:
        ``(html, used)``: the HTML with links, and the linked entries in order of appearance.
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
            _update_skipping(token, skipping)
    text = html[end:]
    pieces.append(text if skipping else _linked(text, words, used, leave_out))
    return "".join(pieces), used


def _update_skipping(token, skipping):
    """Add or remove a tag in the stack of open tags from a skipped element on.

    Args:
        token: match of `TOKEN` for a tag.
        skipping: list of open tags, the outermost first; changed in place. Text is linked while it is empty.
    """
    closing, tag, attributes = token[1], token[2].lower(), token[3]
    if closing:
        if tag in skipping:
            while skipping.pop() != tag:
                pass
        return
    opens = tag not in VOID and not attributes.rstrip().endswith("/")
    if opens and (skipping or tag in SKIPPED or NO_TERMS in attributes.lower().split()):
        skipping.append(tag)


def _linked(text, words, used, leave_out):
    """Return a text with links to entries that are not in ``used`` yet; add these to ``used``."""
    pieces, end, number = [], 0, 0
    # Not the names of character references, such as "&amp;" and "&#x27;".
    matches = [match for match in WORD.finditer(text) if text[match.start() - 1 : match.start()] not in ("&", "#")]
    while number < len(matches):
        entry, length = _entry_at(text, matches, number, words)
        number += length
        if entry is None or entry in used or entry.pk == leave_out:
            continue
        start, stop = matches[number - length].start(), matches[number - 1].end()
        used.append(entry)
        pieces += [text[end:start], _opening(entry), text[start:stop], "</a>"]
        end = stop
    return "".join([*pieces, text[end:]])


def _entry_at(text, matches, number, words):
    """Return ``(entry, number of words)`` of the longest form that starts at a word; ``(None, 1)`` without one.

    Args:
        text: that the matches are of.
        matches: matches of `WORD`.
        number: position of the first word in the matches.
        words: as of `_words`.
    """
    first = plain(matches[number][0])
    for form, exact, entry in words.get(first.lower(), ()):
        candidates = matches[number : number + len(form)]
        spelled = [plain(match[0]) for match in candidates]
        if (spelled if exact else [word.lower() for word in spelled]) != form:
            continue
        gaps = zip(candidates, candidates[1:], strict=False)
        if all(text[one.end() : other.start()].isspace() for one, other in gaps):
            return entry, len(form)
    return None, 1


def write_out(html, used, lead=""):
    """Write each linked abbreviation out behind its link, unless the page does so somewhere.

    Args:
        html: with the links of `link`.
        used: the entries that it links.
        lead: text of the page above it.
    """
    told = _comparable(f"{lead} {unescape(TOKEN.sub('', html))}")
    for entry in used:
        start = html.find(_opening(entry)) + len(_opening(entry))
        end = html.find("</a>", start)
        is_short = html[start:end] == escape(entry.title) or is_abbreviation(unescape(html[start:end]))
        if entry.written_out and is_short and _comparable(entry.written_out) not in told:
            full, language = escape(entry.written_out), language_attributes(entry.language)
            full = f"<span{language}>{full}</span>" if language else full
            html = f"{html[: end + 4]} ({full}){html[end + 4 :]}"
    return html


def _comparable(text):
    return " ".join(plain(text).casefold().split())


def _opening(entry):
    return f'<a class="term" href="{escape(entry.url)}">'


def is_abbreviation(form):
    """Return whether a form must match with its capitals: it has two capitals, or is a short name like "Vlor"."""
    return sum(char.isupper() for char in form) > 1 or (form[:1].isupper() and len(form) <= 4)


@lru_cache(maxsize=8)
def _words(entries):
    """Return ``{first word in lower case: [(words of a form, whether case matters, entry), …]}``, longest first."""
    forms_by_word = {}
    for entry in entries:
        for form in map(plain, (entry.title, *entry.forms)):
            exact = is_abbreviation(form)
            words = [match[0] if exact else match[0].lower() for match in WORD.finditer(form)]
            if words and " ".join(words) == " ".join((form if exact else form.lower()).split()):
                forms_by_word.setdefault(words[0].lower(), []).append((words, exact, entry))
    for forms in forms_by_word.values():
        forms.sort(key=lambda item: -len(item[0]))
    return forms_by_word
