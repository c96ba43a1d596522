"""How a plan of a thousand actions with ten thousand updates is rendered anew: `make bench` runs it last.

It prints the processor time and the queries of the overview, of an action and of what stands below the plan, as the
median of some rounds, beside the same pages of a plan of ten actions.
"""

import datetime
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 15
SIZES = (10, 1000)
UPDATES = 10  # of each action
LONGEST, MOST_QUERIES = 60, 12  # milliseconds and queries of the overview
BELOW = {"overview": "", "action": "actie-7/", "updates": "voortgang/", "compared": "?toen=2018-05&nu=2020"}


def make_plan(index, size):
    """Return a plan with a number of actions, each with its updates."""
    from tests.factories.tracker import ActionPageFactory, ActionPlanPageFactory, ActionUpdateFactory
    from tracker.models import ActionPage, ActionUpdate
    from tracker.voices import Status, Voice

    plan = ActionPlanPageFactory(parent=index, title=f"Plan van {size}", slug=f"plan-{size}")
    statuses, voices, first = list(Status), list(Voice), datetime.date(2015, 1, 1)
    for number in range(1, size + 1):
        action = ActionPageFactory(parent=plan, number=number, slug=f"actie-{number}")
        ActionUpdate.objects.bulk_create(
            ActionUpdateFactory.build(
                page=action,
                anchor=f"melding-{each}",
                date=first + datetime.timedelta(days=(number * 37 + each * 211) % 4000),
                status=statuses[(number + each) % len(statuses)] if voices[each] not in {Voice.PARLIAMENT} else "",
                voice=voices[each],
                sort_order=each,
            )
            for each in range(UPDATES)
        )
        ActionPage.objects.get(pk=action.pk).save()
    return plan


def measure(address):
    """Return the median milliseconds of processor and the number of queries of a page rendered anew."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, spent = Client(HTTP_HOST="127.0.0.1"), []
    client.get(address)
    for _ in range(ROUNDS):
        before = time.process_time()
        assert client.get(address).status_code == 200, address
        spent.append((time.process_time() - before) * 1000)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return statistics.median(spent), len(queries)


def main():
    """Make the plans in a database of their own, and print the table."""
    with tempfile.TemporaryDirectory() as directory:
        os.environ |= {"VAR_DIR": directory, "DEBUG": "0", "DJANGO_SETTINGS_MODULE": "vsv_site.settings.dev"}
        os.environ.pop("DATABASE_URL", None)
        for command in (["migrate", "-v0"], ["load_content"], ["collectstatic", "--no-input", "-v0"]):
            subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()
        from django.core.management import call_command

        from tracker.models import TrackerIndexPage

        index = TrackerIndexPage.objects.get()
        plans = {size: make_plan(index, size) for size in SIZES}
        call_command("rebuild_search", verbosity=0)
        print(f"| page of a plan | {' | '.join(f'{size} actions: ms | queries' for size in SIZES)} | ratio |")
        print("| --- | --: | --: | --: | --: | --: |")
        for name, below in BELOW.items():
            (few, few_queries), (many, many_queries) = (measure(f"{plans[size].url}{below}") for size in SIZES)
            print(f"| {name} | {few:.1f} | {few_queries} | {many:.1f} | {many_queries} | {many / few:.1f} |")
            if name == "overview":
                met = "met" if many <= LONGEST and many_queries <= MOST_QUERIES else "not met"
        print(f"\nAim for the overview, {LONGEST} ms and {MOST_QUERIES} queries: {met}.")


if __name__ == "__main__":
    main()
