"""Words of the glossary in running text: what is linked, what is left alone, and that nothing else changes."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from content.glossary import SKIPPED, VOID, Entry, link

CLB = Entry(
    1, "CLB", "/w/clb/", "Helpt leerlingen.", "centrum voor leerlingenbegeleiding", ("CLB’s", "centrum voor hulp")
)
SPIJBELEN = Entry(2, "Spijbelen", "/w/spijbelen/", "Wegblijven zonder reden.", forms=("gespijbeld", "spijbelt"))
VLOR = Entry(3, "Vlor", "/w/vlor/", "Een raad.")
SES = Entry(4, "SES", "/w/ses/", "Een kenmerk.", forms=("SES-kenmerk",))
WORDS = (CLB, SPIJBELEN, VLOR, SES)
INSERTED = re.compile(r'<a class="term" href="[^"]*">([^<]*)</a>')


def a(entry, text):
    return f'<a class="term" href="{entry.url}">{text}</a>'


def linked(html, entries=WORDS, **options):
    return link(html, entries, **options)[0]


def without_links(html):
    return INSERTED.sub(r"\1", html)


# What is linked


def test_only_the_first_occurrence_is_linked():
    assert linked("<p>Het CLB belt. Het CLB helpt.</p>") == f"<p>Het {a(CLB, 'CLB')} belt. Het CLB helpt.</p>"


def test_a_word_and_its_forms_are_one_word():
    assert linked("Wie spijbelt en gespijbeld heeft") == f"Wie {a(SPIJBELEN, 'spijbelt')} en gespijbeld heeft"


def test_the_words_come_back_in_the_order_in_which_they_appear():
    assert link("De Vlor over spijbelen en het CLB, de Vlor", WORDS)[1] == [VLOR, SPIJBELEN, CLB]


def test_a_page_does_not_link_to_itself():
    assert link("Het CLB en de Vlor", WORDS, leave_out=CLB.pk) == (f"Het CLB en de {a(VLOR, 'Vlor')}", [VLOR])


def test_without_words_or_text_nothing_happens():
    assert link("<p>Het CLB</p>", ()) == ("<p>Het CLB</p>", [])
    assert link("<p>Het CLB</p>", (CLB,), leave_out=CLB.pk) == ("<p>Het CLB</p>", [])
    assert link("", WORDS) == ("", [])


@pytest.mark.parametrize("text", ["Spijbelen", "spijbelen", "SPIJBELEN"])
def test_an_ordinary_word_is_found_in_any_case(text):
    assert linked(text) == a(SPIJBELEN, text)


@pytest.mark.parametrize("text", ["clb", "Clb", "vlor", "VLOR", "ses", "Ses"])
def test_an_abbreviation_is_found_in_its_own_capitals_only(text):
    assert linked(text) == text


def test_a_long_abbreviation_is_found_in_its_own_capitals_only():
    agodi = Entry(9, "AGODI", "/w/agodi/", "Een agentschap.")
    assert linked("agodi Agodi AGODI", (agodi,)) == f"agodi Agodi {a(agodi, 'AGODI')}"


@pytest.mark.parametrize("text", ["CLBx", "xCLB", "éCLB", "CLB2", "2CLB", "CLB_", "verspijbelen"])
def test_a_part_of_a_word_is_no_word(text):
    assert linked(text) == text


@pytest.mark.parametrize("text", ["CLB-medewerker", "ex-CLB", "ex-CLB-arts", "CLB- en"])
def test_a_part_of_a_compound_is_no_word(text):
    assert linked(text) == text


def test_a_compound_that_is_a_form_is_linked_whole():
    assert linked("een SES-kenmerk") == f"een {a(SES, 'SES-kenmerk')}"


@pytest.mark.parametrize("text", ["(CLB)", "CLB.", "“CLB”", "‘CLB’", "/CLB/", "&nbsp;CLB&nbsp;", "&amp;CLB&lt;"])
def test_punctuation_and_entities_end_a_word(text):
    assert linked(text) == text.replace("CLB", a(CLB, "CLB"))


def test_the_longest_form_wins():
    longer = Entry(9, "centrum", "/w/centrum/", "Een plek.")
    assert linked("Een centrum voor hulp", (longer, CLB)) == f"Een {a(CLB, 'centrum voor hulp')}"
    assert linked("CLB’s", (CLB,)) == a(CLB, "CLB’s")


@pytest.mark.parametrize("space", ["  ", "\n", "\t\n "])
def test_a_term_of_several_words_is_found_across_any_white_space(space):
    text = f"centrum{space}voor hulp"
    assert linked(text) == a(CLB, text)


@pytest.mark.parametrize("title", ["a.c", "(axc", "a|x", "[a-z]xc", "*"])
def test_the_signs_of_an_expression_mean_nothing_in_a_word(title):
    assert linked("axc", (Entry(9, title, "/w/", ""),)) == "axc"


def test_an_address_is_escaped():
    assert (
        linked("CLB", (Entry(1, "CLB", '/w/?a="b"&c', ""),))
        == '<a class="term" href="/w/?a=&quot;b&quot;&amp;c">CLB</a>'
    )


# What is left alone


@pytest.mark.parametrize(
    "tag",
    [
        *("a", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "q", "cite", "figcaption", "caption", "th", "dt"),
        *("summary", "button", "label", "legend", "nav", "code", "pre", "script", "style", "textarea", "select"),
        *("option", "svg", "abbr"),
    ],
)
def test_what_is_no_running_text_is_skipped(tag):
    inside = f"<{tag} class=x>CLB <b>en CLB</b></{tag}>"
    assert linked(f"{inside} CLB") == f"{inside} {a(CLB, 'CLB')}"
    assert linked(inside.upper()) == inside.upper()


def test_an_element_that_a_template_marks_is_skipped():
    inside = "<div class=x data-no-terms><p>CLB<br><img alt=CLB> CLB</p></div>"
    assert linked(f"{inside}CLB") == f"{inside}{a(CLB, 'CLB')}"


@pytest.mark.parametrize("text", ['<p title="CLB">x</p>', "<img alt='een CLB > CLB'>", "<!-- CLB > CLB -->", "&CLB;"])
def test_attributes_comments_and_entities_stay_as_they_are(text):
    assert linked(text) == text


@pytest.mark.parametrize("entity", ["&nbsp;", "&amp;", "&#160;", "&#xA0;", "&euml;"])
def test_a_word_that_is_the_name_of_an_entity_leaves_it_alone(entity):
    names = tuple(Entry(n, name, f"/{n}/", "") for n, name in enumerate(("nbsp", "amp", "160", "xA0", "euml"), 1))
    assert linked(f"a{entity}b", names) == f"a{entity}b"


@pytest.mark.parametrize("text", ["<p>1 < 2 en CLB</p>", "CLB & co", "</p>CLB", "<h2>x</h3></h2>CLB"])
def test_untidy_text_keeps_all_it_has(text):
    assert without_links(linked(text)) == text
    assert a(CLB, "CLB") in linked(text)


# What always holds

WORD = st.sampled_from(
    [
        *("CLB", "CLB’s", "clb", "Vlor", "spijbelen", "Gespijbeld", "SES", "SES-kenmerk"),
        *("centrum", "voor", "hulp", "x", "é"),
    ]
)
GLUE = st.sampled_from(
    [" ", "\n", "-", ".", "’", "'", "&amp;", "&nbsp;", "&#39;", " & ", " < ", "<!-- CLB -->", "<br>", "<hr/>"]
)
TEXT = st.lists(WORD | GLUE, max_size=8).map("".join)
TAGS = st.sampled_from(
    ["p", "b", "em", "div", "li", "span", "DIV", *sorted(SKIPPED - {"script", "style", "textarea", "title"})]
)
ATTRIBUTES = st.sampled_from(["", ' class="CLB"', " title='Vlor > CLB'", " data-no-terms", '\n id="spijbelen"'])


def element(inner):
    return st.builds(
        lambda tag, attributes, children: f"<{tag}{attributes}>{''.join(children)}</{tag}>",
        TAGS,
        ATTRIBUTES,
        st.lists(inner, max_size=4),
    )


HTML = st.lists(st.recursive(TEXT, element, max_leaves=12), max_size=5).map("".join)
ANYTHING = st.lists(
    WORD
    | GLUE
    | st.sampled_from(['<a href="', "<p>", "</p>", "<h2", "</h2>", "<", ">", '"', "<!--", "<script>", "</a>"]),
    max_size=15,
).map("".join)


class Reader(HTMLParser):
    """What a parser of the standard library sees, to compare with: links of ours, and text in what is skipped."""

    def __init__(self, html):
        super().__init__(convert_charrefs=False)
        self.open, self.addresses, self.nested, self.inside_skipped = [], [], False, []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        skipped = any(held for _, held in self.open)
        ours = tag == "a" and attributes.get("class") == "term"
        if ours:
            self.addresses.append(attributes["href"])
            self.nested = self.nested or skipped or any(name == "a" for name, _ in self.open)
        if tag not in VOID:
            self.open.append((tag, tag in SKIPPED and not ours or "data-no-terms" in attributes))

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        if any(held for _, held in self.open):
            self.inside_skipped.append(data)


@given(HTML | ANYTHING)
@example("<p>CLB</p>\r\n<p>Vlor\x00</p>")
def test_without_the_links_the_text_is_what_it_was(html):
    assert without_links(linked(html)) == html


@given(HTML)
def test_a_link_stands_in_no_other_link_and_in_nothing_that_is_skipped(html):
    before, after = Reader(html), Reader(linked(html))
    assert not after.nested
    assert after.inside_skipped == before.inside_skipped


@given(HTML | ANYTHING)
def test_every_word_is_linked_once_and_told(html):
    result, used = link(html, WORDS)
    assert re.findall(r'<a class="term" href="([^"]*)">', result) == [entry.url for entry in used]
    assert len(used) == len(set(used))


@given(HTML)
def test_what_is_linked_stays_as_it_is_when_linked_again(html):
    once = linked(html)
    again = linked(once)
    assert not Reader(again).nested
    kept = iter(INSERTED.findall(again))
    assert all(text in kept for text in INSERTED.findall(once))
