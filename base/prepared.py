"""Queries that Django writes once: making the SQL of a query takes several times as long as its answer.

Only for what stands on every page that is rendered anew. A query is made of `Parameter`s in place of values, so nothing
in its SQL depends on what is asked.
"""

from dataclasses import dataclass
from functools import cache

from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.models.expressions import Expression
from django.db.models.query import get_related_populators, prefetch_related_objects
from django.db.models.sql.compiler import SQLCompiler


class Parameter(Expression):
    """A value that is known when the query is asked.

    Args:
        name: of the keyword with which `PreparedQuery` is asked.
        field: model field that turns the value into what the database takes; by default a number.
    """

    def __init__(self, name, field=None):
        super().__init__(output_field=field or models.BigIntegerField())
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def bound(self, value):
        """Return a value as the database takes it."""
        return self.output_field.get_db_prep_value(value, connection)


class NumbersParameter(Parameter):
    """Any number of integers, in one value."""

    def __init__(self, name):
        super().__init__(name, models.JSONField())

    def as_sqlite(self, compiler, connection):
        return "(SELECT value FROM json_each(%s))", [self]

    def as_postgresql(self, compiler, connection):
        return "(SELECT value::bigint FROM jsonb_array_elements(%s))", [self]


@dataclass(frozen=True)
class _Compiled:
    """What Django makes of a queryset for one kind of database.

    Args:
        sql: with a placeholder for each of the params.
        params: values, and `Parameter`s in place of those that are not known yet.
        converters: of the columns whose values the database gives in another form.
    """

    queryset: models.QuerySet
    compiler: SQLCompiler
    sql: str
    params: tuple
    converters: dict


class PreparedQuery:
    """A query whose SQL is made once for each kind of database.

    Args:
        make: function without arguments that returns a queryset, with `Parameter`s in place of values.
    """

    def __init__(self, make):
        self.make = make
        self._of = cache(self._compile)

    def _compile(self, vendor):
        queryset = self.make()
        compiler = queryset.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        columns = [column for column, *_ in compiler.select[: compiler.col_count]]
        return _Compiled(queryset, compiler, sql, params, compiler.get_converters(columns))

    def rows(self, **values):
        """Return the rows as a list of sequences, in one query.

        Args:
            values: one for each name of a `Parameter`.
        """
        # The connection of this thread, once: each use of ``connection`` looks for it.
        database = connections[DEFAULT_DB_ALIAS]
        made = self._of(database.vendor)
        bound = [param.bound(values[param.name]) if isinstance(param, Parameter) else param for param in made.params]
        with database.cursor() as cursor:
            cursor.execute(made.sql, bound)
            rows = cursor.fetchall()
        return list(made.compiler.apply_converters(rows, made.converters)) if made.converters else list(rows)

    def instances(self, **values):
        """Return the rows as instances of the queryset's model, with what it joins and prefetches."""
        rows = self.rows(**values)
        made = self._of(connection.vendor)
        queryset, select, klass = made.queryset, made.compiler.select, made.compiler.klass_info
        own = klass["select_fields"]
        names = [select[place][0].target.attname for place in own]
        joined = get_related_populators(klass, select, queryset.db)
        found = []
        for row in rows:
            found.append(queryset.model.from_db(queryset.db, names, row[own[0] : own[-1] + 1]))
            for populator in joined:
                populator.populate(row, found[-1])
        if queryset._prefetch_related_lookups:
            prefetch_related_objects(found, *queryset._prefetch_related_lookups)
        return found


PK = Parameter("pk")
PKS = NumbersParameter("pks")
NOW = Parameter("now", models.DateTimeField())
