"""A docstring says what its function does: one that says "Return" returns, one that says "Yield" yields."""

import ast

from tests.test_architecture import PYTHON, name

INNER = (ast.FunctionDef, ast.ClassDef, ast.Lambda)


def statements(function):
    """Yield the nodes of a function, without those of what is defined inside it."""
    waiting = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [each for each in ast.iter_child_nodes(node) if not isinstance(each, INNER)]


def keeps_its_word(node):
    word = (ast.get_docstring(node) or "").split(" ")[0]
    if word not in {"Return", "Yield"}:
        return True
    if isinstance(node, ast.ClassDef):
        return False
    if word == "Yield":
        return any(isinstance(each, ast.Yield | ast.YieldFrom) for each in statements(node))
    return any(isinstance(each, ast.Return) and each.value is not None for each in statements(node))


def test_what_says_return_returns_and_what_says_yield_yields():
    wrong = []
    for path in PYTHON:
        nodes = (each for each in ast.walk(ast.parse(path.read_text())) if isinstance(each, INNER[:2]))
        wrong += [f"{name(path)}:{node.lineno} {node.name}" for node in nodes if not keeps_its_word(node)]
    assert wrong == []
