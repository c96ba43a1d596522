"""A few questions that lead a young person to two or three ways to a diploma."""

from functools import cached_property

from django.db import models
from django.shortcuts import redirect
from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from base.fields import BodyField
from base.models import BasePage
from content.blocks import QUESTION_BLOCKS
from content.chosen import chosen_pages
from content.decisions import Tree
from content.forms import FinderForm
from content.models.pathway import PathwayPage


class PathwayFinderPage(RoutablePageMixin, BasePage):
    """The question tree. Every answer is a link: no script, nothing stored, and each result has an address to print.

    For a young person alone with a phone, and for a CLB counsellor with a pupil in the room.
    """

    parent_page_types = ["content.PathwayIndexPage"]
    open_fields = ("intro",)
    subpage_types: list[str] = []
    max_count = 1
    needs_source = False
    base_form_class = FinderForm
    template = "content/pathway_finder_page.html"

    intro = models.TextField("inleiding", blank=True)
    questions = BodyField(
        QUESTION_BLOCKS,
        blank=True,
        verbose_name="vragen",
        help_text="De eerste vraag is het begin. Elk antwoord gaat naar een volgende vraag of naar een tot drie wegen.",
    )

    content_panels = [
        *BasePage.opening_panels,
        FieldPanel("intro"),
        FieldPanel("questions"),
        *BasePage.closing_panels,
    ]

    class Meta:
        verbose_name = "keuzehulp"
        verbose_name_plural = "keuzehulpen"

    @cached_property
    def tree(self):
        """Give the questions as `content.decisions.Tree`."""
        return Tree.of(self.questions)

    def missing_to_publish(self):
        return [*super().missing_to_publish(), *Tree.of(self.questions).missing()]

    def get_context(self, request, *args, answers="", **kwargs):
        context = super().get_context(request, *args, **kwargs)
        walk = self.tree.walk([part for part in answers.split("/") if part])
        # An answer that an editor changed: say so, and ask the first question again.
        context["is_gone"] = walk is None
        if walk is None:
            walk, answers = self.tree.walk([]), ""
        start = self.get_url(request)
        context["given"] = [
            (question, answer, f"{start}{'/'.join(slugs)}/" if slugs else start)
            for question, answer, slugs in walk.given
        ]
        context["question"] = walk.question
        context["number"] = len(walk.given) + 1
        if walk.question is None and walk.given:
            last = walk.given[-1][1]
            shown = chosen_pages(last.pathways, within=PathwayPage)
            context["pathways"] = [shown[page.pk] for page in last.pathways if page and page.pk in shown]
            context["note"] = last.note
        here = f"{start}{answers}/" if answers else start
        context["here"] = here
        context["back_url"] = context["given"][-1][2] if context["given"] else ""
        return context

    @path("")
    def start(self, request):
        """The first question."""
        return self.render(request)

    @path("<path:answers>/")
    def answered(self, request, answers):
        """The question after the answers in the address, or the ways they lead to."""
        plain = "/".join(filter(None, map(slugify, answers.split("/"))))
        if plain != answers:
            return redirect(f"{self.get_url(request)}{plain}/" if plain else self.get_url(request), permanent=True)
        response = self.render(request, answers=answers)
        if response.context_data["is_gone"]:
            response.status_code = 404
        return response

    def route(self, request, path_components):
        return self.if_public(super().route(request, path_components))

    def get_route_paths(self):
        """Say what moves along with this page: its first question. An address with answers is rebuilt from it."""
        return ["/"]
