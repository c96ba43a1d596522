"""Readers and search engines tell pages apart by their title and description."""


def check(pages, problems):
    """Note titles and descriptions that two pages share.

    Args:
        pages: records.
        problems: `content.loading.problems.Problems` to add to.
    """
    seen = {}
    for record in pages:
        title = record.data.get("seo_title") or record.data["title"]
        for what, text in (("titel", title), ("beschrijving", record.data["summary"])):
            first = seen.setdefault((what, " ".join(text.casefold().split())), record)
            if first is not record:
                problems.on(record, f"dezelfde {what} als {first.file}:{first.line}")
