"""A source can be found again."""


def check(pages, problems):
    """Note sources that name nothing but an organisation: nobody can look up what it said.

    Args:
        pages: records, whose required sources loading has checked.
        problems: `content.loading.problems.Problems` to add to.
    """
    for record in pages:
        for source in record.data.get("sources") or []:
            if source["title"] == source["publisher"] and not source.get("url"):
                problems.on(record, f"bron “{source['title']}” noemt geen document en geen link")
