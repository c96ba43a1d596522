"""The pathway finder: a few questions that lead a young person to two or three ways to a diploma."""

from functools import cached_property

from django.db import models
from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from base.addresses.query_strings import redirect_with_query
from base.fields import BodyField
from base.models import BasePage
from content.blocks import QUESTION_BLOCKS
from content.models.pathway import PathwayPage
from content.question_tree import QuestionTree


class PathwayFinderPage(RoutablePageMixin, BasePage):
    """A tree of questions, in which every answer is a link: nothing is stored, and each result has its own address.

    For a young person with a phone, and for a CLB counsellor together with a pupil.
    """

    parent_page_types = ["content.PathwayIndexPage"]
    api_fields = ("intro",)
    max_count = 1
    needs_source = False
    is_fixed = True
    may_relate = False

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
        """Return the questions as `content.question_tree.QuestionTree`."""
        return QuestionTree.of(self.questions)

    def publication_rules(self):
        yield from super().publication_rules()
        for problem in QuestionTree.of(self.questions).missing():
            yield "questions", problem

    def get_context(self, request, *args, answers="", **kwargs):
        context = super().get_context(request, *args, **kwargs)
        walk = self.tree.walk([part for part in answers.split("/") if part])
        # An editor has changed the answers: the page says so and asks the first question again.
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
            shown = PathwayPage.objects.public().in_bulk([page.pk for page in last.pathways if page])
            context["pathways"] = [shown[page.pk] for page in last.pathways if page and page.pk in shown]
            context["note"] = last.note
        here = f"{start}{answers}/" if answers else start
        context["here"] = here
        context["back_url"] = context["given"][-1][2] if context["given"] else ""
        return context

    @path("")
    def start(self, request):
        """Return the page with the first question."""
        return self.render(request)

    @path("<path:answers>/")
    def answered(self, request, answers):
        """Return the page with the question after the answers in the address, or with the pathways they lead to."""
        plain = "/".join(filter(None, map(slugify, answers.split("/"))))
        if plain != answers:
            start = self.get_url(request)
            return redirect_with_query(request, f"{start}{plain}/" if plain else start)
        response = self.render(request, answers=answers)
        if response.context_data["is_gone"]:
            response.status_code = 404
        return response

    def route(self, request, path_components):
        return self.if_public(super().route(request, path_components))

    def get_route_paths(self):
        """Return the routes that Wagtail redirects after a move: not those with answers, whose number is unlimited."""
        return ["/"]
