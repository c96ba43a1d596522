"""A translation says its language everywhere, leads to the Dutch page and back, and says when that page changed."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.models import LanguagePage, TranslationPage
from content.translations import FRAMES, Language, day_in
from tests.factories.base import SourceFactory, complete
from tests.factories.bodies import fill
from tests.factories.content import (
    GuideIndexPageFactory,
    GuidePageFactory,
    NetworkIndexPageFactory,
    NetworkPageFactory,
)
from tests.factories.translations import LanguagePageFactory, TranslationPageFactory
from tests.reading import graph, html, main

YESTERDAY = timezone.localdate() - datetime.timedelta(days=1)


@pytest.fixture
def english(home):
    """The index of the translations in English."""
    return LanguagePageFactory(parent=home)


@pytest.fixture
def guide(home):
    """The Dutch page."""
    return GuidePageFactory(parent=GuideIndexPageFactory(parent=home), title="Ik kreeg een brief")


@pytest.fixture
def translation(english, guide):
    """Its translation in English."""
    return TranslationPageFactory(parent=english, title="I got a letter", translated_page=guide)


@pytest.fixture
def arabic(home, guide):
    """Its translation in Arabic."""
    index = LanguagePageFactory(parent=home, title="مساعدة", slug="ar")
    return TranslationPageFactory(parent=index, title="رسالة", slug="risala", translated_page=guide)


def test_a_translation_stands_in_its_own_language_within_the_dutch_frame(client, translation):
    text = html(client, translation.url)
    assert '<html lang="nl-BE">' in text
    assert '<title lang="en">I got a letter' in text
    assert '<meta name="description" lang="en"' in text
    assert '<meta property="og:locale" content="en_GB">' in text
    article = text.split('<article lang="en">')[1].split("</article>")[0]
    assert "I got a letter" in article
    assert "Call the school today." in article
    assert "Translation of 14 March 2026. The Dutch text applies." in article
    assert '<i lang="nl-BE" dir="ltr">Ik wil een tolk</i>' in article
    assert "Bewaar" not in article
    assert '<a href="/en/" lang="en">Help in English</a>' in text
    assert graph(client, translation.url)["inLanguage"] == "en"


def test_a_language_from_right_to_left_says_so(client, arabic):
    text = html(client, arabic.url)
    assert '<article lang="ar" dir="rtl">' in text
    assert '<title lang="ar" dir="rtl">' in text
    assert '<article lang="ar" dir="rtl">' in html(client, "/ar/")


def test_a_dutch_page_and_its_translations_lead_to_each_other(client, guide, translation, arabic):
    alternates = [
        f'<link rel="alternate" hreflang="{language}" href="{page.full_url}">'
        for language, page in (("nl-BE", guide), ("en", translation), ("ar", arabic))
    ]
    for page in (guide, translation, arabic):
        head = html(client, page.url).split("</head>")[0]
        assert [line for line in head.splitlines() if 'rel="alternate" hreflang' in line] == alternates
    links = {
        "en": f'<a href="{translation.url}" lang="en" hreflang="en">English</a>',
        "ar": f'<a href="{arabic.url}" lang="ar" dir="rtl" hreflang="ar">العربية</a>',
    }
    dutch, own = main(client, guide.url), main(client, translation.url)
    assert f"In een andere taal: {links['en']}, {links['ar']}" in dutch
    assert links["ar"] in own
    assert links["en"] not in own
    assert f'<a href="{guide.url}" lang="nl-BE" hreflang="nl-BE" dir="ltr">Ik kreeg een brief</a>' in own


def test_the_directory_leads_to_its_translation(client, home, english):
    directory = NetworkIndexPageFactory(parent=home)
    page = TranslationPageFactory(parent=english, title="Who helps", translated_page=directory)
    assert f'<a href="{page.url}" lang="en" hreflang="en">English</a>' in main(client, directory.url)


def test_a_page_without_translations_names_none(client, guide, english):
    text = html(client, guide.url)
    assert "hreflang" not in text
    assert "In een andere taal" not in text


@pytest.mark.parametrize("hidden", ["translation", "guide"])
def test_what_is_not_public_is_named_nowhere(client, guide, translation, hidden):
    page, other = (translation, guide) if hidden == "translation" else (guide, translation)
    page.unpublish()
    text = html(client, other.url)
    assert page.url not in text
    assert "hreflang" not in text


def test_a_translation_is_outdated_once_the_dutch_text_changes(client, guide, translation):
    translation.translated_on = YESTERDAY
    translation.save_revision(clean=False).publish()
    warning = "The Dutch page has changed since this translation was made."
    assert warning not in main(client, translation.url)
    guide.terms.clear()
    guide.review_on = timezone.localdate() + datetime.timedelta(days=9)
    SourceFactory(page=guide)
    guide.save()
    assert warning not in main(client, translation.url)
    guide.now = "Bel morgen."
    guide.save()
    assert warning in main(client, translation.url)


def test_a_typing_error_keeps_a_translation_outdated_and_a_new_day_does_not(guide, translation):
    translation.translated_on = YESTERDAY
    translation.save_revision(clean=False).publish()
    guide.now = "Bel morgen."
    guide.save()
    page = TranslationPage.objects.get(pk=translation.pk)
    page.title = "I have got a letter"
    page.save_revision(clean=False).publish()
    assert TranslationPage.objects.get(pk=page.pk).is_outdated
    page = TranslationPage.objects.get(pk=page.pk)
    page.translated_on = timezone.localdate()
    page.save_revision(clean=False).publish()
    assert not TranslationPage.objects.get(pk=page.pk).is_outdated


def test_an_outdated_translation_stands_on_the_start_screen_of_the_cms(cms, editor, guide, translation):
    assert "Verouderde vertalingen" not in cms.get("/cms/").content.decode()
    TranslationPage.objects.filter(pk=translation.pk).update(translated_text="other", caretaker=editor)
    guide.save()
    shown = cms.get("/cms/").content.decode().partition("Verouderde vertalingen")[2]
    assert f"/cms/pages/{translation.pk}/edit/" in shown


def test_a_translation_names_whom_to_call_with_the_number_of_their_own_page(client, home, english, guide):
    index = NetworkIndexPageFactory(parent=home)
    line = NetworkPageFactory(parent=index, title="Awel", phone="0800 20 808")
    hidden = NetworkPageFactory(parent=index, title="Concept", live=False)
    page = TranslationPageFactory(parent=english, translated_page=guide)
    fill(
        page,
        services=[
            {"type": "service", "value": {"page": pk, "text": "Talk about anything."}} for pk in (line.pk, hidden.pk)
        ],
    )
    text = main(client, page.url)
    assert f'<a href="{line.url}" lang="nl-BE" dir="ltr">Awel</a>' in text
    assert '<a class="number" href="tel:080020808" dir="ltr">0800 20 808</a>' in text
    assert text.count("Talk about anything.") == 1


def test_an_index_lists_its_translations_at_a_constant_cost(client, english, guide, translation):
    TranslationPageFactory(parent=english, title="A draft", translated_page=guide, live=False)
    text = main(client, english.url)
    assert "I got a letter" in text
    assert "A draft" not in text
    counts = []
    for number in (3, 30):
        for _ in range(number):
            TranslationPageFactory(parent=english, translated_page=guide)
        client.get(english.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(english.url)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_search_finds_a_translation_and_names_its_language(client, translation):
    text = main(client, "/zoeken/?q=letter")
    assert f'<a href="{translation.url}" lang="en">' in text
    assert "In het Engels" in text


def test_the_address_of_an_index_is_the_code_of_its_language(home, editor):
    page = complete(LanguagePage(title="Nihongo", slug="ja", search_description="In het Japans."), editor)
    with pytest.raises(ValidationError, match="code van de taal"):
        home.add_child(instance=page)


def test_a_translation_in_another_language_than_its_index_is_not_published(editor, english, guide):
    page = TranslationPageFactory(parent=english, language="fr", translated_page=guide, live=False)
    complete(page, editor)
    with pytest.raises(ValidationError, match="hoort niet onder"):
        page.save_revision().publish()


@pytest.mark.parametrize("language", Language.values)
def test_every_language_has_its_words_and_its_dates(language):
    frame = FRAMES[Language(language)]
    day = day_in(language, datetime.date(2026, 11, 30))
    assert "2026" in day
    assert "November" not in day or language == "en"
    assert day in frame.made_on.format(date=day)
    assert all(vars(frame).values())


def test_every_page_leads_to_the_other_languages_above_its_header(client, home, english, guide):
    LanguagePageFactory(parent=home, title="Yardım", slug="tr", live=False)
    for page in (home, guide):
        above = html(client, page.url).split("<header")[0]
        assert f'<a href="{english.url}" lang="en">Help in English</a>' in above
        assert "Yardım" not in above


def test_without_other_languages_there_is_only_what_the_site_says_of_itself(client, home):
    above = html(client, home.url).split("<header")[0]
    assert "Dit is een demonstratie" in above
    assert "<ul" not in above
