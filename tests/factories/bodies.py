"""Blocks of every type with all their fields filled, for tests of templates."""

from django.core.files.base import ContentFile

from base.drawings import DRAWINGS
from tests.factories.base import DocumentFactory, ImageFactory

LONG_WORD = "leerlingenbegeleidingsovereenkomstverlengingsaanvraag"
RICH = (
    f"<p>Gewone tekst met <b>nadruk</b>, <i>cursief</i> en een heel lang woord: {LONG_WORD}.</p>"
    '<ul><li>Een punt</li><li>Nog een punt met een <a href="https://www.vlaanderen.be/">link naar elders</a></li></ul>'
    "<ol><li>Eerst dit</li><li>Dan dat</li></ol>"
)


def fill(page, **blocks):
    """Set the raw blocks of some fields of a page, save the page and return it."""
    for name, raw in blocks.items():
        setattr(page, name, page._meta.get_field(name).to_python(raw))
    page.save()
    return page


def document(name, content=b"inhoud", **fields):
    """Return a document of the library with a file of that name."""
    return DocumentFactory(file=ContentFile(content, name=name), **fields)


def material_blocks():
    """Return the raw blocks of materials: text, documents, a video and a sound."""
    paper = document("draaiboek.pdf", title="Draaiboek")
    captions = document("ondertitels.vtt", b"WEBVTT\n\n00:00.000 --> 00:02.000\nDag.\n", title="Ondertitels")
    return [
        {"type": "text", "value": RICH},
        {
            "type": "documents",
            "value": {
                "title": "Om te downloaden",
                "documents": [
                    {"document": paper.pk, "title": "Draaiboek voor teams", "description": "Acht bladzijden."},
                    {"document": paper.pk, "title": "", "description": ""},
                ],
            },
        },
        {
            "type": "media",
            "value": {
                "title": "Een leerling vertelt (video)",
                "file": document("verhaal.mp4", title="Verhaal").pk,
                "captions": captions.pk,
                "transcript": "<p>Dag, ik vertel hoe ik terugkwam naar school.</p>",
            },
        },
        {
            "type": "media",
            "value": {
                "title": "Een leraar vertelt (geluid)",
                "file": document("verhaal.mp3", title="Geluid").pk,
                "captions": None,
                "transcript": "<p>Dag, ik vertel hoe onze school begon.</p>",
            },
        },
    ]


def body_blocks(pages):
    """Return raw blocks of every type of `base.blocks.BODY_BLOCKS`, with every field filled at least once.

    Args:
        pages: to refer to.
    """
    image = ImageFactory(title="Een klas", credit="Foto: de redactie", file__width=1300, file__height=800)
    return [
        {"type": "heading", "value": {"text": "Waar het om gaat", "level": "h2"}},
        {"type": "text", "value": RICH},
        {"type": "heading", "value": {"text": "Wat leerlingen zeggen", "level": "h3"}},
        {"type": "quote", "value": {"text": "Ze belden.\n\nDat hielp.", "who": "leerling", "source": "gesprek, 2025"}},
        {"type": "quote", "value": {"text": "Niemand vroeg iets.", "who": "", "source": ""}},
        {"type": "image", "value": {"image": image.pk, "alt_text": "Leerlingen rond een tafel", "decorative": False}},
        {"type": "image", "value": {"image": image.pk, "alt_text": "", "decorative": True}},
        {
            "type": "steps",
            "value": {
                "title": "Zo begin je",
                "steps": [{"title": "Kijk", "text": RICH}, {"title": "Vraag", "text": ""}],
            },
        },
        *(
            {"type": "callout", "value": {"kind": kind, "title": title, "text": RICH}}
            for kind, title in (("info", "Wist je dat"), ("let-op", ""), ("tip", "Begin klein"))
        ),
        {
            "type": "accordion",
            "value": {"items": [{"title": f"Vraag {number}", "text": RICH} for number in (1, 2)]},
        },
        {
            "type": "table",
            "value": {
                "caption": "Uitval per jaar en per vorm",
                "columns": [
                    {"type": "text", "heading": "Schooljaar"},
                    {"type": "number", "heading": "Aandeel"},
                    {"type": "text", "heading": LONG_WORD},
                ],
                "rows": [
                    {"values": ["2022-2023", "12,0%", "voltijds en duaal samen"]},
                    {"values": ["2023-2024", "11,8%", ""]},
                ],
            },
        },
        {
            "type": "key_facts",
            "value": {
                "facts": [
                    fact_value("46,4%", "van de leerlingen in duaal leren", source_url="https://www.vlaanderen.be/"),
                    fact_value("8", "op de 10 ouders werden gebeld", year=""),
                ]
            },
        },
        *({"type": "drawing", "value": {"name": name}} for name in DRAWINGS),
        {"type": "page_cards", "value": {"title": "Lees verder", "pages": [page.pk for page in pages]}},
        {"type": "heading", "value": {"text": "Materiaal om te gebruiken", "level": "h2"}},
        *material_blocks(),
    ]


def fact_value(value, text, *, year="2023-2024", source="Statistiek Vlaanderen", source_url=""):
    """Return the raw value of one figure."""
    return {"value": value, "text": text, "year": year, "source": source, "source_url": source_url}
