"""Writes the records of terms to the database."""

import hashlib
import json

from base.models import Term
from initial_content.loading.values import column_value
from initial_content.models import LoadedRecord


def save_loaded_record(record, object_id, revision):
    """Store what a load wrote, so that a later load sees whether an editor changed it.

    Args:
        record: Record.
        object_id: pk of the page or term.
        revision: of the page, or the digest of the term, as str.
    """
    LoadedRecord.objects.update_or_create(
        key=record.key,
        defaults={"object_id": str(object_id), "digest": record.digest, "revision": revision},
    )


def write_terms(records, loaded, counts):
    """Write terms, except those that an editor changed, merged, deleted or created first.

    Args:
        records: of the terms, parents before children.
        loaded: ``{key: LoadedRecord}`` of earlier loads.
        counts: Counter to add to.

    Returns:
        ``{(facet, slug in the file): Term}`` for the pages; the successor of a merged term.
    """
    by_pk = {str(term.pk): term for term in Term.objects.select_related("merged_into")}
    terms = {}
    for record in records:
        facet, slug = record.data["facet"], record.slug
        known = loaded.get(record.key)
        if known:
            term = by_pk.get(known.object_id)
            if term is None or term_digest(term) != known.revision:
                counts["overgeslagen"] += 1
            elif known.digest == record.digest:
                counts["ongewijzigd"] += 1
            else:
                counts["bijgewerkt"] += 1
                _fill(term, record, terms)
        else:
            term = next((term for term in by_pk.values() if _matches(term, record)), None)
            counts["overgeslagen" if term else "gemaakt"] += 1
            if term is None:
                term = Term(facet=facet, slug=slug)
                _fill(term, record, terms)
        if term is not None:
            terms[facet, slug] = term.merged_into or term
    return terms


def _matches(term, record):
    """Return whether a term that an editor created is the term of a record."""
    same_name = term.name.casefold() == record.data["name"].casefold()
    return term.facet == record.data["facet"] and (term.slug == record.slug or same_name)


def _fill(term, record, terms):
    term.name, term.order = str(record.data["name"]), record.data["order"]
    term.description = record.data.get("description", "")
    term.synonyms = column_value(Term._meta.get_field("synonyms"), record.data.get("synonyms", []))
    term.parent = terms.get((term.facet, record.data.get("parent")))
    term.save()
    save_loaded_record(record, term.pk, term_digest(term))


def term_digest(term):
    """Return a digest of what an editor can change in a term."""
    fields = [term.name, term.description, term.synonyms, term.order, term.parent_id, term.merged_into_id]
    return hashlib.sha256(json.dumps(fields).encode()).hexdigest()
