"""The blocks with which editors put figures in a page."""

from django.core.exceptions import ValidationError
from wagtail import blocks

from base.forms.links import LinkBlock


class CellBlock(blocks.CharBlock):
    """The name of a figure, which is no text for readers or for the search."""

    def get_searchable_content(self, value):
        return []


class FactBlock(blocks.StructBlock):
    """One figure, with what it counts, its year and its source: typed, or a cell of the figures of this site."""

    cell = CellBlock(
        label="Cijfer van deze site",
        max_length=160,
        required=False,
        help_text="Zoals vsv_admin/2020-2021/VLO of vsv_admin/2020-2021/VLO/geslacht/man. De site vult het cijfer, het "
        "jaar en de bron dan zelf in.",
    )
    value = blocks.CharBlock(label="Cijfer", max_length=30, required=False, help_text="Met eenheid, zoals 46,4%.")
    text = blocks.CharBlock(label="Wat het telt", max_length=255)
    year = blocks.CharBlock(label="Jaar", max_length=30, required=False, help_text="Zoals 2019-2020.")
    source = blocks.CharBlock(label="Bron", max_length=120, required=False)
    source_url = LinkBlock(label="Link naar de bron", required=False)

    class Meta:
        label = "Cijfer"
        icon = "decimal"

    def clean(self, value):
        cleaned = super().clean(value)
        if not cleaned["cell"]:
            told = "Vul dit in, of kies een cijfer van deze site."
            if errors := {name: ValidationError(told) for name in ("value", "source") if not cleaned[name]}:
                raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned


class KeyFactsBlock(blocks.StructBlock):
    """A few figures side by side."""

    facts = blocks.ListBlock(FactBlock(), label="Cijfers", min_num=1, max_num=6)

    class Meta:
        label = "Kerncijfers"
        icon = "order"
        template = "blocks/key_facts.html"
