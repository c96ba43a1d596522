"""A crawler that follows the links of the whole site over HTTP, without a browser."""

from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit
from urllib.request import urlopen

# Elements that load a resource, and the attribute with its address.
NEEDED = {"img": "src", "script": "src", "video": "src", "audio": "src", "source": "src", "track": "src"}


@dataclass
class Answer:
    """The answer of the site at an address.

    Args:
        address: path and query.
        status: HTTP status.
        kind: media type.
        body: bytes.
    """

    address: str
    status: int
    kind: str
    body: bytes
    reading: "Reading | None" = None

    @property
    def is_html(self):
        return self.kind == "text/html"


class Reading(HTMLParser):
    """The content of a page: ``links`` (as written), ``facets`` (addresses), ``ids``, ``levels`` of headings, …"""

    def __init__(self, text):
        super().__init__()
        self.links, self.needed, self.facets, self.ids, self.levels = [], [], [], [], []
        self.title, self.description, self.canonical, self.feeds, self.data = "", "", "", [], []
        self._into, self._form = None, ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self._into = {"title": "title", "script": attrs.get("type")}.get(tag)
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.levels.append(int(tag[1]))
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag == "a" and "href" in attrs:
            self.links.append(attrs["href"])
        if tag in NEEDED and attrs.get(NEEDED[tag]):
            self.needed.append(attrs[NEEDED[tag]])
        if tag == "form":
            self._form = attrs.get("action", "")
        if tag == "input" and attrs.get("type") in {"checkbox", "radio"}:
            self.facets.append(f"{self._form}?{urlencode({attrs['name']: attrs['value']})}")
        if tag == "meta" and attrs.get("name") == "description":
            self.description = attrs.get("content", "")
        if tag == "link":
            self._link(attrs)

    def _link(self, attrs):
        rel, href = attrs.get("rel", ""), attrs["href"]
        if rel == "canonical":
            self.canonical = href
        elif rel == "alternate":
            self.feeds.append(href)
        elif rel in {"stylesheet", "icon"}:
            self.needed.append(href)
        else:
            self.links.append(href)

    def handle_data(self, data):
        if self._into == "title":
            self.title += data
        elif self._into == "application/ld+json":
            self.data.append(data)

    def handle_endtag(self, tag):
        self._into = None


@dataclass
class Crawl:
    """A crawl of a site.

    Args:
        origin: of the site.
        follow_facets: function of an address and its `Reading` that returns whether to follow its facets.
    """

    origin: str
    follow_facets: object = staticmethod(lambda address, reading: False)
    answers: dict = field(default_factory=dict)  # address -> Answer
    links: dict = field(default_factory=dict)  # address -> [(address, fragment), …] on this site
    found_on: dict = field(default_factory=dict)  # address -> the first address with a link to it
    strangers: dict = field(default_factory=dict)  # address -> addresses of resources from another site

    def walk(self, start):
        """Follow links from an address until there are no new ones.

        Links of a page with a query string are not followed, unless it is a next page of a list.
        """
        waiting = deque([start])
        self.found_on.setdefault(start, "")
        while waiting:
            address = waiting.popleft()
            if address in self.answers:
                continue
            answer = self.fetch(address)
            query = urlsplit(address).query
            if not answer.is_html or (query and not query.startswith("pagina=")):
                continue
            for found, _fragment in self.links[address]:
                self.found_on.setdefault(found, address)
                waiting.append(found)

    def fetch(self, address):
        """Return the answer at an address, requested once."""
        if address in self.answers:
            return self.answers[address]
        try:
            with urlopen(self.origin + address) as reply:
                status, headers, body = reply.status, reply.headers, reply.read()
        except HTTPError as error:
            status, headers, body = error.code, error.headers, error.read()
        answer = self.answers[address] = Answer(address, status, headers.get_content_type(), body)
        self.links[address] = []
        if answer.is_html:
            answer.reading = reading = Reading(body.decode())
            hrefs = [*reading.links, *reading.needed, *reading.feeds]
            if self.follow_facets(address, reading):
                hrefs += reading.facets
            self.links[address] = [link for href in hrefs if (link := self._on_site(address, href))]
            if strangers := [href for href in reading.needed if not self._on_site(address, href)]:
                self.strangers[address] = strangers
        return answer

    def _on_site(self, address, href):
        """Return the address and fragment of a link within the site; None for another site."""
        url, fragment = urldefrag(urljoin(self.origin + address, href))
        return (url.removeprefix(self.origin), fragment) if url.startswith(f"{self.origin}/") else None

    @property
    def pages(self):
        """Return every HTML answer."""
        return [answer for answer in self.answers.values() if answer.is_html]
