"""From what the files say to rows that are no page, such as a question with its answer."""

import hashlib
import json

from base.models import Municipality
from initial_content.loading.values import column_value, columns
from initial_content.loading.vocabulary import save_loaded_record


def write_records(records, terms, pages, loaded, counts):
    """Write rows, but none that an editor changed or deleted.

    Args:
        records: `initial_content.loading.reading.Record`s.
        terms: ``{(facet, slug): Term}``.
        pages: ``{id: primary key}``.
        loaded: ``{key: LoadedRecord}`` of earlier loads.
        counts: Counter to add to.
    """
    for record in records:
        known = loaded.get(record.key)
        row = record.model.objects.filter(pk=known.object_id).first() if known else record.model()
        if row is None or known and row_digest(row) != known.revision:
            counts["overgeslagen"] += 1
        elif known and known.digest == record.digest:
            counts["ongewijzigd"] += 1
        else:
            counts["bijgewerkt" if known else "gemaakt"] += 1
            _fill(row, record, terms, pages)


def _fill(row, record, terms, pages):
    data = record.data
    row.title, row.summary = data["title"], data["summary"].strip()
    for name, column in columns(record.model).items():
        if name not in data:
            # The file may have said it before.
            setattr(row, column.attname, column.get_default())
        elif not column.is_relation:
            setattr(row, name, column_value(column, data[name]))
        elif column.related_model is Municipality:
            setattr(row, name, Municipality.objects.named(data[name]).get())
        else:
            setattr(row, column.attname, pages.get(data[name]))
    row.save()
    row.terms.set(
        terms[facet, slug]
        for facet, slugs in (data.get("terms") or {}).items()
        for slug in slugs
        if (facet, slug) in terms
    )
    save_loaded_record(record, row.pk, row_digest(row))


def row_digest(row):
    """Return a fingerprint of what an editor may change in a row."""
    told = {name: str(column.value_from_object(row)) for name, column in columns(type(row)).items()}
    told |= {"title": row.title, "summary": row.summary, "live": row.live, "expire_at": str(row.expire_at)}
    told["terms"] = sorted(row.terms.values_list("pk", flat=True))
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
