"""Fields for web addresses in the forms of the CMS, which unwrap links."""

from django import forms
from wagtail import blocks

from base.links import unwrap


class LinkFormField(forms.URLField):
    """A web address in a page's form; it is unwrapped before its length is checked."""

    def to_python(self, value):
        return super().to_python(unwrap(value.strip()) if isinstance(value, str) else value)


class LinkBlock(blocks.URLBlock):
    """A web address in a block."""

    def clean(self, value):
        return unwrap(super().clean(value))
