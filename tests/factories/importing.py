"""Profiles and files of figures, as an editor makes them."""

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from figures.importing.outcome import examine
from figures.importing.stored import store_files
from figures.models import DisclosureRule, FiguresImport, ImportColumn, ImportFile, ImportProfile
from tests.factories.base import UserFactory
from tests.factories.figures import AreaFactory, CategoryFactory, DimensionFactory, PublicationFactory

COLUMNS = (
    ("periode", "periode"),
    ("gebied", "gebied"),
    ("geslacht", "indeling", "geslacht"),
    ("teller", "teller"),
    ("noemer", "noemer"),
    ("percentage", "waarde"),
)
HEAD = ";".join(name for name, *_rest in COLUMNS)


def places():
    """Make a region with two provinces and four municipalities, and the sexes."""
    AreaFactory(code="01000", name="België", level="land", scheme="nis")
    AreaFactory(code="02000", name="Vlaams Gewest", level="gewest", scheme="nis", parent_id="01000")
    for code, name in (("10000", "Antwerpen"), ("40000", "Oost-Vlaanderen")):
        AreaFactory(code=code, name=name, level="provincie", scheme="nis", parent_id="02000")
    for code, name, parent in (
        *(("11002", "Antwerpen", "10000"), ("12025", "Mechelen", "10000")),
        *(("41002", "Aalst", "40000"), ("44021", "Gent", "40000")),
    ):
        AreaFactory(code=code, name=name, level="gemeente", scheme="nis", parent_id=parent)
    AreaFactory(code="BE", name="België (Eurostat)", level="land", scheme="eurostat")
    CategoryFactory()
    sex = DimensionFactory(code="geslacht", name="Geslacht")
    for code, name in (("man", "jongens"), ("vrouw", "meisjes")):
        CategoryFactory(dimension=sex, code=code, name=name)


def make_profile(indicator, columns=COLUMNS, **options):
    """Return a saved profile.

    Args:
        columns: ``(heading, role, dimension, mapping, adds_up)``, the last three may be left out.
        options: fields of `ImportProfile`.
    """
    options = {"name": "Een profiel", "basis": "woonplaats", **options}
    profile = ImportProfile.objects.create(indicator=indicator, **options)
    for order, column in enumerate(columns):
        heading, role, dimension, mapping, adds_up = (*column, *("", "", True)[len(column) - 2 :])
        ImportColumn.objects.create(
            profile=profile,
            sort_order=order,
            heading=heading,
            role=role,
            dimension_id=dimension or None,
            mapping=mapping,
            adds_up=adds_up,
        )
    return profile


def make_rule(**options):
    """Return the rule for small numbers of the publication."""
    values = {"least_numerator": 5, "least_complement": 5, "least_denominator": 10, "extremes": "nooit", **options}
    return DisclosureRule.objects.update_or_create(publication=PublicationFactory(), defaults=values)[0]


def upload(content, name="cijfers.csv"):
    """Return an uploaded file; text becomes UTF-8."""
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def make_import(profile, content, meta=None, user=None, **options):
    """Return an import with its file, not examined yet."""
    options = {
        "publication": PublicationFactory(),
        "code": "vsv-2023-2024",
        "title": "Cijfers over schooluitval 2023-2024",
        "publisher": "Een dienst",
        "published_on": datetime.date(2026, 3, 1),
        **options,
    }
    made = FiguresImport.objects.create(profile=profile, uploaded_by=user or UserFactory(), **options)
    files = {ImportFile.Kind.DATA: upload(content)}
    if meta is not None:
        files[ImportFile.Kind.META] = upload(meta, "cijfers.meta.csv")
    store_files(made, files)
    return made


def examined(profile, content, **options):
    """Return the `Outcome` of a file."""
    return examine(make_import(profile, content, **options))


def rows(*lines):
    """Return a file with the headings of `COLUMNS`."""
    return "\n".join([HEAD, *lines, ""])
