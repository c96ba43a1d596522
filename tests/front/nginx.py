"""nginx in front of the site, from the files of deploy/nginx, on free ports of this machine."""

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager

from django.conf import settings

DEPLOY = settings.BASE_DIR / "deploy" / "nginx"
MIME_TYPES = ("/etc/nginx/mime.types", "/usr/local/etc/nginx/mime.types", "/opt/homebrew/etc/nginx/mime.types")
# Around the site's own file, as Debian has it; each run keeps its temporary files to itself.
AROUND = """
{user}
daemon off;
worker_processes {workers};
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 768; }}
http {{
    sendfile on;
    tcp_nopush on;
    types_hash_max_size 2048;
    include {mime_types};
    default_type application/octet-stream;
    gzip on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def program():
    """Return the path of nginx on this machine.

    Raises:
        subprocess.CalledProcessError: it is not there; .ci/install installs it.
    """
    found = subprocess.run([settings.BASE_DIR / ".ci" / "find", "nginx"], capture_output=True, text=True, check=True)
    return found.stdout.strip()


def free_port():
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def own_values(folder, port, site_port, static_root, media_root, plain_port=None):
    """Return deploy/nginx/site.conf with the values of this run; without TLS unless it has a plain port.

    Args:
        plain_port: without TLS, where visitors are sent to the other; the folder has ``site.pem`` and ``site.key``.
    """
    text = (DEPLOY / "site.conf").read_text()
    tls = (
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("listen 80", f"listen 127.0.0.1:{plain_port}"),
        ("/etc/ssl/www.example.org.pem", f"{folder}/site.pem"),
        ("/etc/ssl/www.example.org.key", f"{folder}/site.key"),
    )
    plain = (
        ("listen 443 ssl", f"listen 127.0.0.1:{port}"),
        ("listen 80", f"listen 127.0.0.1:{free_port()}"),
        ("    ssl_certificate     /etc/ssl/www.example.org.pem;\n", ""),
        ("    ssl_certificate_key /etc/ssl/www.example.org.key;\n", ""),
    )
    for written, own in (
        *(tls if plain_port else plain),
        ("/srv/vsv-site/deploy/nginx", str(DEPLOY)),
        ("127.0.0.1:8000", f"127.0.0.1:{site_port}"),
        ("/var/cache/nginx/vsv-site", f"{folder}/kept"),
        ("/var/log/nginx/vsv-site.log", f"{folder}/access.log"),
        ("/srv/vsv-site/var/static", str(static_root)),
        ("/srv/vsv-site/var/media", str(media_root)),
    ):
        assert written in text, written
        text = text.replace(written, own)
    return text


@contextmanager
def nginx(folder, site_port, *, static_root, media_root, workers=1, plain_port=None):
    """Start nginx in front of the site, and yield its port and its process.

    Args:
        folder: Path of everything it writes.
        site_port: where the site listens.
        static_root, media_root: Paths of the site's.
        workers: processes that answer.
        plain_port: see `own_values`.
    """
    binary, port = program(), free_port()
    folder.mkdir(parents=True, exist_ok=True)
    own = own_values(folder, port, site_port, static_root, media_root, plain_port)
    (folder / "site.conf").write_text(own)
    mime_types = next(path for path in MIME_TYPES if os.path.exists(path))
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, workers=workers, mime_types=mime_types, user=user))
    with (folder / "output").open("w") as output:
        server = subprocess.Popen(
            [binary, "-p", folder, "-c", folder / "nginx.conf"], stdout=output, stderr=subprocess.STDOUT
        )
    try:
        wait_until_it_listens(server, port, folder)
        yield port, server
    finally:
        server.terminate()
        server.wait(timeout=20)
        shutil.rmtree(folder / "kept", ignore_errors=True)


def wait_until_it_listens(server, port, folder):
    """Wait until a server takes connections; an AssertionError shows what it said when it ended instead."""
    end = time.monotonic() + 30
    while True:
        assert server.poll() is None, (folder / "output").read_text() + (folder / "error.log").read_text()
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.05)
