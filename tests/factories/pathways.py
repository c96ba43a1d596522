import factory

from content.models import PathwayFinderPage, PathwayIndexPage, PathwayPage
from tests.factories.base import BasePageFactory, without_publication_rule


class PathwayIndexPageFactory(BasePageFactory):
    class Meta:
        model = PathwayIndexPage

    title = "Wegen naar een diploma"
    slug = "diploma"


class PathwayPageFactory(BasePageFactory):
    class Meta:
        model = PathwayPage

    title = factory.Sequence(lambda n: f"Weg {n}")
    next_step = "Bel het CLB."


class PathwayFinderPageFactory(BasePageFactory):
    """The question tree; ``pathways=[…]`` makes it one question, with each pathway as an answer's end."""

    class Meta:
        model = PathwayFinderPage
        skip_postgeneration_save = True

    title = "Welke weg naar een diploma?"
    slug = "keuzehulp"

    @factory.post_generation
    def pathways(self, create, extracted, **kwargs):
        if create and extracted:
            answers = [{"label": f"Antwoord {n}", "pathways": [each.pk]} for n, each in enumerate(extracted, start=1)]
            question = {"name": "leeftijd", "question": "Hoe oud ben je?", "answers": answers}
            field = self._meta.get_field("questions")
            self.questions = field.to_python([{"type": "question", "value": question}])
            with without_publication_rule():
                self.save()
