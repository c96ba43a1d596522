"""What a school reads first for a town. `pytest tests/content/test_initial_towns.py -k first -rP` prints it."""

FIRST = 3  # answers that somebody reads before he calls


def answers(help):
    """Return ``[(where it stands on the page, what it is), …]`` of what stands open below the CLB, in the page's order.

    Args:
        help: `content.local_help.LocalHelp`.
    """
    near = [("dichtbij", service) for service, _distance in help.nearest]
    found = [("hier", service) for service in help.here]
    found += near if help.nearest_place == "first" else []
    found += [("voorbeeld", page) for _label, pages in help.examples for page in pages]
    found += [("provincie", service) for service in help.around]
    found += near if help.nearest_place == "between" else []
    found += [("overal", service) for group in help.everywhere if not group.is_folded for service in group.services]
    return found + (near if help.nearest_place == "last" else [])


def row(name, help):
    """Return a row of the table: the town, its CLBs, whether the page says that it knows nothing, the first answers."""
    first = "; ".join(f"{page.title} ({where})" for where, page in answers(help)[:FIRST])
    return f"{name} | {len(help.clbs)} | {'niets lokaals bekend' if help.without_offer else ''} | {first}"
