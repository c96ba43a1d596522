"""The settings of the tests with one app more: naming it here is all that adding it takes."""

import os

from vsv_site.settings.test import *  # noqa: F403
from vsv_site.settings.test import DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.toy_app"]
# A migrated database of the site before it had the app, which tests/test_toy_app.py makes.
DATABASES["default"]["NAME"] = os.environ["TOY_DATABASE"]
