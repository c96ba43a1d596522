from django.core.management.base import BaseCommand

from base.tasks.worker import Worker


class Command(BaseCommand):
    help = "Doe het werk op de achtergrond, tot iemand het stopt. `serve` start dit zelf."

    def add_arguments(self, parser):
        parser.add_argument("--parent", type=int, help="stop ook wanneer dit proces er niet meer is")

    def handle(self, *, parent, **options):
        Worker(parent).run()
