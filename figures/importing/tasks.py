"""What the worker does with files of figures: examine large ones, and forget those that nobody decided about."""

import datetime

from django.utils import timezone
from django_tasks import task

from base.tasks.registry import BACKEND, PeriodicTask
from figures.importing.outcome import examine
from figures.importing.stored import keep
from figures.models import FiguresImport, ImportFile

KEPT_FOR = datetime.timedelta(days=90)
DAY = 24 * 3600


@task(backend=BACKEND)
def examine_later(pk):
    """Examine a large file, unless somebody replaced it or decided meanwhile.

    Args:
        pk: of a `FiguresImport`.
    """
    found = FiguresImport.objects.filter(pk=pk, state=FiguresImport.State.CHECKING).first()
    if found is not None:
        keep(found, examine(found))


def forgotten():
    """Return the files that wait too long for a decision, as a queryset."""
    return ImportFile.objects.filter(figures_import__uploaded_at__lt=timezone.now() - KEPT_FOR)


@task(backend=BACKEND)
def forget_files():
    """Remove files that nobody decided about: they may hold small groups."""
    old = FiguresImport.objects.filter(files__in=forgotten())
    reason = f"Niemand besliste binnen {KEPT_FOR.days} dagen. Het bestand is verwijderd."
    old.exclude(state=FiguresImport.State.APPROVED).update(
        state=FiguresImport.State.REJECTED, reason=reason, decided_at=timezone.now()
    )
    forgotten().delete()


FORGETTING = PeriodicTask(
    forget_files, "Bestanden met cijfers vergeten", every=DAY, needed=lambda: forgotten().exists()
)
