"""The function that links words on a page: once for every version of the text, whatever the number of visitors."""

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from markupsafe import Markup

from content import jinja2tags
from content.glossary import Entry, link
from content.models import StandardPage
from tests.factories.content import GlossaryEntryPageFactory, GlossaryPageFactory, StandardPageFactory

CLB = Entry(
    1, "CLB", "/w/clb/", "Helpt leerlingen.", "centrum voor leerlingenbegeleiding", ("CLB’s", "centrum voor hulp")
)
SPIJBELEN = Entry(2, "Spijbelen", "/w/spijbelen/", "Wegblijven zonder reden.", forms=("gespijbeld", "spijbelt"))
VLOR = Entry(3, "Vlor", "/w/vlor/", "Een raad.")
SES = Entry(4, "SES", "/w/ses/", "Een kenmerk.", forms=("SES-kenmerk",))


@pytest.fixture
def words(home):
    """The glossary of a site, with two public words and one that is not."""
    index = GlossaryPageFactory(parent=home)
    return [
        GlossaryEntryPageFactory(
            parent=index, title="CLB", written_out="centrum", search_description="Helpt & luistert."
        ),
        GlossaryEntryPageFactory(
            parent=index, title="Spijbelen", search_description="Weg.", forms="- spijbelt\ngespijbeld"
        ),
        GlossaryEntryPageFactory(parent=index, title="Concept", live=False),
    ]


def link_words(html, request=None, page=None):
    """Return ``(html with links, titles of the words)`` as a template gets them."""
    context = {"request": request or RequestFactory().get("/"), "page": page, "text": Markup(html)}
    source = """{% set linked = link_words(page, text) %}{{ linked.html }}|{{ linked.words|join(",", "title") }}"""
    html, _, words = engines["jinja2"].from_string(source).render(context).partition("|")
    return html, words


def test_words_are_linked_and_offered_after_the_text(words):
    html, used = link_words("<p>Wie spijbelt belt het CLB &amp; een Concept</p>")
    assert f'Wie <a class="term" href="{words[1].url}">spijbelt</a> belt het' in html
    assert "&amp; een Concept</p>" in html
    assert used == "Spijbelen,CLB"


def test_no_page_or_an_unsaved_one_is_no_trouble(words):
    for page in (None, StandardPage(title="Nieuw")):
        assert link_words("CLB", page=page)[0] == f'<a class="term" href="{words[0].url}">CLB</a> (centrum)'


def test_the_page_of_a_word_does_not_link_that_word(words):
    assert 'class="term"' in link_words("CLB", page=words[1])[0]
    assert link_words("CLB", page=words[0]) == ("CLB", "")


def test_a_site_without_words_and_a_template_without_a_request_show_the_text(home):
    assert link_words("CLB") == ("CLB", "")
    source = engines["jinja2"].from_string("{{ link_words(none, text).html }}")
    assert source.render({"text": Markup("<b>CLB</b>")}) == "<b>CLB</b>"


def test_what_a_template_escaped_stays_escaped(words):
    template = engines["jinja2"].from_string("{% set text %}{{ typed }}{% endset %}{{ link_words(none, text).html }}")
    html = template.render({"typed": "<script>CLB</script>"}, RequestFactory().get("/"))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_two_texts_cost_one_query_whatever_the_number_of_words(words, django_assert_num_queries):
    request = RequestFactory().get("/")
    for number in range(10):
        GlossaryEntryPageFactory(parent=words[0].get_parent(), title=f"Woord {number}")
    words[0].get_url(request)  # The addresses of sites, which Wagtail keeps.
    with django_assert_num_queries(1):
        html = link_words("CLB", request)[0] + link_words("Woord 1", request)[0]
    assert html.count('class="term"') == 2


def test_a_text_is_linked_once_for_every_version_of_it_and_of_the_glossary(words, monkeypatch):
    done = []
    monkeypatch.setattr(jinja2tags, "link", lambda html, *args, **kw: done.append(html) or link(html, *args, **kw))
    first = link_words("Het CLB")
    assert link_words("Het CLB") == first
    assert done == ["Het CLB"]
    assert link_words("Dat CLB") != first
    words[0].search_description = "Iets anders."
    words[0].save()
    link_words("Het CLB")
    assert done == ["Het CLB", "Dat CLB", "Het CLB"]


def test_a_changed_glossary_shows_at_once(client, home, words):
    page = StandardPageFactory(parent=home, body=[("text", "<p>Het CLB en de Draaischijf</p>")])
    assert "Draaischijf</a>" not in client.get(page.url).content.decode()
    GlossaryEntryPageFactory(parent=words[0].get_parent(), title="Draaischijf")
    html = client.get(page.url).content.decode()
    assert "Draaischijf</a>" in html
    assert "Woorden op deze pagina" in html


def test_a_preview_links_words_too(home, words):
    page = StandardPageFactory(parent=home, body=[("text", "<p>Het CLB</p>")])
    assert 'class="term"' in page.make_preview_request().content.decode()


def test_the_list_shows_each_word_and_what_it_means_for_the_text_wrote_it_out():
    html = render_to_string("components/words.html", {"words": [CLB, VLOR]})
    assert '<h2 id="woorden">Woorden op deze pagina</h2>' in html
    assert '<dt><a href="/w/clb/">CLB</a></dt><dd>Helpt leerlingen.</dd>' in html
    assert '<dt><a href="/w/vlor/">Vlor</a></dt>' in html
    assert render_to_string("components/words.html", {"words": []}).strip() == ""
