from django.urls import include, path

from search.api import views as api
from search.listings import views
from search.listings.autocomplete import autocomplete
from search.listings.saved_list import saved_list

urlpatterns = [
    path("zoeken/", views.search, name="search"),
    path("zoeken/suggesties/", autocomplete, name="suggestions"),
    path("api/", api.explained, name="api_explained"),
    path("api/v1/", include("search.api.urls")),
    path("bewaarlijst/", saved_list, name="saved_list"),
    path("onderwerpen/", views.terms, name="terms"),
    path("onderwerpen/<slug:facet>/", views.facet, name="facet"),
    path("onderwerpen/<slug:facet>/<slug:slug>/", views.term, name="term"),
    path("onderwerpen/<slug:facet>/<slug:slug>/feed/", views.term_feed, name="term_feed"),
]
