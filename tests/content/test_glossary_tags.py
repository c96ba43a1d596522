"""The tag that links words on a page: once for every version of the text, whatever the number of visitors."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import render_to_string
from django.test import RequestFactory

from content.glossary import Entry, link
from content.models import StandardPage
from content.templatetags import glossary_tags
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


def render(source, request=None, **context):
    request = request or RequestFactory().get("/")
    return Template("{% load glossary_tags %}" + source).render(Context({"request": request, **context}))


def test_words_in_a_block_are_linked_and_offered_after_it(words):
    html = render(
        "{% glossary page as words %}<p>{{ text }}</p>{% endglossary %}"
        "{% for word in words %}[{{ word.title }}|{{ word.written_out }}|{{ word.definition }}]{% endfor %}",
        text="Wie spijbelt belt het CLB & een Concept",
    )
    assert f'Wie <a class="term" href="{words[1].url}">spijbelt</a> belt het' in html
    assert "&amp; een Concept</p>" in html
    assert html.endswith("[Spijbelen||Weg.][CLB|centrum|Helpt &amp; luistert.]")


def test_a_block_without_a_name_only_links(words):
    assert render("{% glossary page %}CLB{% endglossary %}") == f'<a class="term" href="{words[0].url}">CLB</a>'


def test_no_page_or_an_unsaved_one_is_no_trouble(words):
    for page in (None, StandardPage(title="Nieuw")):
        assert 'class="term"' in render("{% glossary page %}CLB{% endglossary %}", page=page)


def test_the_page_of_a_word_does_not_link_that_word(words):
    source = "{% glossary page %}CLB{% endglossary %}"
    assert 'class="term"' in render(source, page=words[1])
    assert render(source, page=words[0]) == "CLB"


def test_a_site_without_words_and_a_template_without_a_request_show_the_text(home):
    assert render("{% glossary page as words %}CLB{% endglossary %}{{ words }}") == "CLB[]"
    assert Template("{% load glossary_tags %}{% glossary page %}CLB{% endglossary %}").render(Context()) == "CLB"


def test_two_blocks_cost_one_query_whatever_the_number_of_words(words, django_assert_num_queries):
    request = RequestFactory().get("/")
    words[0].get_url(request)  # The addresses of sites, which Wagtail keeps.
    for number in range(10):
        GlossaryEntryPageFactory(parent=words[0].get_parent(), title=f"Woord {number}")
    words[0].get_url(request)
    with django_assert_num_queries(1):
        html = render("{% glossary page %}CLB{% endglossary %}{% glossary page %}Woord 1{% endglossary %}", request)
    assert html.count('class="term"') == 2


def test_a_text_is_linked_once_for_every_version_of_it_and_of_the_glossary(words, monkeypatch):
    done = []
    monkeypatch.setattr(glossary_tags, "link", lambda html, *args, **kw: done.append(html) or link(html, *args, **kw))
    source = (
        "{% glossary page as words %}{{ text }}{% endglossary %}{% for word in words %} {{ word.title }}{% endfor %}"
    )
    first = render(source, text="Het CLB")
    assert render(source, text="Het CLB") == first
    assert done == ["Het CLB"]
    assert render(source, text="Dat CLB") != first
    words[0].search_description = "Iets anders."
    words[0].save()
    render(source, text="Het CLB")
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


@pytest.mark.parametrize("source", ["{% glossary %}", "{% glossary page words %}", "{% glossary page in words %}"])
def test_a_tag_written_wrongly_is_refused(source):
    with pytest.raises(TemplateSyntaxError):
        render(source + "{% endglossary %}")


def test_the_list_shows_each_word_what_it_stands_for_and_what_it_means():
    html = render_to_string("components/words.html", {"words": [CLB, VLOR]})
    assert '<h2 id="woorden">Woorden op deze pagina</h2>' in html
    assert '<dt><a href="/w/clb/">CLB</a> (centrum voor leerlingenbegeleiding)</dt><dd>Helpt leerlingen.</dd>' in html
    assert '<dt><a href="/w/vlor/">Vlor</a></dt>' in html
    assert render_to_string("components/words.html", {"words": []}).strip() == ""
