"""Blocks stay out of migrations, so no migration loses a body and no changed block needs one."""

import json
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.fields import StreamField

from base.blocks import BODY_BLOCKS
from base.fields import BodyField
from base.models import page_types
from content.models import StandardPage
from tests.factories.content import StandardPageFactory

OURS = ("base", "accounts", "search", "content", "practices", "research")
# Blocks that one page type only is built of.
OF_ONE_TYPE = {"fact", "task", "contact", "group", "party", "publication", "question", "service", "step", "told"}
MIGRATIONS = [path for app in OURS for path in Path(settings.BASE_DIR, app).glob("migrations/0*.py")]
BODY = [
    {"type": "heading", "value": {"text": "Een kop", "level": "h2"}, "id": "6a1f9a2e-0000-4000-8000-000000000001"},
    {"type": "text", "value": "<p>Een alinea.</p>", "id": "6a1f9a2e-0000-4000-8000-000000000002"},
    {"type": "gone", "value": {"anything": [1, None]}, "id": "6a1f9a2e-0000-4000-8000-000000000003"},
]


@pytest.fixture
def historic(db):
    """The models as the last migrations leave them, without our code."""
    executor = MigrationExecutor(connection)
    return executor.loader.project_state(executor.loader.graph.leaf_nodes()).apps


def body_fields():
    """Return every (model, field) of ours that holds blocks."""
    models = [model for model in apps.get_models() if model._meta.app_label in OURS]
    return [(model, field) for model in models for field in model._meta.local_fields if isinstance(field, StreamField)]


def unknown_blocks(historic):
    """Return a line for every stored block whose type its field does not know; Wagtail drops those silently."""
    found = []
    for model, field in body_fields():
        known = set(field.stream_block.child_blocks)
        stored = historic.get_model(model._meta.label).objects.values_list("pk", field.name)
        for pk, blocks in stored:
            unknown = [block.get("type") for block in blocks if block.get("type") not in known]
            found += [f"{model._meta.label} {pk}, {field.name}: {name}" for name in unknown]
    return found


def store(page, body):
    """Write JSON in a page's column as it is."""
    table = StandardPage._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET body = %s WHERE page_ptr_id = %s", [json.dumps(body), page.pk])


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_migration_holds_no_block(path):
    code = path.read_text(encoding="utf-8")
    assert not re.search(r"block|StreamField|BodyField", code, re.IGNORECASE)


def test_every_field_with_blocks_is_a_plain_json_field_to_a_migration(historic):
    assert len(body_fields()) >= 6
    for model, field in body_fields():
        assert isinstance(field, BodyField)
        past = historic.get_model(model._meta.label)._meta.get_field(field.name)
        assert past.get_internal_type() == "JSONField"
        assert past.default is list


def test_a_historic_model_saved_unchanged_keeps_its_body(home, historic):
    page = StandardPageFactory(parent=home)
    store(page, BODY)
    past = historic.get_model("content.StandardPage").objects.get(pk=page.pk)
    assert past.body == BODY
    past.save()
    assert historic.get_model("content.StandardPage").objects.get(pk=page.pk).body == BODY
    assert [block.block_type for block in StandardPage.objects.get(pk=page.pk).body] == ["heading", "text"]


def test_a_data_migration_edits_a_plain_list(home, historic):
    page = StandardPageFactory(parent=home)
    store(page, BODY)
    past = historic.get_model("content.StandardPage").objects.get(pk=page.pk)
    past.body = [{**block, "type": "text", "value": "<p>Omgezet.</p>"} for block in past.body]
    past.save()
    assert [str(block) for block in StandardPage.objects.get(pk=page.pk).body] == ["<p>Omgezet.</p>"] * 3


@pytest.mark.parametrize(
    "block",
    [
        {"type": "heading", "value": {"text": "Woorden van toen"}},
        {"type": "text", "value": "<p>Woorden van toen</p>"},
        {"type": "quote", "value": {"text": "Woorden van toen", "portrait": 5}},
        {"type": "steps", "value": {"steps": [{"title": "Woorden van toen"}]}},
        {"type": "callout", "value": {"text": "<p>Woorden van toen</p>", "kind": "bestaat-niet-meer"}},
        {"type": "accordion", "value": {"items": [{"title": "Woorden van toen", "text": ""}]}},
        {"type": "key_facts", "value": {"facts": [{"value": "3%", "text": "Woorden van toen"}]}},
        {"type": "media", "value": {"title": "Woorden van toen", "file": 999999, "captions": None}},
        {"type": "documents", "value": {"title": "Verdwenen", "documents": [{"document": 999999}]}},
        {"type": "table", "value": {"columns": [{"type": "text", "heading": "Woorden van toen"}], "rows": []}},
        {"type": "image", "value": {"image": 999999, "alt_text": "", "decorative": True}},
        {"type": "page_cards", "value": {"title": "Verdwenen", "pages": [999999]}},
        {"type": "drawing", "value": {"name": "een-tekening-van-vroeger"}},
        {"type": "gone", "value": "Verdwenen"},
    ],
    ids=lambda block: block["type"],
)
def test_old_json_renders_with_keys_missing_unknown_or_pointing_nowhere(client, home, block):
    page = StandardPageFactory(parent=home)
    store(page, [block])
    response = client.get(page.url)
    assert response.status_code == 200
    assert ("Woorden van toen" in response.content.decode()) == ("Woorden van toen" in json.dumps(block))


def test_every_block_of_a_body_is_covered_by_a_case_of_old_json():
    mark = next(
        mark
        for mark in test_old_json_renders_with_keys_missing_unknown_or_pointing_nowhere.pytestmark
        if mark.name == "parametrize"
    )
    assert {name for name, _block in BODY_BLOCKS} == {case["type"] for case in mark.args[1]} - {"gone"}


def test_an_unknown_block_is_found_and_named(home, historic):
    page = StandardPageFactory(parent=home)
    store(page, BODY)
    assert unknown_blocks(historic) == [f"content.StandardPage {page.pk}, body: gone"]


def test_an_editor_chooses_from_at_most_twenty_blocks_that_nest_no_further_than_a_list():
    assert len(BODY_BLOCKS) <= 20
    assert len({name for name, _block in BODY_BLOCKS}) == len(BODY_BLOCKS)
    for model in page_types():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                assert set(field.stream_block.child_blocks) <= {name for name, _ in BODY_BLOCKS} | OF_ONE_TYPE
