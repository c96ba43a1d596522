"""The indexes that Wagtail keeps of each page: of its words for the search of the CMS, and of what it refers to.

Writing a page saves it and its rows several times, and each save would update both.
"""

from contextlib import contextmanager

from django.db.models.signals import post_save
from modelsearch import index
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def disable_index_updates(models):
    """Let no save of a page update an index while the block runs; `update_indexes` does that afterwards.

    Args:
        models: the page types that are saved.
    """
    connected = [model for model in models if post_save.disconnect(post_save_signal_handler, sender=model)]
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in connected:
            post_save.connect(post_save_signal_handler, sender=model)


def update_indexes(page):
    """Update both indexes with a page, as its own type."""
    index.insert_or_update_object(page)
    ReferenceIndex.create_or_update_for_object(page)
