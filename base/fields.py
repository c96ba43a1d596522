"""Model fields that several apps share."""

import re

from django import forms
from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.fields import StreamField

from base.forms.links import LinkFormField
from base.forms.terms import TermsFormField

# The bullet of a list item: characters that are nothing but bullets, those of Word's symbol fonts among them (the last
# range); an arrow, a star, a section sign or an "o" before white space; a dash before white space, unless a number
# follows: "- 18" may be minus 18, "-18-jarigen" is a word, "§ 1" a section and "o ja" an exclamation. A check mark or a
# letter of a symbol font is a bullet only before a tab: elsewhere "✓" and "✗" mean yes and no.
# static/cms/lists.js has the same rules for pasted text.
UNSEEN = r"[\s\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]"
BULLETS = re.compile(
    rf"""\A (?: {UNSEEN}
      | [•‣⁃∙·●○◦◉◎◌■□▪▫◾◽◼◻◆◇◊❖▶►▸▹▷❍❏❐❑❒\u2794\u2798-\u27be\uf000-\uf0ff]
      | [*→⇒»›★☆✦✧✱]+ (?= {UNSEEN} | $)
      | [-–—‐‑‒―−]+ (?= {UNSEEN}* $ | {UNSEEN} (?! {UNSEEN}* [+±<>≤≥~≈€$£.,]* {UNSEEN}* [\d½¼¾]))
      | § (?= {UNSEEN} (?! {UNSEEN}* \d) | $)
      | o (?= \t | {UNSEEN} (?! (?: ja | nee | wee | zo | jee | god | heer | hemel | help | wat | hoe | nou | dan ) \b))
      | [✓✔☐☑☒ØüÜvqnlàè] \ufe0f? (?= \t)
    )+""",
    re.VERBOSE,
)


class BodyField(StreamField):
    """A StreamField whose blocks are not in migrations.

    In a migration it is a JSONField: a historical model reads and writes the stored list as it is, so saving one never
    empties a body, and a changed block needs no migration.
    """

    def __init__(self, block_types=(), **kwargs):
        kwargs.setdefault("default", list)
        super().__init__(block_types, **kwargs)

    def deconstruct(self):
        name, _path, _args, kwargs = models.Field.deconstruct(self)
        return name, "django.db.models.JSONField", [], kwargs


class LinesField(models.TextField):
    """Short lines, one item on each: steps, signals, first steps for Monday.

    An editor types lines; a template loops over ``page.steps|lines``.
    """

    def formfield(self, **kwargs):
        return super().formfield(**{"widget": forms.Textarea(attrs={"rows": 4}), **kwargs})

    def clean(self, value, model_instance):
        return "\n".join(lines(super().clean(value, model_instance)))


def lines(text):
    """Return the non-empty lines of a LinesField's value, without bullets that an editor typed or pasted."""
    stripped = (BULLETS.sub("", line, count=1).rstrip() for line in (text or "").splitlines())
    return [line for line in stripped if line]


class LinkField(models.URLField):
    """A web address; it is unwrapped (see base.links) before its length is checked."""

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": LinkFormField, **kwargs})

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs


class TermsField(ClusterTaggableManager):
    """The terms of a page: only existing ones, chosen in groups per facet."""

    def formfield(self, **kwargs):
        return TermsFormField(
            self.remote_field.model.objects.in_use().select_related("parent"),
            label=kwargs.get("label", self.verbose_name.capitalize()),
            help_text=kwargs.get("help_text", self.help_text),
            widget=kwargs.get("widget"),
            required=False,
        )
