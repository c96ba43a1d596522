import datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from figures.models import Release


class Command(BaseCommand):
    help = "Sluit een uitgave van cijfers af, met haar bestanden. Lezers zien ze meteen, of vanaf het uur dat je geeft."

    def add_arguments(self, parser):
        parser.add_argument("code", help="de code van de uitgave, zoals in uitgaven.csv")
        parser.add_argument("--om", help="dag en uur in Brussel, zoals 2026-12-01T10:00; zonder: nu")

    def handle(self, code, om, **options):
        at = self.moment(om) if om else None
        release = Release.objects.filter(code=code).order_by("-version").first()
        if release is None:
            raise CommandError(f"Er is geen uitgave “{code}”.")
        try:
            release.publish(at)
        except ValueError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{release}, versie {release.version}: {f'verschijnt op {om}' if om else 'verschenen'}.")

    @staticmethod
    def moment(text):
        try:
            at = timezone.make_aware(datetime.datetime.fromisoformat(text))
        except ValueError:
            raise CommandError(f"“{text}” is geen dag met een uur. Typ het zo: 2026-12-01T10:00") from None
        if at <= timezone.now():
            raise CommandError("Dat uur is al voorbij. Laat --om weg om nu te publiceren.")
        return at
