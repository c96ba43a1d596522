"""Model fields that several apps share."""

import re

from django import forms
from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.fields import StreamField

BULLETS = re.compile(r"^[\s•*–-]+")


class BodyField(StreamField):
    """A StreamField whose blocks stay out of migrations.

    To a migration it is a plain JSONField: a historic model reads and writes the stored list as it is, so
    saving one never empties a body, and a changed block needs no migration.
    """

    def __init__(self, block_types=(), **kwargs):
        kwargs.setdefault("default", list)
        super().__init__(block_types, **kwargs)

    def deconstruct(self):
        name, _path, _args, kwargs = models.Field.deconstruct(self)
        return name, "django.db.models.JSONField", [], kwargs


class LinesField(models.TextField):
    """Short lines, one thing on each: steps, signals, first steps for Monday.

    An editor types lines; a template loops over ``lines(page.steps)``.
    """

    def formfield(self, **kwargs):
        return super().formfield(**{"widget": forms.Textarea(attrs={"rows": 4}), **kwargs})

    def clean(self, value, model_instance):
        return "\n".join(lines(super().clean(value, model_instance)))


def lines(text):
    """Split a LinesField's value into its non-empty lines, without bullets an editor may have typed."""
    stripped = (BULLETS.sub("", line).rstrip() for line in (text or "").splitlines())
    return [line for line in stripped if line]


class TermsField(ClusterTaggableManager):
    """The terms of a page: existing ones only, chosen in groups per facet."""

    def formfield(self, **kwargs):
        from base.forms.page import TermsFormField

        return TermsFormField(
            label=kwargs.get("label", self.verbose_name.capitalize()),
            help_text=kwargs.get("help_text", self.help_text),
            widget=kwargs.get("widget"),
            required=False,
        )
