"""A check of the mail settings: production without a mail server refuses to start when an app needs one.

An app declares the need in its `AppConfig`: ``needs_mail = "confirming a subscription"``.
"""

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured


def problem():
    """Return a sentence that names the apps that need mail when no mail server is configured; None otherwise."""
    needs = {app.label: app.needs_mail for app in apps.get_app_configs() if getattr(app, "needs_mail", "")}
    if settings.MAIL_CONFIGURED or not needs:
        return None
    reasons = "; ".join(f"{label} ({reason})" for label, reason in needs.items())
    return f"Set EMAIL_URL and DEFAULT_FROM_EMAIL: these apps must send mail: {reasons}."


def connect():
    """Register the system check, which every command of manage.py runs."""
    checks.register(check)


def check(app_configs, **kwargs):
    """Return the problem as an error of Django's system checks."""
    message = problem()
    return [checks.Error(message, hint="docs/operations.md says how.", id="base.E001")] if message else []


def require():
    """Raise ImproperlyConfigured when an app needs mail and there is none: for a server that runs no system checks."""
    if message := problem():
        raise ImproperlyConfigured(message)
