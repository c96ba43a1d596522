from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from base import content_version
from figures.boundaries import paths, reading
from figures.models import AreaOutline, OutlineMap
from figures.municipality import present_towns

NAMED = 5  # municipalities in a message


class Command(BaseCommand):
    help = (
        "Lees de grenzen van alle gemeenten uit een bestand van Statbel of het NGI (GeoJSON, TopoJSON of GeoPackage). "
        "Daarna toont de kaart van gemeenten die, en geen tegels meer."
    )

    def add_arguments(self, parser):
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--bron", required=True, help="wie de grenzen maakte, zoals bij de kaart staat")
        parser.add_argument("--code", default="", help="de kolom met de NIS-code, als het bestand die anders noemt")

    def handle(self, bestand, bron, code, **options):
        try:
            found = reading.read(bestand, code)
        except reading.BoundaryError as error:
            raise CommandError(str(error)) from None
        towns = {area.code: area for area in present_towns()}
        if missing := [area.name for area in towns.values() if area.code not in found]:
            named = ", ".join(missing[:NAMED]) + (" …" if len(missing) > NAMED else "")
            raise CommandError(f"Er is niets ingelezen: {len(missing)} gemeenten staan niet in het bestand ({named}).")
        if not towns:
            raise CommandError("Er zijn nog geen gemeenten. Laad eerst de cijfers.")
        fitted, height = paths.fitted({nis: found[nis] for nis in towns})
        written = paths.paths(fitted)
        with content_version.transaction():
            OutlineMap.objects.all().delete()
            drawing = OutlineMap.objects.create(height=height, source=bron)
            AreaOutline.objects.bulk_create(
                AreaOutline(map=drawing, area=towns[nis], path=outline) for nis, outline in written.items()
            )
            content_version.record(content_version.NOTHING)
        kilobytes = paths.weight(written) / 1000
        self.stdout.write(f"{len(written)} gemeenten ingelezen; de kaart weegt {kilobytes:.1f} kB gezipt.")
