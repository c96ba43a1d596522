import os
import signal
import threading

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from search.indexing.keeper import ROUND, Keeper


class Command(BaseCommand):
    help = "Hou de zoekindex van deze machine bij, tot iemand het stopt. `serve` start dit zelf."

    def add_arguments(self, parser):
        parser.add_argument("--parent", type=int, help="stop ook wanneer dit proces er niet meer is")

    def handle(self, *, parent, **options):
        asked = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda number, frame: asked.set())
        keeper = Keeper()
        while not asked.is_set() and (parent is None or os.getppid() == parent):
            close_old_connections()
            keeper.round()
            asked.wait(ROUND)
