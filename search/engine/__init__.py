"""The search engine: documents in, keys and counts out. Knows Dutch and nothing of the database."""
