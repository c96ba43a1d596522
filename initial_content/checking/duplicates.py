"""Checks that every page has a title and description of its own, by which readers and search engines know it."""


def check(pages, problems):
    """Report titles and descriptions that two pages share.

    Args:
        pages: what the files say of them.
        problems: `initial_content.loading.problems.Problems` to add to.
    """
    seen = {}
    for record in pages:
        title = record.data.get("seo_title") or record.data["title"]
        for what, text in (("titel", title), ("beschrijving", record.data["summary"])):
            first = seen.setdefault((what, " ".join(text.casefold().split())), record)
            if first is not record:
                problems.on(record, f"dezelfde {what} als {first.file}:{first.line}")
