"""Who may edit. A user model of our own from the first migration, so that it can grow."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Somebody of the department who edits the site in the CMS."""

    class Meta(AbstractUser.Meta):
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"

    def __str__(self):
        return self.get_full_name() or self.username
