"""Background tasks in the database, run by the worker (`manage.py work`).

A task is a function with ``@task(backend=BACKEND)`` of django-tasks. An app registers its periodic tasks with
`registry` when it is ready. A task may run twice, because a worker may be killed before it stores the result, so every
task must be idempotent.
"""
