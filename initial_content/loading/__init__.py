"""Loads the initial content: YAML in the folder ``initial`` of each app, all of it checked before anything is written.

`reading` turns files into records and, with `checking` and `values`, reports every mistake with its file and line.
`writing`, `vocabulary` and `municipalities` write records to the database in one transaction, and never overwrite a
change of an editor.
"""
