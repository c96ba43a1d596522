"""nginx in front answers over TLS, and sends who comes without it to the same address with it."""

import http.client
import ssl
import subprocess

import pytest
from django.conf import settings

from tests.front.conftest import ask
from tests.front.nginx import free_port, nginx

HOST = "www.example.org"


@pytest.fixture
def folder(tmp_path):
    """A folder with a certificate for the host and a static file."""
    found = subprocess.run([settings.BASE_DIR / ".ci" / "find", "openssl"], capture_output=True, text=True, check=True)
    asked = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", f"/CN={HOST}"]
    named = ["-addext", f"subjectAltName=DNS:{HOST}", "-keyout", tmp_path / "site.key", "-out", tmp_path / "site.pem"]
    subprocess.run([found.stdout.strip(), *asked, *named], check=True, capture_output=True)
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "site.css").write_text("body{}")
    return tmp_path


def test_nginx_answers_over_tls_and_sends_others_there(folder):
    plain, roots = free_port(), {"static_root": folder / "static", "media_root": folder / "media"}
    with nginx(folder, free_port(), plain_port=plain, **roots) as (port, _):
        sent = ask(plain, "/praktijken/?thema=pesten", Host=HOST)
        assert (sent.status, sent.headers["location"]) == (301, f"https://{HOST}/praktijken/?thema=pesten")
        trusting = ssl.create_default_context(cafile=folder / "site.pem")
        secure = http.client.HTTPSConnection("127.0.0.1", port, context=trusting, timeout=20)
        trusting.check_hostname = False  # The connection goes to a port of loopback.
        secure.request("GET", "/static/site.css", headers={"Host": HOST})
        answer = secure.getresponse()
        assert (answer.status, answer.read()) == (200, b"body{}")
        assert answer.headers["strict-transport-security"]
        secure.close()
