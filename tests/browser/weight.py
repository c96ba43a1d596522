"""The weight of a first visit, compressed as in production."""

import gzip
from collections import Counter

KB = 1000  # bytes
MOST, MOST_SCRIPT, MOST_OF_HOME = 50 * KB, 10 * KB, 14 * KB
MOST_REQUESTS = 8


class Scale:
    """Weighs the requests of a browser context, from its first request."""

    def __init__(self, context):
        self.requests = []
        context.on("requestfinished", lambda request: self.requests.append(request))

    def sizes(self):
        """Return ``{resource type: bytes}`` as transferred, headers included, of the finished requests."""
        sizes = Counter()
        for request in self.requests:
            size = request.sizes()
            body = size["responseBodySize"]
            if request.resource_type in {"stylesheet", "script"}:
                # The test server does not compress these; in production whitenoise does.
                body = len(gzip.compress(request.response().body(), 9))
            sizes[request.resource_type] += body + size["responseHeadersSize"]
        return sizes

    def problems(self):
        """Yield what makes a first visit too heavy."""
        sizes = self.sizes()
        total = sum(sizes.values()) - sizes["image"]
        if not (sizes["document"] and sizes["stylesheet"]):
            yield f"nothing to weigh: {dict(sizes)}"
        if total > MOST:
            yield f"{total} bytes besides images"
        if sizes["script"] > MOST_SCRIPT:
            yield f"{sizes['script']} bytes of script"
        if len(self.requests) > MOST_REQUESTS:
            yield f"{len(self.requests)} requests"
