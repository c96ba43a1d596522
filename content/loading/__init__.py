"""Initial content: YAML in content/initial, checked whole before anything is written.

`reading` turns files into records and, with `checking` and `values`, finds every mistake with its file and
line; `writing`, `vocabulary` and `municipalities` put records in the database in one transaction and leave alone
what an editor has changed since.
"""
