"""The declarations of the figures: see base.declarations."""

from base.declarations import DataSet, Declarations, PageFile, RelationEnds, RelationKind

INDICATOR = "figures.IndicatorPage"
CAUSE, POLICY, NEWS = "content.CausePage", "content.PolicyPage", "content.NewsPage"
MEASURED = {
    *(CAUSE, POLICY, NEWS, "content.GuidePage", "content.PathwayPage"),
    *("practices.PracticePage", "practices.InstrumentPage", "research.PublicationPage"),
    *("tracker.ActionPlanPage", "tracker.ActionPage", "tracker.RecommendationPage"),
    *("tracker.AdvicePage", "tracker.PromisePage"),
}

DECLARATIONS = Declarations(
    relation_kinds=(
        RelationKind("measures", "Waarover dit cijfer iets zegt", "Cijfers hierover", {INDICATOR}, MEASURED, 96),
    ),
    relation_ends=(RelationEnds("follows", sources={INDICATOR}, targets={INDICATOR}),),
    page_files=(PageFile("cijfers.yaml", INDICATOR, "cijfers", 165),),
    data_sets=(
        DataSet(
            ("gebieden.csv", "gebiedswijzigingen.csv", "indelingen.csv", "categorieen.csv", "publicaties.csv")
            + ("uitgaven.csv", "beloofde_datums.csv", "waarnemingen.csv"),
            "figures.loading.read",
        ),
    ),
)
