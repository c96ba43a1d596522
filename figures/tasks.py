"""The periodic task of the figures."""

from django.db.models import Exists, OuterRef
from django_tasks import task

from base import content_version
from base.tasks.registry import AFTER_OTHERS, BACKEND, PeriodicTask
from figures import files
from figures.models import Observation, Release, ReleaseFile

AT_ONCE = 10  # releases; while their files are written nobody else writes on SQLite


def without_files():
    """Return the published releases with figures that have no files: those published before releases had any."""
    own = {"release": OuterRef("pk")}
    published = Release.objects.filter(~Exists(ReleaseFile.objects.filter(**own)), state=Release.State.PUBLISHED)
    return published.filter(Exists(Observation.objects.filter(**own))).order_by("pk")


def are_missing():
    """Return whether a release lacks its files."""
    return without_files().exists()


@task(backend=BACKEND, priority=AFTER_OTHERS)
def write_release_files():
    """Write the files of some releases that have none."""
    with content_version.transaction():
        for release in without_files().select_for_update()[:AT_ONCE]:
            files.write(release)
            content_version.record(content_version.NOTHING)


PERIODIC = (
    PeriodicTask(write_release_files, "Bestanden van uitgaven van cijfers klaarmaken", every=10, needed=are_missing),
)
