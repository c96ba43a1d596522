import datetime

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


class BasePageFactory(wagtail_factories.PageFactory):
    """What every page of ours needs; ``terms=[…]`` gives it terms."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Pagina {n}")
    slug = factory.LazyAttribute(lambda page: slugify(page.title))
    search_description = factory.LazyAttribute(lambda page: f"Waar {page.title} over gaat, in één zin.")
    first_published_at = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    last_published_at = datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)

    @factory.post_generation
    def terms(self, create, extracted, **kwargs):
        if create and extracted:
            self.terms.set(extracted)
            self.term_assignments.commit()
