"""The base class of every public page."""

from functools import cached_property

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.utils import timezone
from wagtail.admin import panels
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.search import index

from base import facets
from base.addresses import reserved
from base.fields import TermsField
from base.forms.page import BasePageForm, PageCopyForm
from base.forms.terms import TermSelect
from base.languages import SITE_LANGUAGE
from base.models.carried_terms import terms_by_facet
from base.models.listed import ListedMixin
from base.models.publishable import PublicationRulesMixin
from base.models.queries import BasePageQuerySet, public, rows_of
from base.models.term import Term, TermAssignment
from base.related_pages import related_groups


class BasePage(ListedMixin, PublicationRulesMixin, Page):
    """A public page of any type: summary, terms, sources, relations, caretaker and review dates.

    Subclasses set these attributes, and those of `ListedMixin`:
        main_facets: facets of which a page needs a term before it is published.
        offered_facets: facets in the edit form.
        needs_source: whether a page needs a source before it is published.
        is_fixed: whether its pages can't be unpublished, moved or deleted; see base.protection.
        may_relate: whether its pages may have relations.
        kept_in_front: whether the web server in front may keep what names its pages; False for what may be withdrawn.
        row_columns: columns that a row of a list shows, also of foreign keys; `describe_row` gets them in this order.
        place_column: column with the municipality that its pages are about; "" for a type without one.
        effort_columns: columns that say what it takes to do what its pages describe, which a row of a list shows
            shortened; only for types of examples.
        measured_column: column with choices that says what was measured of it; "" for a type without one.
        newest_heading: Dutch heading above its newest pages on home; "" leaves them out.
        schema_type: type in schema.org.
        section_name: name of a child of home by which templates link to it.
        language_column: column with the language of its titles, named "language" or a column of every page; "" for a
            type whose titles are all Dutch.
        is_translation: whether all its texts are in that language, and not only its titles.
    """

    main_facets: tuple[str, ...] = ()
    offered_facets = tuple(facets.FACETS)
    needs_source = True
    is_fixed = False
    may_relate = True
    kept_in_front = True
    row_columns: tuple[str, ...] = ()
    place_column = ""
    effort_columns: tuple[str, ...] = ()
    measured_column = ""
    newest_heading = ""
    schema_type = "WebPage"
    section_name = ""
    language_column = ""
    is_translation = False
    subpage_types: list[str] | None = []
    private_page_options: list[str] = []
    base_form_class = BasePageForm
    copy_form_class = PageCopyForm

    caretaker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wie houdt dit bij",
        help_text="Ziet op het startscherm van het CMS wanneer de pagina na te kijken is. Bezoekers zien dit niet.",
    )
    reviewed_on = models.DateField("gecontroleerd op", null=True, blank=True)
    review_on = models.DateField(
        "volgende controle",
        null=True,
        blank=True,
        help_text="Na deze dag vertelt de pagina aan lezers wanneer ze laatst gecontroleerd is.",
    )
    listing_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="beeld bij het delen",
        help_text="Verschijnt wanneer iemand de pagina deelt. Mag leeg blijven.",
    )
    terms = TermsField(through=TermAssignment, blank=True, verbose_name="termen")

    opening_panels = [
        panels.TitleFieldPanel("title", heading="Titel", help_text="Zegt in gewone woorden waarover het gaat."),
        FieldPanel(
            "search_description",
            heading="Samenvatting",
            help_text="Eén of twee zinnen. Ze staan in lijsten, bovenaan de pagina en in zoekmachines.",
        ),
    ]
    terms_panel = FieldPanel(
        "terms",
        heading="Termen",
        widget=TermSelect,
        help_text="Zo vinden bezoekers deze pagina. Kies wat echt past; drie goede termen zijn beter dan tien.",
    )
    relations_panel = InlinePanel(
        "relations",
        heading="Verbanden",
        label="verband",
        help_text="Het verband verschijnt op beide pagina’s. Een concept blijft onzichtbaar tot het gepubliceerd is.",
    )
    sources_panel = InlinePanel("sources", heading="Bronnen", label="bron")
    closing_panels = [terms_panel, relations_panel, sources_panel]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("show_in_menus"), FieldPanel("listing_image")],
            heading="Adres en delen",
        ),
    ]
    settings_panels = [
        panels.PublishingPanel(),
        MultiFieldPanel(
            [FieldPanel("caretaker"), FieldPanel("reviewed_on"), FieldPanel("review_on")],
            heading="Opvolging",
        ),
        InlinePanel("change_notes", heading="Wijzigingen voor de lezer", label="wijziging"),
        panels.HelpPanel(content="Datum en uur van publicatie stel je in via het zijpaneel <b>Status</b>."),
    ]

    search_fields = [
        *Page.search_fields,
        index.SearchField("search_description", boost=2),
        index.AutocompleteField("search_description"),
    ]

    objects = PageManager.from_queryset(BasePageQuerySet)()

    class Meta:
        abstract = True

    def clean(self):
        reserved.clean_slug(self)
        super().clean()
        if self.reviewed_on and self.review_on and self.review_on <= self.reviewed_on:
            raise ValidationError({"review_on": "De volgende controle komt na de vorige."})

    def minimal_clean(self):
        reserved.clean_slug(self)
        super().minimal_clean()

    @property
    def summary(self):
        """One or two sentences, in Wagtail's own column of the page table: mixed lists need no query per type."""
        return self.search_description

    @classmethod
    def describe_row(cls, *values):
        """Return ``(type label, byline)`` in Dutch, for a row of a list that shows the ``row_columns``."""
        return str(cls._meta.verbose_name), ""

    @property
    def written_on(self):
        """Return the date of its first publication, or None."""
        return timezone.localdate(self.first_published_at) if self.first_published_at else None

    @property
    def is_overdue(self):
        """Whether the date of the next review is past."""
        return bool(self.review_on and self.review_on < timezone.localdate())

    @cached_property
    def terms_by_facet(self):
        """Return the page's terms as ``{facet slug: [Term, …]}``, in the facets' order."""
        return terms_by_facet(self)

    @cached_property
    def related(self):
        """Return the public pages this page relates to, grouped by kind; see base.related_pages."""
        return related_groups(self)

    @cached_property
    def breadcrumbs(self):
        """Return the pages above this one, home first; empty for home."""
        return list(
            self.get_ancestors().filter(depth__gt=1).only("title", "url_path", "depth", "path", "slug", "content_type")
        )

    @cached_property
    def source_list(self):
        """Return the sources in order."""
        return list(rows_of(self, "sources"))

    @cached_property
    def change_note_list(self):
        """Return the public change notes, newest first."""
        return sorted(rows_of(self, "change_notes"), key=lambda note: note.date, reverse=True)

    def structured_data(self):
        """Return the description of the page for search engines (schema.org), as a dict."""
        return {
            "@type": self.schema_type,
            "name": self.title,
            "description": self.summary,
            "url": self.full_url,
            "inLanguage": SITE_LANGUAGE,
            **({"dateModified": self.last_published_at.isoformat()} if self.last_published_at else {}),
        }

    def get_view_restrictions(self):
        """Return no restrictions, without a query: `route` and `public` exclude restricted pages already."""
        return PageViewRestriction.objects.none()

    def with_content_json(self, content):
        page = super().with_content_json(content)
        # A draft may be older than a merge of terms: replace merged terms by their successors.
        carried = Term.objects.filter(pk__in=[row.tag_id for row in page.term_assignments.all()])
        if carried.filter(merged_into__isnull=False).exists():
            page.terms.set({term.merged_into or term for term in carried.select_related("merged_into")})
        return page

    def route(self, request, path_components):
        return self.if_public(super().route(request, path_components))

    def if_public(self, result):
        """Return the result of `route`; a page type with its own `route` (from a mixin) must call this too.

        Raises:
            Http404: the result is this page and it is not public. Wagtail would serve a live page below an
                unpublished one.
        """
        page = result.page if hasattr(result, "page") else result[0]
        if page.pk == self.pk and not public(Page.objects.filter(pk=self.pk)).exists():
            raise Http404("Deze pagina is niet openbaar.")
        return result
