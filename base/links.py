"""Unwraps links that mail programs, filters and social networks have rewritten, and removes tracking parameters."""

import re
from base64 import urlsafe_b64decode
from urllib.parse import parse_qs, unquote, urlsplit

MAX_DEPTH = 5  # a forwarded mail is wrapped more than once

# Host, path and the parameters that hold the address. Links without the address in them (t.co, Mimecast, newsletters)
# can't be unwrapped without a request.
WRAPPERS = [
    (re.compile(rf"(?:.+\.)?{host}"), re.compile(path), parameters.split())
    for host, path, parameters in [
        (r"safelinks\.protection\.(?:outlook\.(?:com|cn|de)|office365\.us)", "", "url"),
        (r"statics\.teams\.(?:cdn\.office\.net|microsoft\.com)", ".*safelinks", "url"),
        (r"google(?:\.[a-z]{2,3}){1,2}", "/url$", "q url"),
        (r"googleadservices\.com", "/pagead/aclk", "adurl"),
        (r"youtube\.com", "/redirect$", "q"),
        (r"(?:facebook|messenger)\.com", r"/(?:l\.php|flx/warn/?)$", "u"),
        (r"l\.(?:instagram\.com|wl\.co|threads\.(?:net|com))", "", "u"),
        (r"linkedin\.com", "/(?:redir/redirect|safety/go)", "url"),
        (r"slack-redir\.net", "/link", "url"),
        (r"out\.reddit\.com", "", "url"),
        (r"vk\.com", r"/away\.php", "to"),
        (r"umblr\.com", "/redirect", "z"),
        (r"duckduckgo\.com", "/l/?$", "uddg"),
        (r"deref-(?:gmx|web-02|web|mail)\.(?:net|com|de|fr|co\.uk)", "", "redirectUrl"),
        (r"cudasvc\.com", "/url$", "a"),
        (r"edgepilot\.com", "", "u"),
        (r"trendmicro\.com", "/wis/clicktime/", "url"),
        (r"(?:clicktime\.symantec|fireeye|trellix)\.com", "", "u"),
        (r"(?:fireeye|trellix)\.(?:us|eu)", "", "u"),
        (r"zscaler(?:one|two|three)?\.(?:com|net)", "", "origurl"),
        (r"titanhq\.com", "/analyse", "url"),
        (r"trustwave\.com", "", "u"),
        (r"vadesecure\.com", "", "u"),
        (r"esvalabs\.com", "", "u"),
        (r"safelink\.emails\.azure\.net", "/redirect", "destination"),
        (r".+", r"/owa/redir\.aspx$", "URL"),
    ]
]
TRACKING = re.compile(
    r"utm_\w+|mtm_\w+|pk_(?:campaign|kwd|source|medium|content|cid)|matomo_\w+|hsa_\w+|_hs(?:enc|mi)|__hs\w+|mc_[ce]id"
    r"|(?:fb|g|d|tw|tt|y|ms)clk?id|gclsrc|[gw]braid|li_fat_id|igsh(?:id)?|mkt_tok|srsltid|wt[._]mc"
    r"|vero_(?:id|conv)|oly_(?:anon|enc)_id|ml_subscriber(?:_hash)?|ck_subscriber_id|dm_i|elqtrack\w*|s_cid"
    r"|_ga|_gl|trk(?:_\w+|Campaign)?",
    re.IGNORECASE,
)
# Punctuation at the end belongs to the sentence around the address.
ADDRESS_IN_TEXT = re.compile(r"https?://[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?…)\]}’']", re.IGNORECASE)


def unwrap(url):
    """Return the target of a link, without tracking parameters.

    Args:
        url: as somebody pasted or typed it; returned as it is when it is not wrapped.
    """
    for _ in range(MAX_DEPTH):
        inner = _inner_address(url)
        if not inner:
            break
        url = inner
    return _without_tracking(url)


def unwrap_all(text):
    """Return a text with every web address in it unwrapped."""
    return ADDRESS_IN_TEXT.sub(lambda match: unwrap(match[0]), text)


def _inner_address(url):
    """Return the address within a wrapped one, or None."""
    try:
        parts = urlsplit(url.strip().replace("&amp;", "&"))
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"}:
        return None
    address = _from_parameter(host, parts) or _from_other_format(host, parts)
    return address if address and re.match(r"(?:https?://[^\s/]|mailto:\S)", address, re.IGNORECASE) else None


def _from_parameter(host, parts):
    for hosts, path, parameters in WRAPPERS:
        if hosts.fullmatch(host) and path.match(parts.path):
            query = parse_qs(parts.query)
            return next((query[name][0].strip() for name in parameters if name in query), None)
    return None


def _from_other_format(host, parts):
    query = parse_qs(parts.query)
    whole = f"{parts.path}?{parts.query}" if parts.query else parts.path
    if re.fullmatch(r"(?:.+\.)?urldefense(?:\.proofpoint)?\.(?:com|us)", host):
        if parts.path.startswith("/v3/"):
            return _proofpoint_3(whole + (f"#{parts.fragment}" if parts.fragment else ""))
        address = query.get("u", [""])[0]
        return unquote(address.replace("-", "%").replace("_", "/")) if parts.path.startswith("/v2/") else address
    if host.startswith("secure-web.cisco.com"):
        return unquote(parts.path.rpartition("/")[2])
    if re.fullmatch(r"(?:.+\.)?(?:checkpoint\.com|avanan\.click)", host):
        match = re.search(r"___(.+?)___", whole)
        return match and match[1]
    if host.endswith(".protection.sophos.com") and "u" in query:
        return _from_base64(query["u"][0])
    if re.fullmatch(r"(?:.+\.)?bing\.com", host) and parts.path.startswith("/ck/a") and "u" in query:
        return _from_base64(query["u"][0][2:])
    if host == "r.search.yahoo.com":
        match = re.search(r"/RU=([^/]+)", parts.path)
        return match and unquote(match[1])
    return None


def _proofpoint_3(path):
    """Decode version 3 of Proofpoint: a ``*`` stands for replaced characters, which follow in base64."""
    match = re.match(r"/v3/__(.+?)__;([^!]*)!", path)
    if not match:
        return None
    address, replaced = re.sub(r"^([a-z]+:/)(?!/)", r"\1/", match[1]), iter(_from_base64(match[2]) or "")
    run_lengths = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

    def restore(star):
        count = run_lengths.index(star[1]) + 2 if star[1] else 1
        return "".join(next(replaced, "") for _ in range(count))

    return re.sub(r"\*(?:\*([\w-]))?", restore, address, flags=re.ASCII)


def _from_base64(text):
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except ValueError:
        return None


def _without_tracking(url):
    """Return an address without tracking parameters; the others keep their order and encoding."""
    address, hash_, fragment = url.partition("#")
    path, mark, query = address.partition("?")
    if not mark or not re.match(r"https?://", url, re.IGNORECASE):
        return url
    pairs = query.split("&")
    kept = [pair for pair in pairs if not TRACKING.fullmatch(pair.removeprefix("amp;").partition("=")[0])]
    if len(kept) == len(pairs):
        return url
    return path + ("?" + "&".join(kept) if kept else "") + hash_ + fragment
