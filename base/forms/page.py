"""The edit form of a page: terms in groups, and the rule of publication."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.blocks import StreamBlockValidationError
from wagtail.blocks.base import BlockField

from base.addresses import reserved
from base.forms.rich_text import RichTextArea
from base.links import unwrap_all
from base.problems import SUMMARY_LIMIT, body_problems, too_long
from base.protection import end_refusal
from base.publication import added_problems, new_problems

SCHEDULE = ("go_live_at", "expire_at")
REVIEW_AFTER = timedelta(days=365)  # suggested; an editor chooses


class BasePageForm(WagtailAdminPageForm):
    """The edit form of every page: a draft may be unfinished, a published page is complete."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        page_class = type(self.instance)
        if "terms" in self.fields:
            current = [assignment.tag for assignment in self.instance.term_assignments.all()]
            self.fields["terms"].offer(page_class.offered_facets, page_class.main_facets, current)
        if "caretaker" in self.fields:
            # A caretaker who is no longer active stays until an editor chooses another one.
            allowed = Q(is_active=True) | Q(pk=self.instance.caretaker_id)
            self.fields["caretaker"].queryset = self.fields["caretaker"].queryset.filter(allowed)
            if self.instance.pk is None and self.for_user and not self.initial.get("caretaker"):
                self.initial["caretaker"] = self.for_user.pk
        if "review_on" in self.fields and self.instance.pk is None and not self.initial.get("review_on"):
            self.initial["review_on"] = timezone.localdate() + REVIEW_AFTER
        if "relations" in self.formsets:
            # A new row does not know its page yet, and validation of its kind needs the page.
            for form in self.formsets["relations"].forms:
                form.instance.source = self.instance
        if "search_description" in self.fields:
            self.fields["search_description"].label = "Samenvatting"
            self.fields["search_description"].widget.attrs.setdefault("maxlength", SUMMARY_LIMIT)

    def clean(self):
        cleaned = super().clean()
        self._end = cleaned.get("expire_at")
        for name, value in cleaned.items():
            if isinstance(value, str) and not isinstance(self.fields[name].widget, RichTextArea):
                cleaned[name] = unwrap_all(value)
        summary = cleaned.get("search_description") or ""
        # When a page is published, the rule of publication checks this.
        if self.is_deferred_validation and "search_description" in self.changed_data and len(summary) > SUMMARY_LIMIT:
            self.add_error("search_description", too_long(summary))
        self._check_slug_and_end(cleaned)
        return cleaned

    def _check_slug_and_end(self, cleaned):
        """Add an error for a reserved address or for an end of a fixed page."""
        if problem := reserved.slug_problem(cleaned.get("slug"), self.parent_page):
            self.add_error("slug", problem)
        if cleaned.get("expire_at") and self.instance.is_fixed:
            self.add_error("expire_at", end_refusal(self.instance))

    def is_valid(self):
        if self.is_bound and not self._is_checked and self._leaves_workflow():
            self.defer_required_fields()
        valid = super().is_valid()
        if not self.is_bound or self._is_checked:
            return valid
        # Only once: the problems are then among the errors.
        self._is_checked = True
        self._accept_old_end()
        if not self.is_deferred_validation:
            self._add_publication_problems()
        # The schedule is in a closed dialog, so its errors are shown above the form too.
        if messages := [message for name in SCHEDULE for message in self.errors.get(name, ())]:
            self.add_error(None, messages)
        return super().is_valid()

    def _leaves_workflow(self):
        """Return whether a draft is rejected or its workflow cancelled, for which it need not be complete."""
        rejected = "action-workflow-action" in self.data and self.data.get("workflow-action-name") == "reject"
        return rejected or "action-cancel-workflow" in self.data

    _is_checked = False
    _end = None

    def _accept_old_end(self):
        """Accept an end in the past that did not change; for a published page the rule of publication checks it.

        Wagtail refuses such an end after `clean`, so that no draft of a page that ended could be saved.
        """
        initial = self.initial.get("expire_at")
        # The form shows no seconds.
        unchanged = self._end and initial and abs(self._end - initial) < timedelta(minutes=1)
        if self._end and not self.instance.is_fixed and (unchanged or not self.is_deferred_validation):
            self.errors.pop("expire_at", None)
            self.cleaned_data["expire_at"] = self.instance.expire_at = self._end

    def _add_publication_problems(self):
        """Add an error for each problem that keeps the edited page from being published, at its field."""
        if published := self.instance.published_version:
            self._accept_old_errors(published)
        page = self._page_as_typed()
        invalid = {*self.errors, *(name for name, formset in self.formsets.items() if not formset.is_valid())}
        by_field = {}
        for problem in new_problems(page, page.publication_problems(), publishing=True):
            if problem.field not in invalid:
                by_field.setdefault(problem.field, []).append(problem.message)
        for name, messages in by_field.items():
            self._add_problems(name, messages)

    def _page_as_typed(self):
        """Return the unsaved page with every valid value of the form."""
        page = self.instance
        if page._state.adding:
            page.intended_parent = self.parent_page
        self.save_cluster_m2m()
        for formset in self.formsets.values():
            if formset.is_valid():
                formset.instance = page
                formset.save(commit=False)
        return page

    def _accept_old_errors(self, published):
        """Remove the errors that the published page has too: an edit is not refused because of those."""
        published_form = type(self)(instance=published, parent_page=self.parent_page, for_user=self.for_user)
        for name in [name for name in self.errors if name in self.fields]:
            if isinstance(self.fields[name], BlockField):
                value, old = self[name].data, getattr(published, name)
                added = added_problems(body_problems(published, name, old), body_problems(published, name, value))
                accepted = not added
            else:
                value, accepted = getattr(published, name), self._has_same_value(name, published_form)
            if accepted:
                del self.errors[name]
                setattr(self.instance, name, value)
        for name, formset in self.formsets.items():
            rows = {row.pk for row in getattr(published, name).all()} if hasattr(published, name) else set()
            for form in formset.forms:
                if form.errors and form.instance.pk in rows and not form.has_changed():
                    form.errors.clear()

    def _has_same_value(self, name, other):
        """Return whether a field has the initial value that it has in another form."""
        field, initial = self.fields[name], other[name].initial
        shown = str(field.prepare_value(initial) or "").strip()
        return not field.has_changed(initial, self[name].data) or shown == str(self[name].data or "").strip()

    def _add_problems(self, name, messages):
        """Add errors to a field, to inline rows, or to the form as a whole."""
        if name in self.formsets:
            self.formsets[name].non_form_errors().extend(messages)
        elif isinstance(self.fields.get(name), BlockField):
            # One error with all messages: the CMS shows only the first error.
            self.add_error(name, StreamBlockValidationError(non_block_errors=messages))
        else:
            self.add_error(name if name in self.fields else None, messages)


class PageCopyForm(CopyForm):
    """Wagtail's form to copy a page, which refuses a reserved address."""

    def clean(self):
        cleaned = super().clean()
        parent = cleaned.get("new_parent_page") or self.page.get_parent()
        if problem := reserved.slug_problem(cleaned.get("new_slug"), parent):
            self.add_error("new_slug", problem)
        return cleaned
