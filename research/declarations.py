"""The declarations of research: see base.declarations."""

from base.declarations import Declarations, PageFile, RelationEnds, RelationKind, RequiredRelation

CAUSE, PATHWAY, POLICY = "content.CausePage", "content.PathwayPage", "content.PolicyPage"
PUBLICATION = {"research.PublicationPage"}
STUDIED = {CAUSE, PATHWAY, POLICY}

DECLARATIONS = Declarations(
    relation_kinds=(
        RelationKind("studies", "Dit onderzoek gaat over", "Onderzoek hierover", PUBLICATION, STUDIED, 80),
    ),
    relation_ends=(RelationEnds("addresses", targets=PUBLICATION),),
    required_relations=(
        RequiredRelation("research.PublicationPage", "een oorzaak of een praktijk", {CAUSE}),
        RequiredRelation(POLICY, "een praktijk, een onderzoek of ander beleid", PUBLICATION),
    ),
    page_files=(
        PageFile("onderzoek.yaml", "research.PublicationPage", "onderzoek", 110),
        PageFile("wat-werkt.yaml", "research.WhatWorksPage", "wat-werkt", 115),
    ),
)
