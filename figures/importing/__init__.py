"""Reads figures from files through a saved profile, checks and compares them, and lets a second person publish them.

From the file to the release: `files` reads rows of texts, `shapes` makes a `Figure` of each cell, `checks`, `sums` and
`disclosure` say what is wrong, `comparing` says what changes, `writing` makes the release (ADR 58).
"""
