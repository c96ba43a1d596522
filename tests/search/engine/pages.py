"""Keys of pages, by their numbers."""

from base.keys import page_key


def pages(*numbers):
    """Return the keys of pages, as a tuple."""
    return tuple(map(page_key, numbers))
