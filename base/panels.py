"""Panels for the edit form that Wagtail lacks."""

from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import AdminPageChooser


class PageTypesPanel(FieldPanel):
    """A page chooser whose page types are known only after all apps are loaded.

    Args:
        field_name: foreign key to a page.
        page_types: function that returns labels or classes of page types; called when a form is created.
    """

    def __init__(self, field_name, page_types, **kwargs):
        super().__init__(field_name, **kwargs)
        self.page_types = page_types

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "page_types": self.page_types}

    def get_form_options(self):
        options = super().get_form_options()
        options.setdefault("widgets", {})[self.field_name] = AdminPageChooser(target_models=self.page_types())
        return options
