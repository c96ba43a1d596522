"""WSGI entry point, served by granian."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vsv_site.settings.production")

# Django is set up before anything of ours that needs it is imported.
django_application = get_wsgi_application()

from base import mail, slow_clients  # noqa: E402
from base.page_store.application import PageStore  # noqa: E402

application = PageStore(slow_clients.SlowClients(django_application), settings.PAGE_STORE_BYTES)
mail.require()

# What is loaded by now lives as long as the process; searching all of it for garbage again and again holds up requests.
gc.collect()
gc.freeze()
