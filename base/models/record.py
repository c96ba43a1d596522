"""What is no page and can be found all the same: a contact, a question with its answer, a figure of one year."""

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.search import index
from wagtail.search.queryset import SearchableQuerySetMixin

from base import content_version
from base.keys import KIND
from base.models.carried_terms import terms_by_facet
from base.models.listed import ListedMixin
from base.models.term import Term


class RecordQuerySet(SearchableQuerySetMixin, models.QuerySet):
    """Reads that every type of record knows, by the words that page types have for them."""

    def public(self):
        """Return the records that a visitor may see: live, and not past their end."""
        return self.filter(Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()), live=True)

    def complete(self):
        """Fetch along what a record of this type shows of other tables; types add to it."""
        return self


class Record(ListedMixin, index.Indexed, models.Model):
    """A row that lists, the search and the API hold beside pages, by the name of its kind and its number.

    Subclasses set ``record_kind`` (small letters and digits; it stands in addresses that people keep, so it stays),
    ``get_absolute_url`` (without a query: a list asks it of every row) and what `ListedMixin` names. A row of a list
    reads a record as it reads a page, so its columns carry the names that Wagtail gave those of a page.
    """

    record_kind = ""

    title = models.CharField("titel", max_length=255)
    summary = models.TextField("samenvatting", help_text="Eén of twee zinnen. Ze staan in lijsten.")
    terms = models.ManyToManyField(Term, blank=True, related_name="+", verbose_name="termen")
    live = models.BooleanField("staat op de website", default=True)
    first_published_at = models.DateTimeField("op de website sinds", null=True, blank=True, editable=False)
    last_published_at = models.DateTimeField("laatst gewijzigd", null=True, blank=True, editable=False)
    expire_at = models.DateTimeField("tot wanneer", null=True, blank=True)

    search_fields = [
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),
        index.SearchField("summary"),
    ]

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.title

    def save(self, **kwargs):
        if self.live and not kwargs.get("update_fields"):
            self.last_published_at = timezone.now()
            self.first_published_at = self.first_published_at or self.last_published_at
        with content_version.transaction():
            super().save(**kwargs)

    @classmethod
    def check(cls, **kwargs):
        found = super().check(**kwargs)
        if not KIND.fullmatch(cls.record_kind):
            told = "record_kind is small letters and digits, 1 to 20, and begins with a letter."
            found.append(checks.Error(told, obj=cls, id="base.E001"))
        for other in record_types():
            if other is not cls and other.record_kind == cls.record_kind:
                found.append(checks.Error(f"{other.__name__} has the same record_kind.", obj=cls, id="base.E002"))
        return found

    @cached_property
    def terms_by_facet(self):
        """Return its terms as ``{facet slug: [Term, …]}``, in the facets' order."""
        return terms_by_facet(self)

    @property
    def search_description(self):
        """The summary, by the name of the column in which Wagtail keeps that of a page."""
        return self.summary

    @property
    def url(self):
        """Its address on this site."""
        return self.get_absolute_url()

    def get_url(self, request=None):
        """Return its address on this site; the same for every request."""
        return self.get_absolute_url()

    @property
    def full_url(self):
        """Its absolute address."""
        return f"{settings.WAGTAILADMIN_BASE_URL}{self.url}"


def record_types():
    """Return every type of record, once all apps are loaded."""
    return [model for model in apps.get_models() if issubclass(model, Record)]
