"""The addresses of the CMS at which editors enter updates.

They stand before those of Wagtail, which would send who lost his login to the form to log in, without what he typed.
"""

from django.urls import path

from tracker.entry.views import GridView, ImportView, PlansView, WrittenView, never_lost

urlpatterns = [
    path("", never_lost(PlansView.as_view()), name="tracker_plans"),
    path("<int:plan_pk>/meldingen/", never_lost(GridView.as_view()), name="tracker_grid"),
    path("<int:plan_pk>/meldingen/inlezen/", never_lost(ImportView.as_view()), name="tracker_import"),
    path("bewaard/<uuid:key>/", never_lost(WrittenView.as_view()), name="tracker_written"),
]
