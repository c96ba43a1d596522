from django.core.exceptions import ValidationError
from django.db import transaction as db_transaction
from django.utils import timezone
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand
from wagtail.models import Revision

from base import changes


class Command(WagtailCommand):
    """Wagtail's command, as one writer of the tree in one transaction; who may no longer appear stops nobody else."""

    def handle(self, *args, **options):
        with changes.transaction(lock_tree=True):
            if not options["dryrun"]:
                self.publish_due()
            super().handle(*args, **options)

    def publish_due(self):
        """Publish what is due; a page that its own rules refuse by now (a consent that ended) stays a draft."""
        due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
        for revision in due:
            try:
                with db_transaction.atomic():
                    revision.publish(log_action="wagtail.publish.scheduled")
            except ValidationError as error:
                revision.approved_go_live_at = None
                revision.save(update_fields=["approved_go_live_at"])
                self.stderr.write(f"“{revision.object_str}” blijft een concept: {' '.join(error.messages)}")
