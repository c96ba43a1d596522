"""Answers that scripts of other websites may read."""


def for_every_website(response):
    """Let scripts of other websites read an answer, and its tag to ask again with."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag"
    return response
