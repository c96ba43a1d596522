import datetime
from contextlib import contextmanager
from unittest.mock import patch

import factory
import wagtail_factories
from django.contrib.auth import get_user_model
from django.utils.text import slugify

from base.models import LibraryDocument, LibraryImage, Municipality, PageRelation, Source, Term


class UserFactory(factory.django.DjangoModelFactory):
    """An editor; ``is_superuser=True`` makes an administrator."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"redacteur{n}")
    first_name = "Redactie"
    last_name = factory.Sequence(lambda n: f"Test {n}")
    is_active = True


class TermFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Term
        django_get_or_create = ("facet", "slug")

    facet = "thema"
    name = factory.Sequence(lambda n: f"Thema {n}")
    slug = factory.LazyAttribute(lambda term: slugify(term.name))


class MunicipalityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Municipality
        django_get_or_create = ("nis",)

    nis = factory.Sequence(lambda n: f"{10000 + n}")
    name = factory.Sequence(lambda n: f"Gemeente {n}")
    province = "Limburg"
    postcodes = "3500|3501"


class SourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Source

    title = factory.Sequence(lambda n: f"Bron {n}")
    publisher = "Een uitgever"
    year = 2021


class PageRelationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PageRelation

    kind = "related"


class ImageFactory(wagtail_factories.ImageFactory):
    class Meta:
        model = LibraryImage


class DocumentFactory(wagtail_factories.DocumentFactory):
    class Meta:
        model = LibraryDocument


@contextmanager
def without_publication_rule():
    """Switch off the rule of publication while the block runs."""
    none = patch("base.models.publishable.new_problems", lambda page, problems, publishing: [])
    with none, patch("base.publication.new_problems", none.new):
        yield


class BasePageFactory(wagtail_factories.PageFactory):
    """A published page, with ``terms=[…]`` if given.

    It may be incomplete: `complete` makes a page that an editor could publish.
    """

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Pagina {n}")
    slug = factory.LazyAttribute(lambda page: slugify(page.title))
    search_description = factory.LazyAttribute(lambda page: f"Waar {page.title} over gaat, in één zin.")
    first_published_at = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    last_published_at = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)

    @classmethod
    def _create(cls, *args, **kwargs):
        with without_publication_rule():
            return super()._create(*args, **kwargs)

    @factory.post_generation
    def terms(self, create, extracted, **kwargs):
        if create and extracted:
            self.terms.set(extracted)
            self.term_assignments.commit()


def complete(page, editor):
    """Fill in what the rule of publication requires of every page, in memory, and return the page.

    Args:
        page: as its own type.
        editor: its caretaker.
    """
    page.search_description = page.search_description or "Waar het over gaat, in één zin."
    page.caretaker = editor
    carried = {term.facet for term in page.carried_terms}
    page.terms.add(*(TermFactory(facet=facet) for facet in page.main_facets if facet not in carried))
    if page.needs_source and not page.sources.all():
        page.sources = [SourceFactory.build()]
    return page
