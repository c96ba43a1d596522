"""Serves the files of releases: by nginx in front when there is one, else by the site itself."""

import logging
import re

from django.conf import settings
from django.http import FileResponse, Http404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.formats import date_format

from base import in_front
from base.zone_middleware import text_response
from figures.files.writing import is_there
from figures.models import Release, ReleaseFile

logger = logging.getLogger(__name__)

NAME = re.compile(r"(?P<code>[\w-]+)-v(?P<version>[1-9]\d{0,4})\.(?P<form>zip|xlsx|csv)", re.ASCII)
TYPES = {
    "zip": "application/zip",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def release_file(request, name):
    """Answer with a file of a release, or with 410 when that was withdrawn.

    Args:
        name: last part of the address, such as "sv2023-v1.zip".

    Raises:
        Http404: there is no such file, or it is not for everybody, or not yet.
    """
    parts = NAME.fullmatch(name)
    if parts is None:
        raise Http404("Dat bestand is er niet.")
    named = {"release__code": parts["code"], "release__version": int(parts["version"]), "form": parts["form"]}
    found = ReleaseFile.objects.public().filter(**named).select_related("release").first()
    if found is None:
        return _gone(parts)
    if not is_there(found):
        logger.error("The file %s is lost.", found.file.name)
        raise Http404("Dat bestand is er niet.")
    headers = {
        "Content-Type": TYPES[found.form],
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": in_front.ASKED_EVERY_TIME,
        "Content-Security-Policy": "default-src 'none'",
    }
    if settings.NGINX_IN_FRONT:  # which makes an ETag of the file itself
        response = in_front.sendfile(request, found.file.path)
    else:
        headers["ETag"] = f'"{found.sha256[:32]}"'
        response = get_conditional_response(request, etag=headers["ETag"]) or FileResponse(found.file.open())
    for key, value in headers.items():
        response[key] = value
    return response


def _gone(parts):
    """Return the answer for a release that readers could see and that was withdrawn.

    Raises:
        Http404: there was no such release for readers.
    """
    asked = Release.objects.filter(code=parts["code"], version=int(parts["version"]), state=Release.State.WITHDRAWN)
    release = asked.first()
    if release is None or release.publish_at and release.publish_at > timezone.now():
        raise Http404("Dat bestand is er niet.")
    told = f"Deze cijfers zijn ingetrokken op {date_format(release.withdrawn_on, 'j F Y')}. {release.reason}\n"
    return text_response(410, told)
