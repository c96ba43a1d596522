"""Every date field of the CMS, found wherever it stands, reads what people type and shows what is stored in words."""

import datetime

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.forms.fields import BaseTemporalField
from django.forms.widgets import DateTimeBaseInput, SelectDateWidget
from django.urls import URLPattern, get_resolver
from django.utils import timezone
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.contrib.settings.views import get_setting_edit_handler
from wagtail.documents.forms import get_document_form
from wagtail.fields import StreamField
from wagtail.images.forms import get_image_form
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from base.models import LibraryDocument, LibraryImage, page_types
from content.models import GuidePage, StandardPage
from search.models import PromotedResult
from tests import spellings
from tests.editing import edit_address, open_form, refused, rows, save
from tests.factories.content import GuideIndexPageFactory, GuidePageFactory, StandardPageFactory

HISTORY, PROMOTED = "/cms/reports/site-history/", "/cms/snippets/search/promotedresult/"
EXAMPLE = "15/10/2026"
# What is typed, what is read, and what is refused in each kind of field.
KINDS = [
    (forms.DateField, spellings.DATES, spellings.NO_DATES),
    (forms.DateTimeField, spellings.MOMENTS, spellings.NO_MOMENTS),
    (forms.TimeField, spellings.TIMES, spellings.NO_TIMES),
]


def forms_of_the_cms():
    """Yield ``(name, {name: field})`` for every form: pages and rows, snippets, settings, files, views, filters."""
    handlers = {model: model.get_edit_handler() for model in page_types()}
    handlers |= {model: get_setting_edit_handler(model) for model in settings_registry}
    handlers |= {model: model.snippet_viewset.get_edit_handler() for model in get_snippet_models()}
    yield "image", get_image_form(LibraryImage).base_fields
    yield "document", get_document_form(LibraryDocument).base_fields
    for model, handler in handlers.items():
        form = handler.get_form_class()
        yield model.__name__, form.base_fields
        for name, rows_form in getattr(form, "formsets", {}).items():
            yield f"{model.__name__}.{name}", rows_form.form.base_fields
    for view in views():
        if isinstance(getattr(view, "form_class", None), type):
            yield view.__qualname__, view.form_class.base_fields
        if isinstance(filters := getattr(view, "filterset_class", None), type):
            # A choice among rows of a table knows them only within a request.
            free = {name: each for name, each in filters.base_filters.items() if not hasattr(each, "get_queryset")}
            yield filters.__qualname__, {name: each.field for name, each in free.items()}


def views():
    """Return every view class that the CMS has an address for."""
    waiting, found = list(get_resolver("wagtail.admin.urls").url_patterns), {}
    while waiting:
        pattern = waiting.pop()
        if not isinstance(pattern, URLPattern):
            waiting += pattern.url_patterns
        elif view := getattr(pattern.callback, "view_class", None):
            made = type(view.__qualname__, (view,), getattr(pattern.callback, "view_initkwargs", {}))
            found[str(pattern.pattern), view] = made
    return found.values()


def parts(field):
    """Return the fields that a field is made of; most are their own only one."""
    return [part for each in field.fields for part in parts(each)] if hasattr(field, "fields") else [field]


def fields():
    """Yield ``(name, form field)`` for every field of the forms, and of the blocks in streams."""
    for name, form in forms_of_the_cms():
        for key, field in form.items():
            yield from ((f"{name}.{key}", part) for part in parts(field))
    for model in apps.get_models():
        for column in model._meta.local_fields:
            if isinstance(column, StreamField):
                yield from block_fields(f"{model.__name__}.{column.name}", column.stream_block)


def block_fields(name, block):
    """Yield the fields of a block and of all blocks in it."""
    if hasattr(block, "child_blocks"):
        for key, child in block.child_blocks.items():
            yield from block_fields(f"{name}.{key}", child)
    elif hasattr(block, "child_block"):
        yield from block_fields(name, block.child_block)
    elif hasattr(block, "field"):
        yield name, block.field


