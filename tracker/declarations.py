"""The declarations of the tracker: see base.declarations."""

from base.declarations import Declarations, PageFile, RelationEnds, RelationKind, RequiredRelation

ACTION, PROMISE = "tracker.ActionPage", "tracker.PromisePage"
PLAN, REPORT, ADVICE = "tracker.ActionPlanPage", "tracker.RecommendationReportPage", "tracker.AdvicePage"
RECOMMENDATION = "tracker.RecommendationPage"
CAUSE, POLICY, NEWS = "content.CausePage", "content.PolicyPage", "content.NewsPage"
DOCUMENTS = {PLAN, REPORT, ADVICE, PROMISE}
EVERY = {*DOCUMENTS, ACTION, RECOMMENDATION}
CONCERNED = {
    *(CAUSE, "content.GuidePage", "content.NetworkPage", "content.PathwayPage"),
    *("practices.PracticePage", "practices.InstrumentPage", "research.PublicationPage"),
}

DECLARATIONS = Declarations(
    relation_kinds=(
        RelationKind("concerns", "Waarover dit gaat", "Wat hierover beloofd of gevraagd is", EVERY, CONCERNED, 91),
        RelationKind(
            "answered_by",
            "Acties die hierop antwoorden",
            "Antwoordt op",
            {RECOMMENDATION, ADVICE, POLICY},
            {ACTION, PROMISE},
            92,
        ),
        RelationKind("waits_on", "Wacht op", "Wacht hierop", {ACTION}, {ACTION}, 93),
        RelationKind("taken_up_in", "Opgenomen in", "Nam op", {ACTION}, {ACTION, PLAN}, 94),
    ),
    relation_ends=(
        RelationEnds("follows", sources=DOCUMENTS, targets=DOCUMENTS),
        RelationEnds("addresses", targets=EVERY),
    ),
    required_relations=(
        RequiredRelation(POLICY, "een praktijk, een onderzoek of ander beleid", EVERY),
        RequiredRelation(ADVICE, "een oorzaak of een actie", {CAUSE, ACTION}),
    ),
    page_files=(
        PageFile("opvolging.yaml", PLAN, "opvolging", 121),
        PageFile("acties.yaml", ACTION, "plan-samen-tegen-schooluitval", 122),
        PageFile("aanbevelingen.yaml", RECOMMENDATION, "verslag-rekenhof-2021", 123),
        PageFile("beloftes.yaml", PROMISE, "beloftes", 124),
    ),
)
