"""Migrations of a database that is in use: what editors and groups had, they keep."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

RENAMED = [("base", "0009_renditions_without_metadata"), ("base", "0010_content_version")]


def migrate(to):
    executor = MigrationExecutor(connection)
    executor.migrate([to])
    return executor.loader.project_state([to]).apps


@pytest.fixture
def before(committed):
    """Go back to before a model was renamed, and afterwards to now."""
    yield migrate(RENAMED[0])
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_a_renamed_model_keeps_its_rows_and_the_permissions_that_groups_have(before):
    """One test: going back and coming to now again takes half a minute."""
    permission = before.get_model("auth", "Permission").objects.get(codename="view_sequence")
    group = before.get_model("auth", "Group").objects.create(name="Beheer")
    group.permissions.add(permission)
    before.get_model("base", "Sequence").objects.update_or_create(defaults={"value": 41})
    before.get_model("base", "Change").objects.create(sequence=41, stamp=1, scope="all")
    after = migrate(RENAMED[1])
    assert [each.codename for each in Group.objects.get(name="Beheer").permissions.all()] == ["view_contentversion"]
    assert not Permission.objects.filter(codename__endswith="_sequence").exists()
    assert after.get_model("base", "ContentVersion").objects.get().value == 41
    assert after.get_model("base", "Change").objects.get(stamp=1).version == 41
