"""What a request needs when something fails it: the search index, or anything around the API."""

import logging

from base.request_state import state_of
from base.zones import API, zone_of
from search import cors, indexing
from search.api import ApiError
from search.api.views import told
from search.engine.index import UnreadableIndexError

logger = logging.getLogger(__name__)


# What went wrong before or after the views of the API, which tell their own problems.
PROBLEMS = {
    400: ("Vraag niet begrepen", "Dit adres of deze vraag kunnen we niet lezen."),
    404: ("Niet gevonden", "Dit adres bestaat niet. Begin bij /api/v1/."),
    405: ("Alleen lezen", "Dit adres kan je alleen lezen, met GET of HEAD."),
}
FAILED = ("De website kan nu niet antwoorden", "Er ging bij ons iets mis. Probeer het later opnieuw.")


class ApiErrorMiddleware:
    """Answer a program with a problem (RFC 9457) whatever is wrong with its request, wherever that shows."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        status = response.status_code
        if status < 400 or zone_of(request.path_info) is not API:
            return response
        if response.headers["Content-Type"] == "application/problem+json":
            return response
        problem = told(ApiError(status, *PROBLEMS.get(status, FAILED if status >= 500 else PROBLEMS[400])))
        for name, value in response.items():
            # The policy is no header of the body, though it begins like one.
            if not name.startswith("Content-") or name == "Content-Security-Policy":
                problem[name] = value
        problem["X-Robots-Tag"] = "noindex"
        return cors.for_every_website(problem)


class IndexFallbackMiddleware:
    """Answer from the database when the index turns out to be damaged: a visitor gets a list all the same."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, UnreadableIndexError) or state_of(request).index_failed:
            return None
        logger.error("The search index could not answer: %s", exception)
        indexing.discard()
        state_of(request).index_failed = True
        return self.get_response(request)
