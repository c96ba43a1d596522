from django.apps import AppConfig

from base.declarations import (
    CountedKind,
    Declarations,
    PageFile,
    RecordFile,
    RelationEnds,
    RelationKind,
    RequiredRelation,
)
from base.facets import FacetDefinition

TOY, CAUSE = {"toy_app.ToyPage"}, {"content.CausePage"}


class ToyConfig(AppConfig):
    name = "tests.toy_app"
    label = "toy_app"
    verbose_name = "Speelgoed"
    declares = Declarations(
        facets=(FacetDefinition("materiaal", "Materiaal", "Waarvan is het gemaakt?"),),
        relation_kinds=(RelationKind("cheers_up", "Vrolijkt op bij", "Speelgoed dat opvrolijkt", TOY, CAUSE, 25),),
        relation_ends=(RelationEnds("resembles", sources=TOY, targets=TOY),),
        required_relations=(RequiredRelation("toy_app.ToyPage", "een oorzaak", CAUSE),),
        page_files=(PageFile("speelgoed.yaml", "toy_app.ToyPage", "speelgoed", 35),),
        record_files=(RecordFile("vragen.yaml", "toy_app.ToyQuestion"),),
        term_files=("materialen.yaml",),
        counted_kinds=(CountedKind("gespeeld", "Meest bekeken speelgoed"),),
    )
