import secrets

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand

from accounts.models import User

USERNAME = "demo"


class Command(BaseCommand):
    help = "Maak het account van de demonstratie, met een wachtwoord dat alleen op deze machine bestaat."

    def handle(self, **options):
        path = settings.VAR_DIR / "demo_password"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(secrets.token_urlsafe(9))
            path.chmod(0o600)
        password = path.read_text().strip()
        user, _ = User.objects.get_or_create(username=USERNAME, defaults={"first_name": "Demo", "is_active": True})
        if not user.check_password(password):
            user.set_password(password)
            user.save()
        user.groups.set(Group.objects.filter(name__in=["Moderators", "Editors"]))
        self.stdout.write(
            f"CMS: {settings.WAGTAILADMIN_BASE_URL}/cms/   gebruiker: {USERNAME}   wachtwoord: {password}"
        )
