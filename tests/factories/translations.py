import datetime

import factory

from content.models import LanguagePage, TranslationPage
from tests.factories.base import BasePageFactory


class LanguagePageFactory(BasePageFactory):
    """The index of the translations in English; ``slug="ar"`` makes that of another language."""

    class Meta:
        model = LanguagePage

    title = "Help in English"
    slug = "en"


class TranslationPageFactory(BasePageFactory):
    """A translation in the language of its index."""

    class Meta:
        model = TranslationPage

    title = factory.Sequence(lambda n: f"What can I do? {n}")
    language = factory.LazyAttribute(lambda page: page.parent.slug)
    translated_page = None
    translated_on = datetime.date(2026, 3, 14)
    body = [("text", "<p>Call the school today. Say: <i>Ik wil een tolk</i>.</p>")]
