"""What an app adds to the whole site: the app declares it, base collects it (ADR 35).

An AppConfig has its declarations in the attribute ``declares``. Django creates every AppConfig before it loads the
first model, so models and forms can read the declarations of all apps. This module imports no model, because an
AppConfig may not. Declarations about one page type are attributes of its class: see `base.models.page.BasePage`.
"""

from collections.abc import Set
from dataclasses import dataclass

from django.apps import apps


@dataclass(frozen=True)
class EveryType:
    """Every page type of any app that may relate to others (``may_relate``).

    Args:
        without: labels of the types that are left out.
    """

    without: Set[str] = frozenset()


@dataclass(frozen=True)
class RelationKind:
    """One way in which a page relates to another.

    Args:
        slug: stored value, at most 20 characters.
        label: Dutch heading on the source's page.
        inverse: Dutch heading on the target's page.
        sources, targets: labels of the page types that it may connect, or `EveryType`.
        order: position among the kinds of all apps, on pages and in forms.
        is_loose: whether it connects any two pages, so that it says little about a page.
    """

    slug: str
    label: str
    inverse: str
    sources: Set[str] | EveryType
    targets: Set[str] | EveryType
    order: int
    is_loose: bool = False


@dataclass(frozen=True)
class RelationEnds:
    """Page types that an app adds to a kind of relation of another app; ignored when that app is not installed.

    Args:
        kind: slug of the `RelationKind`.
        sources, targets: labels of page types.
    """

    kind: str
    sources: Set[str] = frozenset()
    targets: Set[str] = frozenset()


@dataclass(frozen=True)
class RequiredRelation:
    """A relation that every page of a type in the initial content needs, in either direction.

    Args:
        page_type: label.
        name: Dutch for the other page: "een oorzaak of een praktijk". Declarations with the same name are one rule.
        targets: labels of page types; a relation with a page of one of them is enough.
    """

    page_type: str
    name: str
    targets: Set[str]


@dataclass(frozen=True)
class PageFile:
    """A file of initial pages, in the folder ``initial`` of the app.

    Args:
        name: of the file; no two apps use the same one.
        page_type: default label of the page type of its records.
        parent: default id of their parent page.
        order: position among the files of all apps: pages are created in this order, parents first.
    """

    name: str
    page_type: str | None
    parent: str | None
    order: int


@dataclass(frozen=True)
class RecordFile:
    """A file of initial records of one type, in the folder ``initial`` of the app.

    Args:
        name: of the file; no two apps use the same one.
        record_type: label of a `base.models.Record`.
    """

    name: str
    record_type: str


@dataclass(frozen=True)
class DataSet:
    """Initial rows that are neither pages, records nor terms, in CSV files in the folder ``initial`` of the app.

    Args:
        files: names of the files; no two apps use the same one.
        reader: dotted name of a function that reads and checks them. It gets `initial_content.loading.data_sets.Tables`
            and returns an object whose ``write(pages)`` writes the rows, given ``{id: primary key}`` of the pages, and
            returns how many rows were made, updated or the same, as a Counter.
    """

    files: tuple[str, ...]
    reader: str


@dataclass(frozen=True)
class CountedKind:
    """Something that an app counts per day, in the statistics and report of searches.

    A counted value comes from the site, such as a title: never from a visitor, and never about a visitor.

    Args:
        slug: stored value, at most 20 characters; also in the address of the report.
        label: Dutch, in the report.
    """

    slug: str
    label: str


@dataclass(frozen=True)
class Declarations:
    """What an app adds to the whole site, in the attribute ``declares`` of its AppConfig.

    Args:
        facets: `base.facets.FacetDefinition`s, after those of base.
        relation_kinds: `RelationKind`s.
        relation_ends: `RelationEnds`.
        required_relations: `RequiredRelation`s.
        page_files: `PageFile`s.
        record_files: `RecordFile`s.
        data_sets: `DataSet`s.
        term_files: names of files of terms, in the folder ``initial`` of the app.
        counted_kinds: `CountedKind`s; `search.statistics.recorder.record_count` counts them.
    """

    facets: tuple = ()
    relation_kinds: tuple[RelationKind, ...] = ()
    relation_ends: tuple[RelationEnds, ...] = ()
    required_relations: tuple[RequiredRelation, ...] = ()
    page_files: tuple[PageFile, ...] = ()
    record_files: tuple[RecordFile, ...] = ()
    data_sets: tuple[DataSet, ...] = ()
    term_files: tuple[str, ...] = ()
    counted_kinds: tuple[CountedKind, ...] = ()


def declared(name):
    """Return ``[(AppConfig, declaration), …]`` of every installed app, one pair for each declaration.

    Args:
        name: field of `Declarations`.
    """
    declaring = [config for config in apps.get_app_configs() if hasattr(config, "declares")]
    return [(config, each) for config in declaring for each in getattr(config.declares, name)]
