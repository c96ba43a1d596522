"""Translations from left to right and from right to left."""

from content.models import HomePage, LanguagePage
from tests.factories.bodies import LONG_WORD, fill
from tests.factories.full_site.names import named
from tests.factories.translations import LanguagePageFactory, TranslationPageFactory

ARABIC = "<p>اتصل بالمدرسة اليوم. قل: <i>Ik wil een tolk</i>.</p><ul><li>خذ معك شخصًا تثق به.</li></ul>"


def add_translations(pages):
    """Add a full translation of a guide in English, which the guide outran, a bare one, and one in Arabic.

    Args:
        pages: ``{name: page}`` of what they translate and whom they name.
    """
    english, arabic = _index("en", "Help in English"), _index("ar", "مساعدة بالعربية")
    full = TranslationPageFactory(
        parent=english, **named("translation"), translated_page=pages["guide"], translated_text="what it said before"
    )
    body = [
        {"type": "heading", "value": {"text": f"What to do with a {LONG_WORD}", "level": "h2"}},
        {"type": "text", "value": "<p>Call the school. Say: <i>Ik wil een tolk</i>.</p><ul><li>Today.</li></ul>"},
    ]
    services = [
        {"type": "service", "value": {"page": pages[name].pk, "text": "Free help with any question."}}
        for name in ("network", "bare_network")
    ]
    right_to_left = TranslationPageFactory(parent=arabic, **named("arabic"), translated_page=pages["guide"])
    heading = {"type": "heading", "value": {"text": "افعل هذا أولاً", "level": "h2"}}
    bare = TranslationPageFactory(parent=english, **named("bare_translation"), body=[], translated_on=None)
    return {
        "translation": fill(full, body=body, services=services),
        "bare_translation": bare,
        "arabic": fill(right_to_left, body=[heading, {"type": "text", "value": ARABIC}], services=services),
    }


def _index(code, title):
    """Return the public index of the translations in a language, which may be there as a draft."""
    index = LanguagePage.objects.filter(slug=code).first()
    if index is None:
        return LanguagePageFactory(parent=HomePage.objects.get(), title=title, slug=code)
    if not index.live:
        index.get_latest_revision().publish()
    return index
