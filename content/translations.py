"""Pages in other languages than Dutch: their languages, the words of their frame, and whether the Dutch page changed.

The texts in a language stand together here, because whoever reads that language checks them together (ADR 46).
"""

import hashlib
from dataclasses import dataclass

from django.db import models
from django.utils import translation
from django.utils.formats import date_format
from wagtail.fields import StreamField
from wagtail.search import index

from base.languages import NAMES
from search.indexing import plain_text


class Language(models.TextChoices):
    """A language of translations, with its Dutch name; its code is the address of its index."""

    ENGLISH = "en", NAMES["en"]
    FRENCH = "fr", NAMES["fr"]
    TURKISH = "tr", NAMES["tr"]
    ARABIC = "ar", NAMES["ar"]
    UKRAINIAN = "uk", NAMES["uk"]


@dataclass(frozen=True)
class Frame:
    """What every translation in a language says beside its own text.

    Args:
        name: of the language, in that language.
        made_on: the day of the translation, with ``{date}``, and which text applies.
        outdated: warning that the Dutch page changed since.
        dutch: before the link to the Dutch page.
        sources: the text of the link to the sources of the Dutch page.
        whom_to_call: heading above the services.
        other_languages: before the links to the same text in other languages.
        day: format of a date, see Django's filter ``date``.
        locale: of Open Graph.
    """

    name: str
    made_on: str
    outdated: str
    dutch: str
    sources: str
    whom_to_call: str
    other_languages: str
    day: str = "j F Y"
    locale: str = ""


FRAMES = {
    Language.ENGLISH: Frame(
        name="English",
        made_on="Translation of {date}. The Dutch text applies.",
        outdated="The Dutch page has changed since this translation was made. Something here may no longer be right. "
        "Ask the school, or ask somebody to read the Dutch page with you.",
        dutch="The Dutch page:",
        sources="The sources are on the Dutch page",
        whom_to_call="Whom can you call?",
        other_languages="Read this in another language:",
        locale="en_GB",
    ),
    Language.FRENCH: Frame(
        name="Français",
        made_on="Traduction du {date}. Seul le texte néerlandais fait foi.",
        outdated="La page en néerlandais a changé depuis cette traduction. Une information n’est peut-être plus "
        "exacte. Demandez à l’école, ou lisez la page en néerlandais avec quelqu’un.",
        dutch="La page en néerlandais :",
        sources="Les sources se trouvent sur la page en néerlandais",
        whom_to_call="Qui appeler ?",
        other_languages="Lire ce texte dans une autre langue :",
        locale="fr_BE",
    ),
    Language.TURKISH: Frame(
        name="Türkçe",
        made_on="{date} tarihli çeviri. Geçerli olan Felemenkçe metindir.",
        outdated="Bu çeviri yapıldıktan sonra Felemenkçe sayfa değişti. Buradaki bazı bilgiler artık doğru "
        "olmayabilir. Okula sorun veya Felemenkçe sayfayı biriyle birlikte okuyun.",
        dutch="Felemenkçe sayfa:",
        sources="Kaynaklar Felemenkçe sayfadadır",
        whom_to_call="Kimi arayabilirsiniz?",
        other_languages="Başka bir dilde okuyun:",
        locale="tr_TR",
    ),
    Language.ARABIC: Frame(
        name="العربية",
        made_on="تُرجم هذا النص في {date}. النص الهولندي هو المعتمد.",
        outdated="تغيّرت الصفحة الهولندية بعد هذه الترجمة. قد تكون بعض المعلومات هنا غير صحيحة الآن. "
        "اسأل المدرسة، أو اطلب من شخص أن يقرأ الصفحة الهولندية معك.",
        dutch="الصفحة بالهولندية:",
        sources="المصادر موجودة في الصفحة الهولندية",
        whom_to_call="بمن يمكنك الاتصال؟",
        other_languages="اقرأ هذا النص بلغة أخرى:",
        locale="ar_AR",
    ),
    Language.UKRAINIAN: Frame(
        name="Українська",
        made_on="Переклад від {date}. Чинним є нідерландський текст.",
        outdated="Після цього перекладу нідерландська сторінка змінилася. Щось тут може бути вже неправильним. "
        "Запитайте у школі або прочитайте нідерландську сторінку разом із кимось.",
        dutch="Сторінка нідерландською:",
        sources="Джерела — на нідерландській сторінці",
        whom_to_call="Кому можна зателефонувати?",
        other_languages="Прочитати це іншою мовою:",
        day="j E Y",
        locale="uk_UA",
    ),
}


def day_in(language, date):
    """Return a date in the words of a language: "30 novembre 2026".

    Args:
        language: `Language`.
        date: of the translation.
    """
    with translation.override(language):
        return date_format(date, FRAMES[Language(language)].day)


def fingerprint(page):
    """Return a digest of what a page says: its title, its summary and its texts, without relations, sources and dates.

    Args:
        page: of its own type.
    """
    names = {field.field_name for field in page.search_fields if isinstance(field, index.SearchField)}
    fields = [page._meta.get_field(name) for name in names | set(getattr(page, "api_fields", ()))]
    texts = {field.name: plain_text.of_field(field, page) for field in fields if _is_text(field, names)}
    return hashlib.sha256(repr(sorted(texts.items())).encode("utf-8", "surrogatepass")).hexdigest()


def _is_text(field, searched):
    return field.name in searched or isinstance(field, models.TextField | StreamField)
