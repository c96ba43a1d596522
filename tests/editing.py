"""Helpers that act like an editor in the CMS: open the form of a page, save it as a draft or publish it."""

from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.test.utils.form_data import inline_formset, nested_form_data, querydict_from_html

PUBLISH = {"action-publish": "action-publish"}


def edit_address(page):
    """Return the address of a page's form."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def add_address(model, parent):
    """Return the address of the form for a new page."""
    return reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])


def open_form(cms, address, model):
    """Return the data that a browser sends from the unchanged form of a page.

    Streams are empty, because a script builds their fields; fill them with Wagtail's `streamfield`.
    """
    html = cms.get(address).content.decode()
    data = dict(querydict_from_html(html, form_id="page-edit-form").lists())
    for column in model._meta.get_fields():
        if isinstance(column, StreamField):
            data[f"{column.name}-count"] = "0"
    return data


def rows(name, *items):
    """Return the inline rows ``name``, all new: ``rows("sources", {"title": …}, …)``."""
    return nested_form_data({name: inline_formset(list(items))})


def save(cms, address, data):
    """Send a form; the CMS must accept it."""
    response = cms.post(address, data)
    assert response.status_code == 302, response.context and _errors(response.context["form"])


def publish(cms, address, data):
    """Send a form with the button that publishes; the CMS must accept it."""
    save(cms, address, {**data, **PUBLISH})


def refused(cms, address, data):
    """Send a form that the CMS must refuse, and return the page with the errors."""
    response = cms.post(address, data)
    assert response.status_code == 200, "accepted"
    return response.content.decode()


def _errors(form):
    return form.errors, [formset.errors for formset in getattr(form, "formsets", {}).values()]
