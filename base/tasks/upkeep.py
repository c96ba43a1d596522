"""The periodic tasks of base."""

from django.core.management import call_command
from django_tasks import task

from base import content_version, renditions
from base.tasks import queue
from base.tasks.registry import AFTER_OTHERS, BACKEND, BEFORE_OTHERS, PeriodicTask


@task(backend=BACKEND, priority=BEFORE_OTHERS)
def publish_scheduled():
    """Publish pages that are due, and unpublish pages that ended."""
    call_command("publish_scheduled", verbosity=0)


@task(backend=BACKEND, priority=AFTER_OTHERS)
def prune_logs():
    """Delete old rows from the log of changes and from the queue of tasks."""
    content_version.prune()
    queue.prune()


@task(backend=BACKEND, priority=AFTER_OTHERS)
def make_renditions():
    """Make the pictures that pages show in their sizes."""
    renditions.make_missing()


PERIODIC = (
    PeriodicTask(publish_scheduled, "Geplande pagina’s publiceren", every=60),
    PeriodicTask(make_renditions, "Afbeeldingen klaarmaken", every=5, needed=renditions.may_be_missing),
    PeriodicTask(prune_logs, "Oude regels van de logboeken verwijderen", every=600),
)
