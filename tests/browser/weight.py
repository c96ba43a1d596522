"""What a visit costs, with an empty cache and everything compressed as production does it."""

import gzip
from collections import Counter

KB = 1000  # bytes
MOST, MOST_SCRIPT, MOST_OF_HOME = 50 * KB, 10 * KB, 14 * KB
MOST_REQUESTS = 8


class Scale:
    """Weighs what a browser context asks for, from before its first request."""

    def __init__(self, context):
        self.requests = []
        context.on("requestfinished", lambda request: self.requests.append(request))

    def sizes(self):
        """Give ``{kind: bytes}`` as transferred, headers included, of what has come by now."""
        sizes = Counter()
        for request in self.requests:
            size = request.sizes()
            body = size["responseBodySize"]
            if request.resource_type in {"stylesheet", "script"}:
                # The tests serve these as they are; production keeps compressed copies (whitenoise).
                body = len(gzip.compress(request.response().body(), 9))
            sizes[request.resource_type] += body + size["responseHeadersSize"]
        return sizes

    def problems(self):
        """Give what makes a first visit too heavy."""
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
