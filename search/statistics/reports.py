"""What visitors searched for, for editors: counted per day, without the visitor (ADR 21)."""

import django_filters
from django import forms
from django.utils.functional import cached_property
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from base.spreadsheets import escape_formula
from search.models import SearchCount
from search.models.count import SHOWN_FROM, SHOWN_FROM_DAYS, kinds

Kind = SearchCount.Kind
# The longest is for terms: texts are gone by then.
PERIODS = [("7", "7 dagen"), ("30", "30 dagen"), ("90", "90 dagen"), ("365", "een jaar (alleen termen)")]
USUAL = {"wat": str(Kind.WITHOUT), "periode": "30"}

permission_policy = ModelPermissionPolicy(SearchCount)


def may_see(user):
    """Return whether somebody may see what was searched for."""
    return permission_policy.user_has_permission(user, "view")


class Choice(django_filters.ChoiceFilter):
    """A choice that the report reads for itself; one of them always holds."""

    def __init__(self, **options):
        super().__init__(empty_label=None, widget=forms.RadioSelect, **options)

    def filter(self, queryset, value):
        return queryset


class SearchCountFilterSet(WagtailFilterSet):
    wat = Choice(label="Wat", choices=kinds())
    periode = Choice(label="Periode", choices=PERIODS)

    class Meta:
        model = SearchCount
        fields: list[str] = []

    def __init__(self, data=None, *args, **kwargs):
        data = data.copy()
        for name, value in USUAL.items():
            if data.get(name) not in dict(self.base_filters[name].extra["choices"]):
                data[name] = value
        super().__init__(data, *args, **kwargs)


class SearchReportView(ReportView):
    """Searches without results, most searched texts and most used terms, over a period."""

    page_title = "Zoekopdrachten"
    header_icon = "search"
    filterset_class = SearchCountFilterSet
    index_url_name = "search_report"
    index_results_url_name = "search_report_results"
    permission_policy = permission_policy
    permission_required = "view"
    columns = [
        Column("value", label="Zoektekst of term"),
        Column("total", label="Aantal keer"),
        Column("days", label="Op hoeveel dagen"),
    ]
    list_export = ["value", "total", "days"]
    export_headings = {"value": "Zoektekst of term", "total": "Aantal keer", "days": "Op hoeveel dagen"}
    custom_field_preprocess = {"value": {"csv": escape_formula, "xlsx": escape_formula}}

    @cached_property
    def asked(self):
        """What was chosen, as ``{"wat", "periode"}``."""
        return self.filters.form.cleaned_data if self.filters.is_valid() else USUAL

    @cached_property
    def no_results_message(self):
        if self.asked["wat"] == Kind.TERM:
            return "In deze periode koos niemand een term."
        if self.asked["wat"] not in SearchCount.TEXTS:
            return "In deze periode is hier niets van geteld."
        rule = f"minstens {SHOWN_FROM} keer, op minstens {SHOWN_FROM_DAYS} dagen"
        return f"Niets kwam in deze periode vaak genoeg voor. Een zoektekst zie je pas als die {rule} gezocht is."

    def get_page_subtitle(self):
        return f"{dict(kinds())[self.asked['wat']]}, {dict(PERIODS)[self.asked['periode']]}"

    def get_queryset(self):
        counts = SearchCount.objects.filter(kind=self.asked["wat"]).in_last(int(self.asked["periode"]))
        # A term is a word of ours and tells nothing about anybody; a text may.
        return counts.shown() if self.asked["wat"] in SearchCount.TEXTS else counts.totals()

    def get_filename(self):
        kind = self.asked["wat"].replace(" ", "-")
        return f"zoekopdrachten-{kind}-{self.asked['periode']}-dagen"
