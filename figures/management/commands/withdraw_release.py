from django.core.management.base import BaseCommand, CommandError

from figures.models import Release


class Command(BaseCommand):
    help = "Trek een verschenen uitgave van cijfers in. De cijfers blijven bewaard, maar lezers zien ze niet meer."

    def add_arguments(self, parser):
        parser.add_argument("code", help="de code van de uitgave, zoals in uitgaven.csv")
        parser.add_argument("reden", help="waarom, in een zin voor lezers")

    def handle(self, code, reden, **options):
        release = Release.objects.filter(code=code, state=Release.State.PUBLISHED).order_by("-version").first()
        if release is None:
            raise CommandError(f"Er is geen verschenen uitgave “{code}”.")
        try:
            release.withdraw(reden)
        except ValueError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"Ingetrokken: {release}, versie {release.version}.")
