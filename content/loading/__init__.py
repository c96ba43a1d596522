"""Initial content: YAML in content/initial, checked whole before anything is written.

`reading` turns files into records and finds every mistake with its file and line; `writing` puts records
in the database in one transaction and leaves alone what an editor has changed since.
"""
