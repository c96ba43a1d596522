"""The edit form of a page: terms in groups, and what a page needs before it is published."""

from datetime import timedelta
from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from base import facets

SUMMARY_LIMIT = 255
REVIEW_AFTER = timedelta(days=365)  # suggested; an editor chooses


class TermSelect(forms.CheckboxSelectMultiple):
    """Checkboxes for terms, a group for each facet."""

    template_name = "base/widgets/term_select.html"

    def optgroups(self, name, value, attrs=None):
        groups = []
        chosen = {str(item) for item in value}
        for facet, terms in groupby(self.choices.queryset, key=lambda term: term.facet):
            options = [
                {
                    "value": str(term.pk),
                    "label": term.name,
                    "selected": str(term.pk) in chosen,
                    "nested": bool(term.parent_id),
                }
                for term in sorted(terms, key=lambda term: (_family(term), bool(term.parent_id), term.order))
            ]
            groups.append({"facet": facets.FACETS[facet], "options": options, "required": facet in self.main_facets})
        order = list(facets.FACETS)
        return sorted(groups, key=lambda group: (not group["required"], order.index(group["facet"].slug)))

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["groups"] = self.optgroups(name, context["widget"]["value"] or [])
        return context

    main_facets = ()


def _family(term):
    """Sort a child right behind its parent."""
    return (term.parent.order, term.parent_id) if term.parent_id else (term.order, term.pk)


class TermsFormField(forms.ModelMultipleChoiceField):
    """Choose existing terms; the terms of facets that a form does not offer stay on the page."""

    widget = TermSelect

    def __init__(self, **kwargs):
        from base.models import Term

        kwargs["widget"] = kwargs.get("widget") or TermSelect
        self.kept = []
        super().__init__(Term.objects.in_use().select_related("parent"), **kwargs)

    def offer(self, offered, main, current):
        """Limit the choice to some facets.

        Args:
            offered: facet slugs in the form.
            main: facet slugs required to publish.
            current: Terms on the page; those the form does not show are kept.
        """
        self.queryset = self.queryset.filter(facet__in=offered)
        self.widget.main_facets = main
        shown = {term.pk for term in self.queryset}
        self.kept = [term for term in current if term.pk not in shown]

    def clean(self, value):
        chosen = list(super().clean(value))
        for facet in facets.FACETS.values():
            names = [term.name for term in chosen if term.facet == facet.slug]
            if not facet.multiple and len(names) > 1:
                raise ValidationError(f"Kies voor “{facet.label}” één term. Nu staan er {len(names)} aangevinkt.")
        return chosen + self.kept


class BasePageForm(WagtailAdminPageForm):
    """The edit form of every page: a draft may be unfinished, a published page is complete."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        page_class = type(self.instance)
        if "terms" in self.fields:
            current = [assignment.tag for assignment in self.instance.term_assignments.all()]
            self.fields["terms"].offer(page_class.offered_facets, page_class.main_facets, current)
        if "caretaker" in self.fields:
            # Who left keeps the page until an editor hands it over.
            may = Q(is_active=True) | Q(pk=self.instance.caretaker_id)
            self.fields["caretaker"].queryset = self.fields["caretaker"].queryset.filter(may)
            if self.instance.pk is None and self.for_user and not self.initial.get("caretaker"):
                self.initial["caretaker"] = self.for_user.pk
        if "review_on" in self.fields and self.instance.pk is None and not self.initial.get("review_on"):
            self.initial["review_on"] = timezone.localdate() + REVIEW_AFTER
        if "relations" in self.formsets:
            # A row that is new does not know its page yet, and which kinds it may have depends on it.
            for form in self.formsets["relations"].forms:
                form.instance.source = self.instance
        if "search_description" in self.fields:
            self.fields["search_description"].label = "Samenvatting"
            self.fields["search_description"].widget.attrs.setdefault("maxlength", SUMMARY_LIMIT)

    def clean(self):
        cleaned = super().clean()
        if len(cleaned.get("search_description") or "") > SUMMARY_LIMIT:
            self.add_error("search_description", f"Hou het korter dan {SUMMARY_LIMIT} tekens.")
        if not self.is_deferred_validation:
            self.require_complete(cleaned)
        return cleaned

    def require_complete(self, cleaned):
        """Add an error for each thing that a page needs before the public sees it."""
        page_class = type(self.instance)
        if "search_description" in self.fields and not cleaned.get("search_description"):
            self.add_error("search_description", "Schrijf een samenvatting voor je publiceert.")
        if "caretaker" in self.fields and not cleaned.get("caretaker"):
            self.add_error("caretaker", "Kies wie deze pagina bijhoudt voor je publiceert.")
        carried = {term.facet for term in cleaned.get("terms") or []}
        if "terms" in self.fields and "terms" not in self.errors:
            for slug in page_class.main_facets:
                if slug not in carried:
                    label = facets.FACETS[slug].label
                    self.add_error("terms", f"Kies minstens één term bij “{label}” voor je publiceert.")
        if page_class.needs_source and "sources" in self.formsets and not self._has_source():
            self.add_error(None, "Voeg minstens één bron toe voor je publiceert.")

    def _has_source(self):
        formset = self.formsets["sources"]
        removed = formset.deleted_forms
        kept = [form for form in formset.forms if form not in removed]
        return any(form.has_changed() or form.instance.pk for form in kept)
