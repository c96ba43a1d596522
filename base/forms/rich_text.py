"""The rich text editor of the CMS, which loses no pasted or submitted text."""

from django.forms import Media
from django.templatetags.static import static
from django.utils.functional import cached_property
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea

from base.contentstate import Exporter

PASTED = {"type": "PASTED"}  # the name under which static/cms/rich_text.js registers itself


class Converter(ContentstateConverter):
    """Converts between the editor and the database without loss of text."""

    def __init__(self, features=None):
        super().__init__(features)
        self.exporter = Exporter(self.exporter)


class RichTextArea(DraftailRichTextArea):
    """Draftail with `Converter` and a paste handler of this project."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.converter = Converter(self.features)
        # Before links: the paste handler of links takes every text with a web address in it.
        self.options["entityTypes"] = [PASTED, *self.options.get("entityTypes", [])]
        self.options["plugins"] = [*self.options.get("plugins", []), PASTED]

    @cached_property
    def media(self):
        """The scripts of Draftail, followed by the paste handler."""
        return super().media + Media(js=[static("cms/rich_text.js")])
