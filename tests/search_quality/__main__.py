"""Measure every way of finding: `python -m tests.search_quality`, with --worst for the tuning questions done worst."""

import argparse
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vsv_site.settings.test")
django.setup()

from tests.search_quality import ways  # noqa: E402
from tests.search_quality.judged import SETS  # noqa: E402
from tests.search_quality.measuring import measure  # noqa: E402


def main():
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the N tuning questions done worst")
    parser.add_argument("--errors", type=float, default=0, metavar="SHARE", help="mistype this share of the words")
    options = parser.parse_args()
    print(" | ".join([f"| {'':34}", *(f"{each:^21}" for each in SETS)]), "|")
    print(" | ".join([f"| {'way':34}", *["nDCG@10   MRR   none "] * len(SETS)]), "|")
    for name, make in ways.WAYS.items():
        find = make()
        sets = [measure(find, split, options.errors) for split in SETS]
        told = " | ".join(f" {each.ndcg:.3f}   {each.mrr:.3f}  {each.zero:.1%} " for each in sets)
        print(f"| {name:34} | {told} |")
    for gain, query, found in sets[0].worst[: options.worst]:
        print(f"{gain:.2f} {query}: {', '.join(found)}")


if __name__ == "__main__":
    main()
