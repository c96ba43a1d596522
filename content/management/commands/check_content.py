from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from content.checking.report import report
from content.loading.reading import DIRECTORY, ContentError, read


class Command(BaseCommand):
    help = "Kijk de eerste inhoud na: bronnen, links, verbanden, afkortingen, zinnen. Zonder databank."

    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--directory", type=Path, default=DIRECTORY, help="map met de YAML-bestanden")

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
        self.stdout.write(f"{len(content.pages)} pagina’s en {len(content.terms)} termen: niets te melden.")
