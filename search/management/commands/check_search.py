import sys

from django.core.management.base import BaseCommand

from search.indexing.consistency_check import compare

SHOWN = 20  # keys that are named of each kind of difference


class Command(BaseCommand):
    help = "Vergelijk de zoekindex met de databank, één voor één; eindigt met 1 bij elk verschil."

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
        """Yield the differences as Dutch lines."""
        if found.unusable:
            yield found.unusable
        if found.behind:
            yield f"De zoekindex loopt {found.behind} wijzigingen achter."
        for label, keys in (
            ("Ontbreekt", found.missing),
            ("Staat er te veel in", found.superfluous),
            ("Verouderd", found.outdated),
        ):
            if keys:
                more = f" en {len(keys) - SHOWN} andere" if len(keys) > SHOWN else ""
                yield f"{label}: {', '.join(map(_named, keys[:SHOWN]))}{more}."


def _named(key):
    return str(key) if key.kind else f"pagina {key}"
