"""Addresses of pages: the ones that the code reserves, redirects, and corrections of mistyped ones."""
