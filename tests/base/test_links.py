"""Web addresses without the wrappers of mail programs and without tracking."""

from base64 import urlsafe_b64encode
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from base.links import unwrap, unwrap_all

ADDRESS = "https://www.vlaanderen.be/onderwijs?jaar=2024&taal=nl"
QUOTED = quote(ADDRESS, safe="")
CODED = urlsafe_b64encode(ADDRESS.encode()).decode().rstrip("=")
SAFE = f"https://eur01.safelinks.protection.outlook.com/?url={QUOTED}&data=05%7C02%7C&sdata=x%3D&reserved=0"
WRAPPED = {
    "Outlook": SAFE,
    "Outlook, escaped twice": SAFE.replace("&", "&amp;"),
    "Outlook on the phone": f"https://nam12.safelinks.protection.outlook.com/ap/t-59584e83/?url={QUOTED}&data=05",
    "Outlook of a government": f"https://gcc02.safelinks.protection.office365.us/?data=05&url={QUOTED}",
    "Teams": f"https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url={QUOTED}&locale=nl",
    "Proofpoint 1": f"https://urldefense.proofpoint.com/v1/url?u={QUOTED}&k=1",
    "Proofpoint 2": "https://urldefense.proofpoint.com/v2/url?u="
    + QUOTED.replace("%", "-").replace("-2F", "_")
    + "&d=DwMFaQ&c=x",
    "Proofpoint 3": f"https://urldefense.com/v3/__{ADDRESS}__;!!AbC-dEf!xyz$",
    "Proofpoint 3, with signs kept apart": "https://urldefense.com/v3/__https:/www.vlaanderen.be/onderwijs*jaar=2024&taal=nl__;Pw!!x$",
    "Google": f"https://www.google.com/url?q={QUOTED}&sa=D&source=editors&ust=1700000000&usg=AOv",
    "Google in Belgium": f"http://www.google.be/url?sa=t&url={QUOTED}&ved=2",
    "Facebook": f"https://l.facebook.com/l.php?u={QUOTED}&h=AT0",
    "LinkedIn": f"https://www.linkedin.com/safety/go?url={QUOTED}&trk=feed",
    "YouTube": f"https://www.youtube.com/redirect?event=video_description&q={QUOTED}",
    "Slack": f"https://slack-redir.net/link?url={QUOTED}",
    "Barracuda": f"https://linkprotect.cudasvc.com/url?a={QUOTED}&c=E,1",
    "Cisco": f"https://secure-web.cisco.com/1AbC-dEf/{QUOTED}",
    "Check Point": f"https://protect.checkpoint.com/v2/___{ADDRESS}___.YzJlOm9mZmlj",
    "Avanan": f"https://url.avanan.click/v2/r01/___{ADDRESS}___.YXAzOmF2YW5hbg",
    "Sophos": f"https://eu-central-1.protection.sophos.com?d=vlaanderen.be&u={CODED}&i=1",
    "Trend Micro": f"https://ca-1234.check.trendmicro.com/wis/clicktime/v1/query?url={QUOTED}&umid=1",
    "Bing": f"https://www.bing.com/ck/a?!&&p=1&u=a1{CODED}&ntb=1",
    "DuckDuckGo": f"https://duckduckgo.com/l/?uddg={QUOTED}&rut=1",
    "GMX": f"https://deref-gmx.net/mail/client/x/dereferrer/?redirectUrl={QUOTED}",
    "Trustwave": f"https://scanmail.trustwave.com/?c=5&d=xx&u={QUOTED}",
    "Vade": f"https://par.urlprotect.vadesecure.com/v4?f=a&i=b&k=c&r=d&s=e&u={QUOTED}",
    "Libraesva": f"https://urlsand.esvalabs.com/?u={QUOTED}&e=1&h=2&f=y&p=y",
    "Outlook on the web": f"https://mail.school.be/owa/redir.aspx?C=abc&URL={QUOTED}",
    "twice": f"https://urldefense.com/v3/__{SAFE}__;!!a!b$",
    "with tracking": SAFE.replace("taal%3Dnl", "utm_source%3Dmail%26taal%3Dnl%26fbclid%3DIwAR"),
}


@pytest.mark.parametrize("who", WRAPPED)
def test_a_wrapped_address_becomes_the_address_itself(who):
    assert unwrap(WRAPPED[who]) == ADDRESS


@pytest.mark.parametrize(
    ("tracked", "plain"),
    [
        ("https://x.be/?utm_source=a&utm_medium=b", "https://x.be/"),
        ("https://x.be/a?id=3&fbclid=b&c=#top", "https://x.be/a?id=3&c=#top"),
        ("https://x.be/?gclid=1&amp;mc_eid=2&amp;id=3", "https://x.be/?amp;id=3"),
        ("https://x.be/?UTM_Campaign=a&_hsenc=b&mkt_tok=c&msclkid=d&igshid=e&q=f", "https://x.be/?q=f"),
    ],
)
def test_what_tells_who_clicked_is_left_out(tracked, plain):
    assert unwrap(tracked) == plain


@pytest.mark.parametrize(
    "url",
    [
        ADDRESS,
        "https://docs.google.com/spreadsheets/d/1/edit?gid=0&usp=sharing#gid=0",
        "https://www.google.com/search?q=https://www.vlaanderen.be",
        "https://www.facebook.com/sharer.php?u=https://www.vlaanderen.be",
        "https://translate.google.com/translate?u=https://www.vlaanderen.be",
        "https://eur01.safelinks.protection.outlook.com/?url=javascript:alert(1)",
        "https://safelinks.protection.outlook.com.voorbeeld.be/?url=https://www.vlaanderen.be",
        "https://urldefense.com/v3/__",
        "https://web.archive.org/web/2020/https://www.vlaanderen.be/?utm",
        "https://[fout",
        "mailto:iemand@vlaanderen.be?subject=utm_source=x",
        "tel:+3225530000",
        "#deel-2",
        "/praktijken/?q=a&&b=",
        "https://www.vlaanderen.be/a b%20c?ü=%C3%BC&leeg&=",
        "",
    ],
)
def test_every_other_address_stays_byte_for_byte(url):
    assert unwrap(url) == url


def test_addresses_in_a_text_are_unwrapped_and_the_sentence_around_them_stays():
    assert unwrap_all(f"Zie {SAFE}, of ({SAFE}).\nOok “{SAFE}”!") == f"Zie {ADDRESS}, of ({ADDRESS}).\nOok “{ADDRESS}”!"


@settings(deadline=None)
@given(
    st.text() | st.sampled_from(list(WRAPPED.values())).flatmap(lambda url: st.text().map(lambda more: url[:60] + more))
)
def test_no_text_is_too_strange(text):
    assert unwrap(unwrap_all(text)) is not None
    if "://" not in text:
        assert unwrap_all(text) == text
