"""Validation problems of a page: of its fields, of the blocks in its bodies and of its inline rows."""

import dataclasses
import re

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField

SUMMARY_LIMIT = 255  # characters
ROWS = ("sources", "relations", "change_notes")  # inline rows of every page
# Error codes that identify a problem without the value of the field; `Problem.measure` tells whether it became worse.
CODES_WITHOUT_VALUE = {"blank", "null", "required", "max_length", "min_length", "max_value", "min_value"}


@dataclasses.dataclass(frozen=True)
class Problem:
    """One reason why a page may not be published.

    Args:
        page: the page.
        field: name of the field or the inline rows to correct; "" for the page as a whole.
        message: Dutch sentence that says what to do.
        code: identifies the problem. The same code at the same field is the same problem, worse with a larger
            `measure`.
    """

    page: object = dataclasses.field(compare=False, repr=False)
    field: str
    message: str = dataclasses.field(compare=False)
    code: str = ""

    @property
    def measure(self):
        """The size of the problem: the last number in the message, which counts what is there; 0 without a number."""
        return int((re.findall(r"\d+", self.message) or [0])[-1])


def rule_problem(page, name, sentence):
    """Return the `Problem` of a rule that a page does not meet; its code is the sentence without numbers."""
    return Problem(page, name, sentence, re.sub(r"\d+", "", sentence))


def too_long(summary):
    """Return the message for a summary that is too long, in Dutch."""
    return f"Hou het korter dan {SUMMARY_LIMIT} tekens. Nu zijn het er {len(summary)}."


def validation_problems(page, exclude=()):
    """Return the problems of the fields, the bodies and the inline rows of a page, as `Problem`s.

    Args:
        page: of any type, saved or not.
        exclude: names of fields to skip; with any, uniqueness is not checked either.
    """
    found = []
    try:
        # A page that is not in the tree yet has no path to validate.
        page.full_clean(exclude={*exclude, *(() if page.path else ("path", "depth"))}, validate_unique=not exclude)
    except ValidationError as error:
        found += _problems(page, error)
    for column in page._meta.fields:
        if isinstance(column, StreamField):
            found += body_problems(page, column.name, getattr(page, column.name))
    for name in (*ROWS, *own_rows(type(page))):
        found += _row_problems(page, name)
    return found


def own_rows(model):
    """Return ``{name: model}`` of the inline rows that a page type defines beside those of every page."""
    related = {relation.related_name: relation.related_model for relation in get_all_child_relations(model)}
    return {name: table for name, table in related.items() if table._meta.app_label == model._meta.app_label}


def _problems(page, error):
    """Return the errors of a model's validation as `Problem`s."""
    return [
        Problem(page, "" if name == NON_FIELD_ERRORS else name, message, _code(each, getattr(page, name, "")))
        for name, errors in error.error_dict.items()
        for each in errors
        for message in each.messages
    ]


def _code(error, value):
    """Return the code of a problem; for most errors, another invalid value is another problem."""
    code = str(error.code or error.message)
    return code if code in CODES_WITHOUT_VALUE else f"{code} {value}"


def body_problems(page, name, value):
    """Return the problems of the blocks in a body, as a list of `Problem`.

    Wagtail validates blocks only in a form, so an approval or a script could publish an incomplete block.

    Args:
        page: the page.
        name: of the field.
        value: StreamValue.
    """
    # As it will be read from the database: with defaults for values that a script left out.
    value = value.stream_block.to_python(value.get_prep_value())
    try:
        value.stream_block.clean(value)
    except ValidationError as error:
        return [
            Problem(page, name, f"{_label(value, path)}{message}", f"{_types(value, path)} {message}")
            for path, message in _leaves(error)
        ]
    return []


def _leaves(error, path=()):
    """Yield ``(path, message)`` of each error in a tree of block errors."""
    # Errors of a struct or stream are by name or index, those of a list in order, those of a table by row and column.
    inside = error if isinstance(error, dict) else getattr(error, "block_errors", getattr(error, "cell_errors", None))
    inside = [] if inside is None and hasattr(error, "non_block_errors") else inside
    if inside is None:
        yield from ((path, message) for message in error.messages)
        return
    for key, each in inside.items() if isinstance(inside, dict) else enumerate(inside):
        if each is not None:
            yield from _leaves(each, (*path, key))
    for each in getattr(error, "non_block_errors", ()):
        yield path, " ".join(getattr(each, "messages", [str(each)]))


def _label(value, path):
    return f"{value[path[0]].block.label}: " if path else ""


def _types(value, path):
    """Return the names of the blocks on a path into a body, without their positions."""
    names = [value[path[0]].block_type] if path else []
    return ".".join([*names, *(key for key in path[1:] if isinstance(key, str))])


def _row_problems(page, name):
    found = []
    relations = {column.name for column in page._meta.get_field(name).related_model._meta.fields if column.is_relation}
    for row in getattr(page, name).all():
        try:
            row.full_clean(exclude=relations, validate_unique=False, validate_constraints=False)
        except ValidationError as error:
            found += [
                Problem(page, name, message, f"{field} {_code(each, getattr(row, field, ''))}")
                for field, errors in error.error_dict.items()
                for each in errors
                for message in each.messages
            ]
    return found
