from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from initial_content.checking.report import report
from initial_content.loading.reading import ContentError, read


class Command(BaseCommand):
    help = "Kijk de eerste inhoud na: bronnen, links, verbanden, afkortingen, zinnen. Zonder databank."

    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--directory", type=Path, help="map met alle bestanden; anders leest elke app de zijne")

    def handle(self, directory, **options):
        try:
            content = read(directory)
            found = report(content)
        except ContentError as error:
            found = error.problems
        for problem in found:
            self.stderr.write(problem)
        if found:
            raise CommandError(f"{len(found)} bevindingen.")
        self.stdout.write(f"{content.count_text}: niets te melden.")
