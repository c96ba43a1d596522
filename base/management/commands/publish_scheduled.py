from wagtail.management.commands.publish_scheduled import Command as WagtailCommand

from base import changes


class Command(WagtailCommand):
    """Wagtail's command, as one writer of the tree in one transaction."""

    def handle(self, *args, **options):
        with changes.transaction(lock_tree=True):
            super().handle(*args, **options)
