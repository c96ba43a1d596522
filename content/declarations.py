"""The declarations of content: see base.declarations."""

from base.declarations import Declarations, EveryType, PageFile, RelationKind, RequiredRelation

CAUSE, GUIDE, NETWORK = "content.CausePage", "content.GuidePage", "content.NetworkPage"
NEWS, PATHWAY, POLICY = "content.NewsPage", "content.PathwayPage", "content.PolicyPage"
STORIES = {"content.ExampleStoryPage", "content.TestimonyPage"}
WORD = "content.GlossaryEntryPage"

DECLARATIONS = Declarations(
    relation_kinds=(
        RelationKind("guides", "Wat erachter kan zitten", "Wat moet je doen?", {GUIDE}, {CAUSE}, 10),
        RelationKind("leads_to", "Kan leiden tot", "Kan komen door", {CAUSE}, {CAUSE}, 30),
        RelationKind("calls_on", "Wie kan helpen", "Helpt bij", {GUIDE, PATHWAY, CAUSE, *STORIES}, {NETWORK}, 50),
        RelationKind("tells", "Dit verhaal gaat over", "Verhalen", STORIES, {CAUSE, PATHWAY, GUIDE}, 70),
        RelationKind(
            "addresses", "Dit gaat over", "Beleid hierover", {POLICY, NEWS}, {CAUSE, GUIDE, NETWORK, PATHWAY}, 90
        ),
        RelationKind("follows", "Volgt op", "Wat erop volgde", {POLICY, NEWS}, {POLICY}, 100),
        RelationKind(
            "explains",
            "Meer hierover",
            "In de woordenlijst",
            {WORD},
            EveryType(without={WORD}),
            order=130,
            is_loose=True,
        ),
    ),
    required_relations=(
        RequiredRelation(GUIDE, "een netwerk of dienst", {NETWORK}),
        RequiredRelation(POLICY, "een oorzaak", {CAUSE}),
        RequiredRelation(POLICY, "een praktijk, een onderzoek of ander beleid", {POLICY}),
    ),
    page_files=(
        PageFile("site.yaml", None, None, 10),
        PageFile("paginas.yaml", "content.StandardPage", "home", 20),
        PageFile("oorzaken.yaml", CAUSE, "oorzaken", 30),
        PageFile("stappenplannen.yaml", GUIDE, "stappenplannen", 60),
        PageFile("netwerken.yaml", NETWORK, "hulp", 80),
        PageFile("contacten.yaml", NETWORK, "hulp", 85),
        PageFile("wegen.yaml", PATHWAY, "diploma", 90),
        PageFile("keuzehulp.yaml", "content.PathwayFinderPage", "diploma", 100),
        PageFile("beleid.yaml", POLICY, "beleid", 120),
        PageFile("nieuws.yaml", NEWS, "nieuws", 130),
        PageFile("voorbeeldverhalen.yaml", "content.ExampleStoryPage", "voorbeeldverhalen", 140),
        PageFile("woordenlijst.yaml", WORD, "woordenlijst", 150),
        PageFile("vragen.yaml", "content.QuestionPage", "vragen", 155),
        PageFile("rollen.yaml", "content.RolePage", "voor", 160),
        PageFile("vertalingen.yaml", "content.TranslationPage", None, 170),
    ),
)