@pytest.fixture(scope="module")
def date_fields():
    return {name: field for name, field in fields() if isinstance(field, BaseTemporalField)}


def test_dates_of_every_kind_are_found(date_fields):
    """Or the tests below would go through nothing."""
    known = {
        *("TestimonyPage.consent_on", "TestimonyPage.consent_until", "StandardPage.review_on", "NewsPage.date"),
        *("StandardPage.go_live_at", "StandardPage.expire_at", "StandardPage.change_notes.date"),
        *("PromotedResult.starts", "GuidePage.steps.step.checked_on"),
        *("SiteHistoryReportFilterSet.timestamp", "AgingPagesReportFilterSet.last_published_at"),
        *("LockedPagesReportFilterSet.locked_at", "WorkflowReportFilterSet.created_at"),
    }
    assert known - date_fields.keys() == set()


def test_every_date_field_reads_what_people_type(date_fields):
    failed = []
    for name, field in date_fields.items():
        for kind, read, _ in KINDS:
            if isinstance(field, kind):
                failed += [(name, typed) for typed, value in read.items() if naive(field.clean(typed)) != value]
    assert failed == []


def naive(value):
    return timezone.make_naive(value) if isinstance(value, datetime.datetime) else value


def test_every_date_field_refuses_nonsense_in_words(date_fields):
    for name, field in date_fields.items():
        for kind, _, nonsense in KINDS:
            for typed in nonsense if isinstance(field, kind) else ():
                with pytest.raises(ValidationError) as refused:
                    field.clean(typed)
                told = refused.value.messages[0]
                assert told.endswith("."), name
                assert "geldig" not in told, name  # Django's own words, which show no example.


def test_every_date_field_shows_its_date_in_words_and_what_was_typed_as_it_was(date_fields):
    values = {forms.DateField: spellings.DAY, forms.DateTimeField: spellings.MOMENT, forms.TimeField: datetime.time(9)}
    for name, field in date_fields.items():
        value = next(value for kind, value in values.items() if isinstance(field, kind))
        shown = field.widget.format_value(value)
        assert shown in {"15 oktober 2026", "15 oktober 2026 14:30", "09:00"}, name
        assert field.widget.format_value("morgen") == "morgen", name
        assert naive(field.clean(shown)) == value, name
        assert not field.has_changed(field.clean(shown), shown), name


def test_nothing_that_looks_like_a_date_field_is_none():
    """A field of another library would read dates in its own way."""
    looks = (DateTimeBaseInput, SelectDateWidget)
    strays = [
        name
        for name, field in fields()
        if isinstance(field.widget, looks) != isinstance(field, BaseTemporalField)
        or getattr(field.widget, "input_type", "") in {"date", "datetime-local", "month", "time", "week"}
    ]
    assert strays == []


@pytest.mark.parametrize("typed", ["29/03/2026 02:30", "25 oktober 2026 2u30"])
def test_an_hour_that_the_clock_skips_or_strikes_twice_is_refused_in_words(typed):
    with pytest.raises(ValidationError, match="verspringt de klok"):
        forms.DateTimeField().clean(typed)


@pytest.mark.parametrize("blank", ["", "  ", "\u00a0", "\u200b"])
def test_a_blank_field_has_no_date(blank):
    assert forms.DateField(required=False).clean(blank) is None
    with pytest.raises(ValidationError):
        forms.DateField().clean(blank)


# In the forms themselves


