"""Repairs the rich text that an editor's browser sends before it is converted to HTML, so that no text is lost.

Draftail sends blocks with a type, a depth and ranges of styles and entities. The exporter behind Wagtail's converter
silently drops a list item without a parent (wagtail #9151), a second list of another kind in one item, a block of an
unknown type and the text of an unknown link. It fails on links that overlap.
"""

from draftjs_exporter.dom import DOM
from draftjs_exporter.html import HTML
from draftjs_exporter.wrapper_state import Wrapper, WrapperState
from wagtail.whitelist import check_url

from base.links import ADDRESS_IN_TEXT, unwrap

PARAGRAPH = "unstyled"
# Line ends of Word and InDesign become "\n"; characters that XML and PostgreSQL refuse become a space.
LINE_ENDS = dict.fromkeys(map(ord, "\r\v\f\x85\u2028\u2029"), "\n")
CONTROLS = dict.fromkeys([code for code in range(32) if chr(code) not in "\t\n\r\v\f"] + [127], " ")
PLACEHOLDERS = " 📷"  # the text of a picture or a line in Draft.js


class Exporter(HTML):
    """Converts a content state to HTML, with every nested list in its parent item."""

    __slots__ = ()

    def __init__(self, other):
        """Copy the configuration of blocks, styles and entities from another exporter."""
        for name in HTML.__slots__:
            setattr(self, name, getattr(other, name))

    def render(self, content_state=None):
        """Return HTML; "" for a content state that is None or empty."""
        entities = (content_state or {}).get("entityMap") or {}
        blocks = list(self._repair((content_state or {}).get("blocks") or [], entities))
        document, nesting = DOM.create_element(), Nesting(self.block_options, blocks)
        for block in blocks:
            element = self.render_block(block, entities, nesting)
            if not block["depth"]:
                DOM.append_child(document, element)
        # Half an emoji becomes a replacement character.
        return DOM.render(document).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _repair(self, blocks, entities):
        """Yield blocks that the exporter can convert, without loss of text."""
        max_depth = 0
        for raw in blocks:
            block = {"type": PARAGRAPH, "inlineStyleRanges": [], "entityRanges": [], **raw}
            block["text"] = (block.get("text") or "").translate(LINE_ENDS | CONTROLS)
            block["inlineStyleRanges"] = list(self._styles(block))
            block["entityRanges"] = list(self._links(block, entities))
            has_text = block["type"] != "atomic" or block["text"].strip(PLACEHOLDERS)
            if not has_text and not block["entityRanges"]:
                continue
            if block["type"] not in self.block_options or (block["type"] == "atomic" and has_text):
                block["type"] = PARAGRAPH
            in_list = bool(self.block_options[block["type"]].wrapper)
            block["depth"] = min(max(block.get("depth") or 0, 0), max_depth) if in_list else 0
            max_depth = block["depth"] + 1 if in_list else 0
            yield _with_unwrapped_links(block)

    def _styles(self, block):
        """Yield the ranges of known styles, cut to the text."""
        for style in block["inlineStyleRanges"]:
            start, stop = _bounds(style, block["text"])
            if style["style"] in self.style_options and start < stop:
                yield {**style, "offset": start, "length": stop - start}

    def _links(self, block, entities):
        """Yield the ranges of links and other known entities, cut to the text and without overlap."""
        end = 0
        for link in sorted(block["entityRanges"], key=lambda each: each["offset"]):
            start, stop = _bounds(link, block["text"])
            if end <= start < stop and self._can_convert(entities.get(str(link["key"]))):
                end = stop
                yield {**link, "offset": start, "length": stop - start}

    def _can_convert(self, entity):
        if not entity or entity.get("type") not in self.entity_options:
            return False
        data = entity["data"] = entity.get("data") or {}
        if entity["type"] != "LINK" or data.get("id") is not None:
            return True
        data["url"] = unwrap(str(data.get("url") or ""))
        return bool(data["url"] and check_url(data["url"]))


class Nesting(WrapperState):
    """Puts each list item in the list of its depth, and a deeper list in the item before it.

    The parent class puts a list in the wrong place when the kind of list changes within another list.
    """

    def get_wrapper_elt(self, options, depth):
        stack = self.stack.stack
        if depth < len(stack) and stack[depth].is_different(depth, options.wrapper, options.wrapper_props):
            self.stack.slice(depth)
        else:
            self.stack.slice(depth + 1)
        if depth == self.stack.length():
            wrapper = Wrapper(depth, options)
            if depth:
                DOM.append_child(self.stack.head().last_child, wrapper.elt)
            self.stack.append(wrapper)
        return self.stack.get(depth).elt


def _bounds(span, text):
    """Return the start and the end of a range, cut to the text; Draft.js counts code points, like Python."""
    start = max(0, span["offset"])
    return start, min(span["offset"] + span["length"], len(text))


def _with_unwrapped_links(block):
    """Return a block whose text has unwrapped web addresses, with its ranges shifted to fit."""
    for match in reversed(list(ADDRESS_IN_TEXT.finditer(block["text"]))):
        address = unwrap(match[0])
        if address != match[0]:
            block["text"] = block["text"][: match.start()] + address + block["text"][match.end() :]
            for name in ("inlineStyleRanges", "entityRanges"):
                block[name] = [_shifted(each, match, len(address)) for each in block[name]]
    return block


def _shifted(span, match, length):
    """Return a range as it is after the match is replaced by a text of another length."""

    def shift(offset):
        if offset <= match.start():
            return offset
        return offset + length - len(match[0]) if offset >= match.end() else match.start() + length

    start = shift(span["offset"]) if span["offset"] >= match.end() else min(span["offset"], match.start())
    return {**span, "offset": start, "length": shift(span["offset"] + span["length"]) - start}
