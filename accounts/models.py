"""The user model: a custom one from the first migration, because Django can't change it later."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An editor of the department, who works in the CMS."""

    class Meta(AbstractUser.Meta):
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"

    def __str__(self):
        return self.get_full_name() or self.username
