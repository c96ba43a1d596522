"""Blocks of the index of publications."""

from wagtail import blocks

from base.forms.links import LinkBlock
from base.languages import Language


class UnreadPublicationBlock(blocks.StructBlock):
    """A publication of which nobody here has read the results: one line, without a page of its own."""

    authors = blocks.CharBlock(label="Auteurs", max_length=255)
    title = blocks.CharBlock(label="Titel", max_length=255)
    language = blocks.ChoiceBlock(Language.choices, default=Language.DUTCH, label="Taal van de titel")
    year = blocks.IntegerBlock(label="Jaar", min_value=1900, max_value=2100, required=False)
    url = LinkBlock(label="Link", required=False, help_text="Naar de uitgever zelf.")
    note = blocks.CharBlock(label="Opmerking", max_length=160, required=False)

    class Meta:
        label = "Publicatie"
        icon = "doc-full"


READING_LIST_BLOCKS = [("publication", UnreadPublicationBlock())]
