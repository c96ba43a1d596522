"""Checks of the quality of the initial content, beyond what loading refuses.

`passages` extracts the visible text of a record; each other module has the rules of one subject; `report` runs them
all.
"""
