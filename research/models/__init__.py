"""Publications, the effects that they measured, and their index."""

from research.models.effect import Effect
from research.models.index import PublicationIndexPage
from research.models.publication import PublicationPage
from research.models.what_works import WhatWorksIndexPage, WhatWorksPage

__all__ = ["Effect", "PublicationIndexPage", "PublicationPage", "WhatWorksIndexPage", "WhatWorksPage"]
