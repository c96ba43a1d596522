"""What every public page has."""

from functools import cached_property

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.utils import timezone
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    PublishingPanel,
    TitleFieldPanel,
)
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.search import index

from base import facets
from base.fields import TermsField
from base.forms.page import BasePageForm, TermSelect
from base.models.queries import BasePageQuerySet, public
from base.models.vocabulary import Term, TermAssignment, terms_by_facet
from base.threads import related_groups


class BasePage(Page):
    """A public page of any kind: summary, terms, sources, relations, caretaker and review dates.

    Subclasses set ``main_facets`` (terms required to publish), ``offered_facets`` (in the edit form), ``facet_columns``
    (columns of their own that lists narrow by), ``open_fields`` (what the open interface gives), ``needs_source``,
    ``dated_by`` (the field that says of when it is; without, its first publication does), ``in_feeds`` (whether readers
    who follow a list hear of it), ``stands_in_lists`` (False for a list itself), ``comes_first`` (among the kinds to
    choose from) and ``invented`` (every link to it says so).
    """

    main_facets: tuple[str, ...] = ()
    offered_facets = tuple(facets.FACETS)
    facet_columns: tuple[str, ...] = ()
    open_fields: tuple[str, ...] = ()
    needs_source = True
    dated_by = ""
    in_feeds = True
    stands_in_lists = True
    comes_first = False
    invented = False
    private_page_options: list[str] = []
    base_form_class = BasePageForm

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

    # What an editor fills in first, and what ties the page to the rest.
    opening_panels = [
        TitleFieldPanel("title", heading="Titel", help_text="Zegt in gewone woorden waarover het gaat."),
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
        PublishingPanel(),
        MultiFieldPanel(
            [FieldPanel("caretaker"), FieldPanel("reviewed_on"), FieldPanel("review_on")],
            heading="Opvolging",
        ),
        InlinePanel("change_notes", heading="Wijzigingen voor de lezer", label="wijziging"),
        HelpPanel(content="Datum en uur van publicatie stel je in via het zijpaneel <b>Status</b>."),
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
        super().clean()
        if self.reviewed_on and self.review_on and self.review_on <= self.reviewed_on:
            raise ValidationError({"review_on": "De volgende controle komt na de vorige."})

    @property
    def summary(self):
        """One or two sentences for lists and search engines; kept in Wagtail's own column.

        That column stands on the page table, so a list of mixed types needs no query per type.
        """
        return self.search_description

    @property
    def own_date(self):
        """Its own date (ISO 8601) or year, "" when it has none."""
        value = getattr(self, self.dated_by) if self.dated_by else None
        return str(value or "")

    def also_found_by(self):
        """Give words by which visitors find the page that stand in none of its own fields, such as places."""
        return []

    def missing_to_publish(self):
        """Give what the page lacks before the public may see it, as Dutch lines; empty when it is complete."""
        missing = []
        try:
            self.full_clean()
        except ValidationError as error:
            missing += error.messages
        if not self.summary:
            missing.append("een samenvatting")
        if self.caretaker_id is None:
            missing.append("wie de pagina bijhoudt")
        carried = {assignment.tag.facet for assignment in self.term_assignments.all()}
        missing += [f"een term bij “{facets.FACETS[slug].label}”" for slug in self.main_facets if slug not in carried]
        if self.needs_source and not self.sources.all():
            missing.append("een bron")
        return missing

    @property
    def is_overdue(self):
        """Whether the next check is past."""
        return bool(self.review_on and self.review_on < timezone.localdate())

    @cached_property
    def terms_by_facet(self):
        """Give the page's terms as ``{facet slug: [Term, …]}``, in the facets' order."""
        return terms_by_facet(self)

    @cached_property
    def related(self):
        """Give the public pages this page relates to, grouped by kind; see base.threads."""
        return related_groups(self, public(Page.objects.all()))

    @cached_property
    def breadcrumbs(self):
        """Give the pages above this one, home first; empty for home."""
        return list(self.get_ancestors().filter(depth__gt=1).only("title", "url_path", "depth", "path", "slug"))

    @cached_property
    def source_list(self):
        """Give the sources in order."""
        return list(self.sources.all())

    @cached_property
    def change_note_list(self):
        """Give the public change notes, newest first."""
        return sorted(self.change_notes.all(), key=lambda note: note.date, reverse=True)

    def structured_data(self):
        """Describe the page for search engines (schema.org), as a dict."""
        return {
            "@type": "WebPage",
            "name": self.title,
            "description": self.summary,
            "url": self.full_url,
            "inLanguage": "nl-BE",
            **({"dateModified": self.last_published_at.isoformat()} if self.last_published_at else {}),
        }

    def get_view_restrictions(self):
        """Give none, without a query: `route` and `public` never let a restricted page through."""
        return PageViewRestriction.objects.none()

    def with_content_json(self, content):
        page = super().with_content_json(content)
        # A draft may be older than a merge of terms: it comes back with the successors.
        carried = Term.objects.filter(pk__in=[row.tag_id for row in page.term_assignments.all()])
        if carried.filter(merged_into__isnull=False).exists():
            page.terms.set({term.merged_into or term for term in carried.select_related("merged_into")})
        return page

    def route(self, request, path_components):
        return self.if_public(super().route(request, path_components))

    def if_public(self, result):
        """Give what `route` found; a type that routes in another way too (a mixin) passes its result through here.

        Raises:
            Http404: it is this page and a visitor may not see it, as a live page under an unpublished one,
                which Wagtail would serve.
        """
        found = result.page if hasattr(result, "page") else result[0]
        if found.pk == self.pk and not public(Page.objects.filter(pk=self.pk)).exists():
            raise Http404("Deze pagina is niet openbaar.")
        return result
