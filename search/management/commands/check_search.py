import sys

from django.core.management.base import BaseCommand

from search.indexing.comparing import compare

SHOWN = 20  # pages that are named of each kind of difference


class Command(BaseCommand):
    help = "Vergelijk de zoekindex met de databank, pagina per pagina; eindigt met 1 bij elk verschil."

    def handle(self, **options):
        found = compare()
        if not found:
            self.stdout.write("De zoekindex zegt hetzelfde als de databank.")
            return
        for line in self.lines(found):
            self.stdout.write(line)
        sys.exit(1)

    @staticmethod
    def lines(found):
        """Give the differences as Dutch lines."""
        if found.unusable:
            yield found.unusable
        if found.behind:
            yield f"De zoekindex loopt {found.behind} wijzigingen achter."
        for label, pks in (
            ("Ontbreekt", found.missing),
            ("Staat er te veel in", found.superfluous),
            ("Verouderd", found.outdated),
        ):
            if pks:
                more = f" en {len(pks) - SHOWN} andere" if len(pks) > SHOWN else ""
                yield f"{label}: pagina {', '.join(map(str, pks[:SHOWN]))}{more}."
