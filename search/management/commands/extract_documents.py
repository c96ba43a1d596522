from django.core.management.base import BaseCommand

from search.extraction.library import read_all


class Command(BaseCommand):
    help = "Lees de tekst van PDF- en Word-bestanden in de bibliotheek, zodat bezoekers vinden wat erin staat."

    def add_arguments(self, parser):
        parser.add_argument("--again", action="store_true", help="ook wat al gelezen is")

    def handle(self, *, again, **options):
        for document, found in read_all(again):
            if options["verbosity"]:
                self.stdout.write(f"{document}: {found.error or f'{len(found.text)} tekens'}")
