"""Languages in which material of others is written."""

from django.db import models


class Language(models.TextChoices):
    """The language of a publication or instrument."""

    DUTCH = "nl", "Nederlands"
    ENGLISH = "en", "Engels"
    FRENCH = "fr", "Frans"
