"""Is the first content fit to read and well tied together? What loading refuses anyway is not checked again here.

`passages` takes the visible text out of a record; each other module is one subject and says which rules it holds.
`report` puts them together.
"""
