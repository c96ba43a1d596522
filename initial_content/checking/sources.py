"""Checks that readers can find a source."""


def check(pages, problems):
    """Report sources that name only an organisation, without a document or link.

    Args:
        pages: records, whose required sources loading has checked.
        problems: `initial_content.loading.problems.Problems` to add to.
    """
    for record in pages:
        for source in record.data.get("sources") or []:
            if source["title"] == source["publisher"] and not source.get("url"):
                problems.on(record, f"bron “{source['title']}” noemt geen document en geen link")
