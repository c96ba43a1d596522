"""An index for each test, and a short way to fill and to ask it."""

import pytest

from base.keys import page_key
from search.engine.documents import Document, Question
from search.engine.index import Engine


@pytest.fixture(autouse=True)
def _empty_caches():
    """Nothing is kept between these tests: they know no Django."""


@pytest.fixture
def engine(tmp_path):
    return Engine.create(tmp_path / "index")


@pytest.fixture
def fill(engine):
    """Write pages by their titles, with numbers from 1; a dict gives more than a title."""

    def fill(*pages):
        told = [page if isinstance(page, dict) else {"title": page} for page in pages]
        made = [Document(page_key(number), **each) for number, each in enumerate(told, 1)]
        engine.write(made, position=1)
        return made

    return fill


@pytest.fixture
def ask(engine):
    def ask(text, lexicon=None, **options):
        return engine.search(Question(text, **options), lexicon)

    return ask
