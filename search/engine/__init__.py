"""The search engine: documents in, pks and counts out. Knows Dutch and nothing of the database."""
