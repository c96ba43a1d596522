import time

from django.core.management.base import BaseCommand, CommandError

from search.indexing import building

TELL_EVERY = 2  # seconds


class Command(BaseCommand):
    help = "Bouw de zoekindex van deze machine opnieuw uit de databank; wie zoekt, merkt er niets van."

    def add_arguments(self, parser):
        parser.add_argument("--if-needed", action="store_true", help="alleen als er geen bruikbare index is")

    def handle(self, *, if_needed, **options):
        if if_needed and not building.is_needed():
            return
        self.told = started = time.monotonic()
        if not building.rebuild(self.progress if options["verbosity"] else None):
            raise CommandError("Een ander proces bouwt de zoekindex al.")
        if options["verbosity"]:
            self.stdout.write(f"De zoekindex is gebouwd in {time.monotonic() - started:.1f} seconden.")

    def progress(self, done, total):
        """Print how far it is, now and then."""
        if done == total or time.monotonic() - self.told >= TELL_EVERY:
            self.told = time.monotonic()
            self.stdout.write(f"{done} van {total} pagina’s")
