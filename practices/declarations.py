"""The declarations of practices: see base.declarations."""

from base.declarations import Declarations, PageFile, RelationEnds, RelationKind, RequiredRelation

CAUSE, GUIDE, PATHWAY = "content.CausePage", "content.GuidePage", "content.PathwayPage"
STORIES = {"content.ExampleStoryPage", "content.TestimonyPage"}
INSTRUMENT, PRACTICE = "practices.InstrumentPage", "practices.PracticePage"

DECLARATIONS = Declarations(
    relation_kinds=(
        RelationKind("helps", "Helpt bij", "Wat helpt", {PRACTICE, INSTRUMENT}, {CAUSE}, 20),
        RelationKind("uses", "Handig hierbij", "Wordt gebruikt bij", {GUIDE, PATHWAY, PRACTICE}, {INSTRUMENT}, 40),
        RelationKind("shows", "Zo doen anderen het", "Past bij", {GUIDE, *STORIES}, {PRACTICE}, 60),
        RelationKind("resembles", "Lijkt op", "Lijkt op", {PRACTICE}, {PRACTICE}, 110),
    ),
    relation_ends=(
        RelationEnds("calls_on", sources={PRACTICE}),
        RelationEnds("studies", targets={PRACTICE, INSTRUMENT}),
        RelationEnds("addresses", targets={PRACTICE, INSTRUMENT}),
    ),
    required_relations=(
        RequiredRelation("research.PublicationPage", "een oorzaak of een praktijk", {PRACTICE}),
        RequiredRelation("content.PolicyPage", "een praktijk, een onderzoek of ander beleid", {PRACTICE}),
    ),
    page_files=(
        PageFile("buitenland.yaml", PRACTICE, "buitenland", 40),
        PageFile("praktijken.yaml", PRACTICE, "praktijken", 50),
        PageFile("instrumenten.yaml", INSTRUMENT, "instrumenten", 70),
    ),
)
