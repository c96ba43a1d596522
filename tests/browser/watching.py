"""Records the requests and errors of a browser."""

REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", event =>
  console.error(`CSP: ${event.violatedDirective} refused ${event.blockedURI || event.sourceFile || "inline"}`))
"""


class Watch:
    """Watches every page of a browser context, from before its first request.

    ``complaints`` are console errors and warnings, broken policies, exceptions, failed requests and
    answers of 400 and up; ``requests`` are the addresses asked for.
    """

    def __init__(self, context, origin):
        self.origin, self.complaints, self.requests = origin, [], []
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.complaints.append(f"exception: {error.error}"))
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("requestfailed", self._failed)
        context.on("response", self._answered)

    def _heard(self, message):
        if message.type in {"error", "warning"}:
            self.complaints.append(f"console {message.type}: {message.text} ({message.location['url']})")

    def _failed(self, request):
        # The browser aborts pending requests when it leaves a page.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.failure}: {request.url}")

    def _answered(self, response):
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")

    @property
    def strangers(self):
        """The requested addresses of other sites."""
        return [url for url in self.requests if not url.startswith((f"{self.origin}/", "data:", "blob:"))]
