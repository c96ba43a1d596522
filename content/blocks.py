"""Blocks that one page type only is built of."""

from django.core.exceptions import ValidationError
from wagtail import blocks

from base.blocks import text_block

# Who acts in a guide; each step names one or more.
ACTORS = [
    ("school", "School"),
    ("leraar", "Leraar"),
    ("clb", "CLB"),
    ("ouders", "Ouders"),
    ("leerling", "Leerling"),
    ("lokaal-bestuur", "Lokaal bestuur"),
    ("politie-en-parket", "Politie en parket"),
    ("agodi", "AGODI"),
    ("netwerk", "Netwerk"),
]


class GuideStepBlock(blocks.StructBlock):
    """One step of a guide: who does what from when, and where that rule stands."""

    title = blocks.CharBlock(label="Stap", max_length=120)
    who = blocks.MultipleChoiceBlock(ACTORS, label="Wie")
    when = blocks.CharBlock(
        label="Vanaf wanneer", max_length=160, required=False, help_text="De drempel, zoals: vanaf 5 B-codes."
    )
    source = blocks.CharBlock(label="Bron van de drempel", max_length=255, required=False)
    source_url = blocks.URLBlock(label="Link naar die bron", required=False)
    checked_on = blocks.DateBlock(label="Nagekeken op", required=False, help_text="Wanneer las je de bron na?")
    text = text_block(label="Wat doe je")
    pages = blocks.ListBlock(blocks.PageChooserBlock(label="Pagina"), label="Meer hierover", default=[])

    class Meta:
        label = "Stap"
        icon = "list-ol"

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned["when"] and not (cleaned["source"] and cleaned["checked_on"]):
            told = ValidationError("Zeg bij een drempel ook waar hij staat en wanneer je dat nakeek.")
            raise blocks.StructBlockValidationError(block_errors={"when": told})
        return cleaned


class AnswerBlock(blocks.StructBlock):
    """One answer: to a next question, or to the routes it ends in."""

    label = blocks.CharBlock(label="Antwoord", max_length=80)
    next = blocks.CharBlock(
        label="Volgende vraag", max_length=40, required=False, help_text="Het korte woord van die vraag."
    )
    pathways = blocks.ListBlock(
        blocks.PageChooserBlock(label="Weg", page_type="content.PathwayPage"),
        label="Of: de wegen waar dit bij uitkomt",
        max_num=3,
        default=[],
    )
    note = blocks.CharBlock(label="Goed om te weten", max_length=255, required=False)


class QuestionBlock(blocks.StructBlock):
    """One question of the finder, with its answers."""

    name = blocks.RegexBlock(
        r"^[a-z0-9]+(-[a-z0-9]+)*$",
        label="Kort woord",
        max_length=40,
        error_messages={"invalid": "Alleen kleine letters, cijfers en streepjes."},
        help_text="Hiermee verwijst een antwoord naar deze vraag, zoals: leeftijd.",
    )
    question = blocks.CharBlock(label="Vraag", max_length=120)
    help = blocks.CharBlock(label="Uitleg", max_length=255, required=False)
    answers = blocks.ListBlock(AnswerBlock(), label="Antwoorden", min_num=2, max_num=8)

    class Meta:
        label = "Vraag"
        icon = "help"


class PageGroupBlock(blocks.StructBlock):
    """Pages in the order that helps somebody, under one heading."""

    title = blocks.CharBlock(label="Kop", max_length=80)
    text = blocks.CharBlock(label="Uitleg", max_length=200, required=False)
    pages = blocks.ListBlock(blocks.PageChooserBlock(label="Pagina"), label="Pagina’s", min_num=1, max_num=12)

    class Meta:
        label = "Groep pagina’s"
        icon = "list-ul"


class ContactBlock(blocks.StructBlock):
    """Whom to ask what."""

    question = blocks.CharBlock(label="Waarover", max_length=120)
    text = blocks.CharBlock(label="Uitleg", max_length=255, required=False)
    who = blocks.CharBlock(label="Wie", max_length=120, required=False, help_text="Een dienst of functie, geen naam.")
    url = blocks.URLBlock(label="Website", required=False)
    email = blocks.EmailBlock(label="E-mail", required=False)
    phone = blocks.CharBlock(label="Telefoon", max_length=40, required=False)
    page = blocks.PageChooserBlock(label="Pagina van deze site", required=False)

    class Meta:
        label = "Contact"
        icon = "mail"


GUIDE_BLOCKS = [("step", GuideStepBlock())]
QUESTION_BLOCKS = [("question", QuestionBlock())]
GROUP_BLOCKS = [("group", PageGroupBlock())]
CONTACT_BLOCKS = [("contact", ContactBlock())]
