"""What the worker does with files of figures: examine large ones, and forget those that nobody decided about."""

import datetime

from django.contrib.auth import get_user_model
from django.utils import timezone
from django_tasks import task

from base.tasks.registry import BACKEND, PeriodicTask
from figures.importing.outcome import examine
from figures.importing.stored import keep
from figures.importing.writing import approve
from figures.models import FiguresImport, ImportFile, ImportStateError

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


@task(backend=BACKEND)
def publish_later(pk, user_pk):
    """Publish a large file that somebody approved; when that is refused, the file is a draft again and says why.

    Args:
        pk: of a `FiguresImport`.
        user_pk: of who approved.
    """
    found = FiguresImport.objects.filter(pk=pk, state=FiguresImport.State.PUBLISHING).first()
    if found is None:
        return
    try:
        approve(pk, get_user_model().objects.get(pk=user_pk))
    except ImportStateError as error:
        FiguresImport.objects.filter(pk=pk).exclude(state=FiguresImport.State.APPROVED).update(
            state=FiguresImport.State.DRAFT, reason=str(error)
        )


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
