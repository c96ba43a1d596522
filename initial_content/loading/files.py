"""Reads content files: CSV, and YAML whose mappings have line numbers."""

import csv
from typing import Any

import yaml

from initial_content.loading.problems import Problems


class Mapping(dict):
    """A mapping of a YAML file.

    Attributes:
        line: number of its first line.
        lines: ``{key: line}``.
    """

    line = 1

    def __init__(self, *args):
        super().__init__(*args)
        self.lines = {}


class _NamesLines:
    """A safe loader that reports the line of a value that it can't read."""

    def construct_object(self, node, deep=False):
        try:
            return super().construct_object(node, deep)
        except ValueError as error:
            # Such as a date that does not exist.
            raise yaml.constructor.ConstructorError(None, None, f"“{node.value}”: {error}", node.start_mark) from None


class _Loader(_NamesLines, yaml.SafeLoader):
    """Names the line of every mistake."""


# The parser in C, where PyYAML was built with it.
_Fastest: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _FastLoader(_NamesLines, _Fastest):
    """Reads the same, five times as fast; of a mistake it may name the line after it."""


def _construct_mapping(loader, node):
    mapping = Mapping()
    mapping.line = node.start_mark.line + 1
    yield mapping
    loader.flatten_mapping(node)
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str):
            raise yaml.constructor.ConstructorError(None, None, f"“{key}” is geen sleutel", key_node.start_mark)
        if key in mapping:
            raise yaml.constructor.ConstructorError(None, None, f"“{key}” staat er twee keer", key_node.start_mark)
        mapping[key] = loader.construct_object(value_node, deep=True)
        mapping.lines[key] = key_node.start_mark.line + 1


for _each in (_Loader, _FastLoader):
    _each.add_constructor("tag:yaml.org,2002:map", _construct_mapping)


def _read_text(directory, file, problems: Problems):
    """Return the text of a file; None, and report a problem, when that fails."""
    try:
        return (directory / file).read_text(encoding="utf-8")
    except FileNotFoundError:
        problems.add(file, 1, "dit bestand ontbreekt")
    except UnicodeDecodeError:
        problems.add(file, 1, "dit bestand is geen UTF-8")
    return None


def read_yaml(directory, file, problems):
    """Return the content of a YAML file; None, and report a problem, when that fails.

    Args:
        directory: Path.
        file: name in it.
        problems: `Problems` to add to.
    """
    text = _read_text(directory, file, problems)
    if text is None:
        return None
    try:
        return _parse(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problems.add(file, line, f"geen geldige YAML: {error.problem}")
    except yaml.YAMLError as error:
        problems.add(file, 1, f"geen geldige YAML: {error}")
    return None


def _parse(text):
    try:
        return yaml.load(text, Loader=_FastLoader)  # noqa: S506 a SafeLoader
    except yaml.YAMLError:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 a SafeLoader


def read_csv(directory, file, columns, problems):
    """Return the rows of a CSV file as ``[(line, {column: text}), …]``, without rows that miss a value.

    Args:
        directory, file, problems: as for `read_yaml`.
        columns: set of names that its first line must have.
    """
    text = _read_text(directory, file, problems)
    if text is None:
        return []
    reader = csv.DictReader(text.splitlines())
    if not columns <= set(reader.fieldnames or ()):
        problems.add(file, 1, f"kolommen {', '.join(sorted(columns))} verwacht")
        return []
    rows = []
    for row in reader:
        empty = sorted(name for name in columns if not row[name])
        if empty:
            values = ", ".join(value for value in row.values() if isinstance(value, str))
            problems.add(file, reader.line_num, f"{values}: {', '.join(empty)} ontbreekt")
        else:
            rows.append((reader.line_num, row))
    return rows
