"""The blocks of which editors build a body. Few, shallow, each with one template in templates/blocks/."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

from base.drawings import DRAWINGS
from base.fact_blocks import FactBlock, KeyFactsBlock
from base.page_rows import public_rows

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]
MEDIA_EXTENSIONS = {"mp3": "audio", "mp4": "video", "webm": "video"}


def text_block(**kwargs):
    """Return a rich text block without headings, images or embeds."""
    return blocks.RichTextBlock(features=TEXT_FEATURES, **kwargs)


class HeadingBlock(blocks.StructBlock):
    """A heading in the body, of level 2 or 3."""

    text = blocks.CharBlock(label="Kop", max_length=120)
    level = blocks.ChoiceBlock([("h2", "Kop"), ("h3", "Tussenkop")], default="h2", label="Soort")

    class Meta:
        label = "Kop"
        icon = "title"
        template = "blocks/heading.html"


class QuoteBlock(blocks.StructBlock):
    """A quotation, with the function of the speaker."""

    text = blocks.TextBlock(label="Citaat")
    who = blocks.CharBlock(label="Wie", required=False, help_text="Functie of rol, geen naam van een leerling.")
    source = blocks.CharBlock(label="Bron", required=False)

    class Meta:
        label = "Citaat"
        icon = "openquote"
        template = "blocks/quote.html"


class StepBlock(blocks.StructBlock):
    """One step: a short title and what to do."""

    title = blocks.CharBlock(label="Stap", max_length=120)
    text = text_block(label="Uitleg", required=False)


class StepsBlock(blocks.StructBlock):
    """Steps in order."""

    title = blocks.CharBlock(label="Titel", required=False)
    steps = blocks.ListBlock(StepBlock(), label="Stappen", min_num=1)

    class Meta:
        label = "Stappen"
        icon = "list-ol"
        template = "blocks/steps.html"


class CalloutBlock(blocks.StructBlock):
    """Something a reader must not miss."""

    KINDS = [("info", "Goed om te weten"), ("let-op", "Let op"), ("tip", "Tip")]

    kind = blocks.ChoiceBlock(KINDS, default="info", label="Soort")
    title = blocks.CharBlock(label="Titel", required=False)
    text = text_block(label="Tekst")

    class Meta:
        label = "Kader"
        icon = "warning"
        template = "blocks/callout.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["kind_label"] = dict(self.KINDS).get(value["kind"], "")
        return context


class DocumentItemBlock(blocks.StructBlock):
    """One file to download."""

    document = DocumentChooserBlock(label="Document")
    title = blocks.CharBlock(label="Titel", required=False, help_text="Leeg? Dan staat er de titel van het document.")
    description = blocks.CharBlock(label="Omschrijving", required=False)


class DocumentsBlock(blocks.StructBlock):
    """Files to download, with their type and size; the template leaves out private files."""

    title = blocks.CharBlock(label="Titel", required=False)
    documents = blocks.ListBlock(DocumentItemBlock(), label="Documenten", min_num=1)

    class Meta:
        label = "Documenten"
        icon = "doc-full"
        template = "blocks/documents.html"


class AccordionItemBlock(blocks.StructBlock):
    """One collapsible part."""

    title = blocks.CharBlock(label="Titel")
    text = text_block(label="Tekst")


class AccordionBlock(blocks.StructBlock):
    """Collapsible parts, for details that few readers need."""

    items = blocks.ListBlock(AccordionItemBlock(), label="Onderdelen", min_num=1)

    class Meta:
        label = "Uitklapbare tekst"
        icon = "collapse-down"
        template = "blocks/accordion.html"


class TableBlock(TypedTableBlock):
    """A table with a caption; the first row is always the heading."""

    class Meta:
        label = "Tabel"
        icon = "table"
        template = "blocks/table.html"

    def __init__(self, **kwargs):
        columns = [
            ("text", blocks.CharBlock(label="Tekst", required=False)),
            ("number", blocks.CharBlock(label="Getal", required=False)),
        ]
        super().__init__(columns, **kwargs)


class MediaBlock(blocks.StructBlock):
    """A recording of the site itself, always with a transcript for readers who can't hear or play it."""

    title = blocks.CharBlock(label="Titel")
    file = DocumentChooserBlock(label="Opname", help_text="Een mp4, webm of mp3 uit de documenten.")
    captions = DocumentChooserBlock(
        label="Ondertitels", required=False, help_text="Een vtt-bestand. Nodig bij video met spraak."
    )
    transcript = text_block(label="Uitgeschreven tekst", help_text="Wat er gezegd en getoond wordt.")

    class Meta:
        label = "Video of audio"
        icon = "media"
        template = "blocks/media.html"

    def clean(self, value):
        cleaned = super().clean(value)
        errors = {}
        if cleaned["file"] and cleaned["file"].file_extension.lower() not in MEDIA_EXTENSIONS:
            errors["file"] = ValidationError("Kies een opname: mp4, webm of mp3.")
        if cleaned["captions"] and cleaned["captions"].file_extension.lower() != "vtt":
            errors["captions"] = ValidationError("Kies een vtt-bestand.")
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        file = value.get("file")
        context["kind"] = MEDIA_EXTENSIONS.get(file.file_extension.lower(), "") if file else ""
        return context


class DrawingBlock(blocks.StructBlock):
    """One of the drawings that come with the site."""

    choices = [(name, drawing.label) for name, drawing in DRAWINGS.items()]
    name = blocks.ChoiceBlock(choices, label="Welke tekening", help_text="De woorden en de bronnen staan erbij.")

    class Meta:
        label = "Tekening"
        icon = "order-up"
        template = "blocks/drawing.html"

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | {"drawing": DRAWINGS.get(value["name"])}


class PageCardsBlock(blocks.StructBlock):
    """Links to pages of this site; a page that is not public is left out."""

    title = blocks.CharBlock(label="Titel", required=False)
    pages = blocks.ListBlock(blocks.PageChooserBlock(label="Pagina"), label="Pagina’s", min_num=1, max_num=8)

    class Meta:
        label = "Verwijzing naar pagina’s"
        icon = "link"
        template = "blocks/page_cards.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        chosen = [page.pk for page in value["pages"] if page]
        shown = public_rows(chosen)
        context["pages"] = [shown[pk] for pk in chosen if pk in shown]
        return context


BODY_BLOCKS = [
    ("heading", HeadingBlock()),
    ("text", text_block(label="Tekst", icon="pilcrow")),
    ("quote", QuoteBlock()),
    ("image", ImageBlock(label="Afbeelding", template="blocks/image.html")),
    ("steps", StepsBlock()),
    ("callout", CalloutBlock()),
    ("documents", DocumentsBlock()),
    ("accordion", AccordionBlock()),
    ("table", TableBlock()),
    ("media", MediaBlock()),
    ("key_facts", KeyFactsBlock()),
    ("page_cards", PageCardsBlock()),
    ("drawing", DrawingBlock()),
]
TRANSLATED_BLOCKS = [(name, block) for name, block in BODY_BLOCKS if name in {"heading", "text"}]
MATERIAL_BLOCKS = [(name, block) for name, block in BODY_BLOCKS if name in {"text", "documents", "media"}]
EVIDENCE_BLOCKS = [("fact", FactBlock())]
