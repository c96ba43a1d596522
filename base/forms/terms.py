"""The field and widget for the terms of a page in the CMS, in groups per facet."""

from itertools import groupby

from django import forms

from base import facets


class TermSelect(forms.CheckboxSelectMultiple):
    """Checkboxes for terms, one group for each facet."""

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
                for term in sorted(terms, key=_sort_key)
            ]
            groups.append({"facet": facets.FACETS[facet], "options": options, "required": facet in self.main_facets})
        order = list(facets.FACETS)
        return sorted(groups, key=lambda group: (not group["required"], order.index(group["facet"].slug)))

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["groups"] = self.optgroups(name, context["widget"]["value"] or [])
        return context

    main_facets = ()


def _sort_key(term):
    """Return a key that sorts a child directly after its parent."""
    top = (term.parent.order, term.parent_id) if term.parent_id else (term.order, term.pk)
    return top, bool(term.parent_id), term.order


class TermsFormField(forms.ModelMultipleChoiceField):
    """A choice of existing terms; terms of facets that the form does not offer stay on the page."""

    widget = TermSelect

    def __init__(self, queryset, **kwargs):
        kwargs["widget"] = kwargs.get("widget") or TermSelect
        self.hidden_terms = []
        super().__init__(queryset, **kwargs)

    def offer(self, offered, main, current):
        """Limit the choice to some facets.

        Args:
            offered: facet slugs in the form.
            main: facet slugs required to publish.
            current: Terms of the page; those that the form does not show are kept.
        """
        self.queryset = self.queryset.filter(facet__in=offered)
        self.widget.main_facets = main
        shown = {term.pk for term in self.queryset}
        self.hidden_terms = [term for term in current if term.pk not in shown]

    def clean(self, value):
        return [*super().clean(value), *self.hidden_terms]
