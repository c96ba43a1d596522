"""The zones of the site: one table of what is allowed at which addresses, which all middleware reads.

A zone is a part of the site, by the prefix of its addresses. The table says whether answers are cached, who may send
data, whether the page tree is locked meanwhile and which policy a browser gets. No other module does.
"""

from dataclasses import dataclass, replace
from enum import Enum

PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "manifest-src 'self'; object-src 'none'"
)
# Any website may show these pages in a frame: without script and form, a frame around one steals nothing.
EMBEDDED_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors *; object-src 'none'"
)
# Wagtail's pages have inline scripts and styles, and the CMS shows previews in a frame.
CMS_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "frame-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'; object-src 'none'"
)


class Writers(Enum):
    """Which clients may send data to a zone."""

    NOBODY = "nobody"  # GET and HEAD only
    OWN_FORMS = "own forms"  # any visitor by POST, from a page of this site; in a transaction
    SESSIONS = "sessions"  # users with a session, with Django's CSRF token; in a transaction
    LOGGING_IN = "logging in"  # no transaction, because checking a password is slow by design and would hold the lock


@dataclass(frozen=True)
class Zone:
    """What is allowed at the addresses with some prefixes; each default is the safest value.

    Args:
        prefixes: of paths, each with a slash at both ends.
        writers: which clients may send data.
        cache: whether answers are the same for everybody, so that the page cache may keep them.
        no_store: whether browsers and proxies must not store an answer.
        session: whether cookies are read and set. Without, there is no user, and cookies of an answer are removed.
        locks_tree: whether a request that writes takes the lock of the page tree.
        corrects_addresses: whether a mistyped address redirects to the one that was meant.
        policy: default Content-Security-Policy.
        allows_own_policy: whether an answer may have another policy.
        frame_options: X-Frame-Options; "" where any website may show an answer in a frame.
    """

    prefixes: tuple[str, ...]
    writers: Writers = Writers.NOBODY
    cache: bool = False
    no_store: bool = False
    session: bool = False
    locks_tree: bool = False
    corrects_addresses: bool = False
    policy: str = PUBLIC_POLICY
    allows_own_policy: bool = True
    frame_options: str = "DENY"


# Reads a session because editors may see restricted pages; an answer that depends on one is never cached.
PUBLIC = Zone(("/",), cache=True, session=True, corrects_addresses=True)
# For programs, so a wrong address gives an error and no correction.
API = Zone(("/api/v1/",), cache=True)
FORMS = Zone(("/formulieren/",), writers=Writers.OWN_FORMS, no_store=True)
MEMBERS = Zone(("/leden/",), writers=Writers.SESSIONS, no_store=True, session=True)
# Reads a session because editors may download documents of private collections.
FILES = Zone(("/documenten/", "/media/", "/static/", "/health/"), session=True)
# Files that the site makes itself, the same for everybody. What is kept is at most that nginx may send one.
DOWNLOADS = Zone(("/bestanden/",), cache=True)
# Charts for the pages of others.
EMBEDDED = Zone(("/insluiten/",), cache=True, policy=EMBEDDED_POLICY, allows_own_policy=False, frame_options="")

CMS = Zone(
    ("/cms/",),
    writers=Writers.SESSIONS,
    session=True,
    locks_tree=True,
    policy=CMS_POLICY,
    allows_own_policy=False,
    frame_options="SAMEORIGIN",
)
CMS_API = replace(CMS, prefixes=("/cms/api/",))
CMS_LOGIN = replace(CMS, prefixes=("/cms/login/", "/cms/password_reset/"), writers=Writers.LOGGING_IN, locks_tree=False)
CMS_ZONES = (CMS, CMS_API, CMS_LOGIN)

ZONES = (PUBLIC, API, FORMS, MEMBERS, FILES, DOWNLOADS, EMBEDDED, *CMS_ZONES)
# The longest prefix wins.
_BY_PREFIX = sorted(((prefix, zone) for zone in ZONES for prefix in zone.prefixes), key=lambda pair: -len(pair[0]))


def zone_of(path):
    """Return the zone of an address.

    Args:
        path: `HttpRequest.path_info`, with or without a slash at its end.
    """
    with_slash = f"{path}/"
    return next((zone for prefix, zone in _BY_PREFIX if with_slash.startswith(prefix)), PUBLIC)


def first_parts():
    """Return the first part of the address of every zone, which no page may have."""
    return {prefix.split("/")[1] for prefix, _zone in _BY_PREFIX} - {""}
