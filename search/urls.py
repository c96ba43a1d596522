from django.urls import include, path

from search import views
from search.api import views as api
from search.saved import saved_list
from search.suggestions import suggestions

urlpatterns = [
    path("zoeken/", views.search, name="search"),
    path("zoeken/suggesties/", suggestions, name="suggestions"),
    path("api/", api.explained, name="api_explained"),
    path("api/v1/", include("search.api.urls")),
    path("bewaarlijst/", saved_list, name="saved_list"),
    path("onderwerpen/", views.terms, name="terms"),
    path("onderwerpen/<slug:facet>/", views.facet, name="facet"),
    path("onderwerpen/<slug:facet>/<slug:slug>/", views.term, name="term"),
    path("onderwerpen/<slug:facet>/<slug:slug>/feed/", views.term_feed, name="term_feed"),
]
