from django.core.exceptions import ValidationError
from django.db import transaction as db_transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand
from wagtail.models import Revision

from base import content_version, protection
from base.publication import REFUSED


class Command(WagtailCommand):
    """Wagtail's command, in one transaction that locks the page tree; a refused page does not stop the others."""

    def handle(self, *args, **options):
        with content_version.transaction(lock_tree=True):
            if not options["dryrun"]:
                protection.drop_ends()
                self.publish_due()
            super().handle(*args, **options)

    def publish_due(self):
        """Publish what is due; an incomplete page stays a draft, and its log entry tells its caretaker why."""
        due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
        for revision in due:
            try:
                with db_transaction.atomic():
                    revision.publish(log_action="wagtail.publish.scheduled")
            except ValidationError as error:
                revision.approved_go_live_at = None
                revision.save(update_fields=["approved_go_live_at"])
                log(revision.as_object(), REFUSED, revision=revision, data={"problems": error.messages})
                self.stderr.write(f"“{revision.object_str}” blijft een concept: {' '.join(error.messages)}")