def test_a_page_keeps_what_was_typed_until_every_date_is_one(cms, home):
    page = StandardPageFactory(parent=home)
    data = open_form(cms, edit_address(page), StandardPage)
    typed = {"review_on": "31/02/2026", "go_live_at": "15/10/2026 25:00", "expire_at": "overmorgen"}
    html = refused(
        cms, edit_address(page), {**data, **typed, **rows("change_notes", {"date": "gauw", "text": "Nieuw"})}
    )
    for text in (*typed.values(), "gauw"):
        assert f'value="{text}"' in html
    assert html.count(EXAMPLE) >= len(typed) + 1
    right = {"review_on": "2 mei 2030", "go_live_at": "15.10.2030 14u30", "expire_at": "1/1/31"}
    save(cms, edit_address(page), {**data, **right, **rows("change_notes", {"date": "do 15/10/26", "text": "Nieuw"})})
    draft = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.review_on == datetime.date(2030, 5, 2)
    assert timezone.make_naive(draft.go_live_at) == datetime.datetime(2030, 10, 15, 14, 30)
    assert timezone.make_naive(draft.expire_at) == datetime.datetime(2031, 1, 1)
    assert [note.date for note in draft.change_notes.all()] == [spellings.DAY]
    shown = open_form(cms, edit_address(page), StandardPage)
    assert shown["go_live_at"] == ["15 oktober 2030 14:30"]
    assert (shown["review_on"], shown["change_notes-0-date"]) == (["2 mei 2030"], ["15 oktober 2026"])
    save(cms, edit_address(page), shown)
    again = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert (again.review_on, again.go_live_at, again.expire_at) == (draft.review_on, draft.go_live_at, draft.expire_at)


def test_a_date_in_a_stream_is_read_and_refused_alike(cms, home):
    page = GuidePageFactory(parent=GuideIndexPageFactory(parent=home), steps=[])
    data = open_form(cms, edit_address(page), GuidePage)

    def step(typed):
        values = {"title": "Praat", "checked_on": typed, "text": rich_text("<p>Vraag.</p>"), "pages": streamfield([])}
        return nested_form_data({"steps": streamfield([("step", values)])}) | {"steps-0-value-who": ["school"]}

    html = refused(cms, edit_address(page), {**data, **step("31 juni 2026")})
    assert "31 juni 2026" in html
    assert "Deze dag bestaat niet." in html
    save(cms, edit_address(page), {**data, **step("15 okt. ’26")})
    draft = GuidePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.steps[0].value["checked_on"] == spellings.DAY
    assert "15 oktober 2026" in cms.get(edit_address(page)).content.decode()


def test_a_snippet_keeps_what_was_typed_until_its_date_is_one(cms, home):
    typed = {"words": "schorsing", "page": StandardPageFactory(parent=home).pk, "order": "0"}
    html = cms.post(f"{PROMOTED}add/", {**typed, "starts": "15/10", "ends": ""}).content.decode()
    assert 'value="15/10"' in html
    assert EXAMPLE in html
    assert cms.post(f"{PROMOTED}add/", {**typed, "starts": "15-10-26", "ends": "31 dec 2026"}).status_code == 302
    promoted = PromotedResult.objects.get()
    assert (promoted.starts, promoted.ends) == (spellings.DAY, datetime.date(2026, 12, 31))
    assert 'value="31 december 2026"' in cms.get(f"{PROMOTED}edit/{promoted.pk}/").content.decode()


@pytest.mark.parametrize("address", [HISTORY, f"{HISTORY}results/", "/cms/pages/", "/cms/pages/1/results/"])
def test_a_list_says_above_it_which_filter_it_cannot_read(cms, home, address):
    name = "timestamp_from" if address.startswith(HISTORY) else "latest_revision_created_at_from"
    html = cms.get(address, {name: "31/02/2026"}).content.decode()
    assert "Deze dag bestaat niet." in html
    assert 'role="alert"' in html
    assert "31/02/2026" in html or "results" in address
    assert 'role="alert"' not in cms.get(address).content.decode()
    assert "Deze dag bestaat niet." not in cms.get(address, {name: "1/1/26"}).content.decode()


def test_a_filter_that_works_is_shown_in_words(cms, home):
    for address, name in (("aging-pages", "last_published_at"), ("site-history", "timestamp_from")):
        html = cms.get(f"/cms/reports/{address}/results/", {name: "15.10.26"}).content.decode()
        assert "15 oktober 2026" in html
        assert "2026-10-15" not in html
