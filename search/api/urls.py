from django.urls import path

from search.api import views

app_name = "api"
urlpatterns = [
    path("", views.entry, name="entry"),
    path("openapi.json", views.openapi, name="openapi"),
    path("search", views.search, name="search"),
    path("terms", views.terms, name="terms"),
    path("pages/<slug:kind>", views.pages, name="pages"),
    path("pages/<slug:kind>/<int:pk>", views.page, name="page"),
    path("records/<slug:kind>", views.records, name="records"),
    path("records/<slug:kind>/<str:key>", views.record, name="record"),
    path("<path:rest>", views.nothing),
]
