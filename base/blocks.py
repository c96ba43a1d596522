"""The blocks of which editors build a text. Few, shallow, each with one template in templates/blocks/."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]
MEDIA_EXTENSIONS = {"mp3": "audio", "mp4": "video", "webm": "video"}


def text_block(**kwargs):
    """Give a rich text block without headings, images or embeds."""
    return blocks.RichTextBlock(features=TEXT_FEATURES, **kwargs)


class HeadingBlock(blocks.StructBlock):
    """A heading in the running text; its level says whether it divides the page or a part of it."""

    text = blocks.CharBlock(label="Kop", max_length=120)
    level = blocks.ChoiceBlock([("h2", "Kop"), ("h3", "Tussenkop")], default="h2", label="Soort")

    class Meta:
        label = "Kop"
        icon = "title"
        template = "blocks/heading.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, with who said them by function."""

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
    """Files to download, with their kind and size; one that is not for everybody is left out."""

    title = blocks.CharBlock(label="Titel", required=False)
    documents = blocks.ListBlock(DocumentItemBlock(), label="Documenten", min_num=1)

    class Meta:
        label = "Documenten"
        icon = "doc-full"
        template = "blocks/documents.html"


class AccordionItemBlock(blocks.StructBlock):
    """One part that a reader opens."""

    title = blocks.CharBlock(label="Titel")
    text = text_block(label="Tekst")


class AccordionBlock(blocks.StructBlock):
    """Parts that a reader opens one by one; for what few need, never for what all need."""

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
    """A recording of our own, always with its text for who can't hear or play it."""

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


class FactBlock(blocks.StructBlock):
    """One figure that stands with what it counts, its year and its source."""

    value = blocks.CharBlock(label="Cijfer", max_length=30, help_text="Met eenheid, zoals 46,4%.")
    text = blocks.CharBlock(label="Wat het telt", max_length=255)
    year = blocks.CharBlock(label="Jaar", max_length=30, required=False, help_text="Zoals 2019-2020.")
    source = blocks.CharBlock(label="Bron", max_length=120)
    source_url = blocks.URLBlock(label="Link naar de bron", required=False)

    class Meta:
        label = "Cijfer"
        icon = "decimal"


class KeyFactsBlock(blocks.StructBlock):
    """A few figures side by side."""

    facts = blocks.ListBlock(FactBlock(), label="Cijfers", min_num=1, max_num=6)

    class Meta:
        label = "Kerncijfers"
        icon = "order"
        template = "blocks/key_facts.html"


class PageCardsBlock(blocks.StructBlock):
    """Pages of this site to read on; one that is not public is left out."""

    title = blocks.CharBlock(label="Titel", required=False)
    pages = blocks.ListBlock(blocks.PageChooserBlock(label="Pagina"), label="Pagina’s", min_num=1, max_num=8)

    class Meta:
        label = "Verwijzing naar pagina’s"
        icon = "link"
        template = "blocks/page_cards.html"

    def get_context(self, value, parent_context=None):
        from wagtail.models import Page

        from base.models import public, with_terms

        context = super().get_context(value, parent_context)
        chosen = [page.pk for page in value["pages"] if page]
        shown = {page.pk: page for page in with_terms(public(Page.objects.filter(pk__in=chosen)))}
        context["pages"] = [shown[pk] for pk in chosen if pk in shown]
        return context


class TaskBlock(blocks.StructBlock):
    """Something a visitor comes to do, and where it starts."""

    title = blocks.CharBlock(label="Taak", max_length=80, help_text="In de woorden van de bezoeker.")
    text = blocks.CharBlock(label="Uitleg", max_length=160, required=False)
    page = blocks.PageChooserBlock(label="Pagina")

    class Meta:
        label = "Taak"
        icon = "tasks"


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
]
MATERIAL_BLOCKS = [(name, block) for name, block in BODY_BLOCKS if name in {"text", "documents", "media"}]
EVIDENCE_BLOCKS = [("fact", FactBlock())]
TASK_BLOCKS = [("task", TaskBlock())]
