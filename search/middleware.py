"""What a request needs when the search index fails it."""

import logging

from search import indexing
from search.engine.index import Unreadable

logger = logging.getLogger(__name__)


class AnswerWithoutIndex:
    """Answer from the database when the index turns out to be damaged: a visitor gets a list all the same."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Unreadable) or getattr(request, "without_index", False):
            return None
        logger.error("The search index could not answer: %s", exception)
        indexing.distrust()
        request.without_index = True
        return self.get_response(request)
