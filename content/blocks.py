"""Blocks that only one page type uses."""

from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple
from wagtail import blocks

from base.blocks import text_block
from base.forms.links import LinkBlock
from base.languages import Language

# The actors of a guide; each step has one or more.
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


class TaskBlock(blocks.StructBlock):
    """A task of visitors, and the page where it starts."""

    title = blocks.CharBlock(label="Taak", max_length=80, help_text="In de woorden van de bezoeker.")
    text = blocks.CharBlock(label="Uitleg", max_length=160, required=False)
    page = blocks.PageChooserBlock(label="Pagina")

    class Meta:
        label = "Taak"
        icon = "tasks"


class GuideStepBlock(blocks.StructBlock):
    """One step of a guide: its actors, its threshold, and the source of that threshold."""

    title = blocks.CharBlock(label="Stap", max_length=120)
    who = blocks.MultipleChoiceBlock(ACTORS, label="Wie", widget=CheckboxSelectMultiple)
    when = blocks.CharBlock(
        label="Vanaf wanneer", max_length=160, required=False, help_text="De drempel, zoals: vanaf 5 B-codes."
    )
    source = blocks.CharBlock(label="Bron van de drempel", max_length=255, required=False)
    source_url = LinkBlock(label="Link naar die bron", required=False)
    checked_on = blocks.DateBlock(label="Nagekeken op", required=False, help_text="Wanneer las je de bron na?")
    text = text_block(label="Wat doe je")
    pages = blocks.ListBlock(blocks.PageChooserBlock(label="Pagina"), label="Meer hierover", default=[])

    class Meta:
        label = "Stap"
        icon = "list-ol"

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned["when"] and not (cleaned["source"] and cleaned["checked_on"]):
            error = ValidationError("Zeg bij een drempel ook waar hij staat en wanneer je dat nakeek.")
            raise blocks.StructBlockValidationError(block_errors={"when": error})
        return cleaned


class AnswerBlock(blocks.StructBlock):
    """One answer, which leads to a next question or to pathways."""

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
    """Pages under one heading, in the editor's order."""

    title = blocks.CharBlock(label="Kop", max_length=80)
    text = blocks.CharBlock(label="Uitleg", max_length=200, required=False)
    pages = blocks.ListBlock(blocks.PageChooserBlock(label="Pagina"), label="Pagina’s", min_num=1, max_num=12)

    class Meta:
        label = "Groep pagina’s"
        icon = "list-ul"


class PartyBlock(blocks.StructBlock):
    """Somebody around a pupil: how near, and what they do."""

    RINGS = [("midden", "in het midden"), ("dichtbij", "elke dag dichtbij"), ("rondom", "rondom, als het nodig is")]

    name = blocks.CharBlock(label="Wie", max_length=60)
    ring = blocks.ChoiceBlock(RINGS, default="rondom", label="Hoe dicht bij de leerling")
    text = blocks.CharBlock(label="Wat doen ze", max_length=160)
    page = blocks.PageChooserBlock(label="Pagina van deze site", required=False)

    class Meta:
        label = "Wie"
        icon = "group"


class ContactBlock(blocks.StructBlock):
    """A subject, and the service to contact about it."""

    question = blocks.CharBlock(label="Waarover", max_length=120)
    text = blocks.CharBlock(label="Uitleg", max_length=255, required=False)
    who = blocks.CharBlock(label="Wie", max_length=120, required=False, help_text="Een dienst of functie, geen naam.")
    url = LinkBlock(label="Website", required=False)
    email = blocks.EmailBlock(label="E-mail", required=False)
    phone = blocks.CharBlock(label="Telefoon", max_length=40, required=False)
    page = blocks.PageChooserBlock(label="Pagina van deze site", required=False)

    class Meta:
        label = "Contact"
        icon = "mail"


class ServiceBlock(blocks.StructBlock):
    """A service to call, and in the language of the page what for."""

    page = blocks.PageChooserBlock(label="Dienst", page_type="content.NetworkPage")
    text = blocks.CharBlock(label="Waarvoor", max_length=255)

    class Meta:
        label = "Dienst"
        icon = "mail"


class TestimonyElsewhereBlock(blocks.StructBlock):
    """A reference to a testimony that another organisation published: a few lines, without a page of its own."""

    title = blocks.CharBlock(label="Titel", max_length=255, help_text="Zoals de uitgever hem geeft, zonder naam.")
    language = blocks.ChoiceBlock(Language.choices, default=Language.DUTCH, label="Taal van de titel")
    publisher = blocks.CharBlock(label="Uitgever", max_length=160)
    year = blocks.IntegerBlock(label="Jaar", min_value=1900, max_value=2100, required=False)
    kind = blocks.CharBlock(label="Soort", max_length=80, help_text="Zoals: film, rapport of reportage.")
    about = blocks.TextBlock(
        label="Waarover", max_length=400, help_text="In je eigen woorden. Zeg ook wat je niet gelezen of gezien hebt."
    )
    url = LinkBlock(
        label="Link",
        required=False,
        help_text="Naar de uitgever. Laat leeg als de pagina een minderjarige noemt of toont.",
    )
    pages = blocks.ListBlock(
        blocks.PageChooserBlock(label="Pagina", page_type=["content.CausePage", "content.PathwayPage"]),
        label="Op deze pagina’s staat de verwijzing ook",
        default=[],
    )

    class Meta:
        label = "Verhaal elders"
        icon = "openquote"


GUIDE_BLOCKS = [("step", GuideStepBlock())]
QUESTION_BLOCKS = [("question", QuestionBlock())]
GROUP_BLOCKS = [("group", PageGroupBlock())]
PARTY_BLOCKS = [("party", PartyBlock())]
CONTACT_BLOCKS = [("contact", ContactBlock())]
SERVICE_BLOCKS = [("service", ServiceBlock())]
TASK_BLOCKS = [("task", TaskBlock())]
TESTIMONY_ELSEWHERE_BLOCKS = [("told", TestimonyElsewhereBlock())]
