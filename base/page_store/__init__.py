"""Whole public answers, kept before Django and served from there while nothing that they show has changed (ADR 39).

`application` is the WSGI application in front of Django; `middleware` says in Django of each answer whether and how
long it may be kept; `entries` keeps them within so many bytes; `freshness` knows what is stale; `answers` and
`negotiation` give each client the form that it asked for.
"""
