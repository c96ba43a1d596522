from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from initial_content.loading.reading import ContentError, read
from initial_content.loading.writing import write


class Command(BaseCommand):
    help = "Laad de eerste inhoud. Mag telkens opnieuw: wat een redacteur veranderde, blijft staan."

    def add_arguments(self, parser):
        parser.add_argument("--directory", type=Path, help="map met alle bestanden; anders leest elke app de zijne")
        parser.add_argument("--check", action="store_true", help="kijk alleen na, schrijf niets")

    def handle(self, directory, check, **options):
        try:
            content = read(directory)
            self.stdout.write(f"{content.count_text} nagekeken: in orde.")
            if check:
                return
            counts = write(content, progress=self.stdout.write)
        except ContentError as error:
            for problem in error.problems:
                self.stderr.write(problem)
            raise CommandError(f"{len(error.problems)} fouten; er is niets geschreven.") from None
        self.stdout.write("Klaar: " + ", ".join(f"{number} {what}" for what, number in sorted(counts.items())) + ".")
