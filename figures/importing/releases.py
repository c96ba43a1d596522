"""Which release a file becomes: a promised one, a new one, or the next version of one that is published."""

from figures.models import Release

CLOSED = (Release.State.PUBLISHED, Release.State.WITHDRAWN)


def versions(code):
    """Return the releases with a code, oldest version first, as a list."""
    return list(Release.objects.filter(code=code).order_by("version"))


def check(figures_import, figures, comparison, problems):
    """Return the version of the release that a file becomes, and report why it can't become one.

    Args:
        figures_import: `FiguresImport`.
        figures: ``{key: Figure}``.
        comparison: `comparing.Comparison`.
        problems: `Problems`.
    """
    found = versions(figures_import.code)
    last = found[-1] if found else None
    if last is None:
        version = 1
    else:
        version = last.version + 1 if last.state in CLOSED else last.version
        _check_last(last, figures_import, comparison, problems)
    others = sorted(comparison.touched - {figures_import.code})
    if others:
        told = (
            f"Dit bestand verandert cijfers van de uitgave {', '.join(others[:5])}. Verbetert het die? Neem dan "
            f"haar code: "
            "het wordt haar volgende versie. Is het een nieuwe uitgave? Zeg dan waarom ze iets anders zegt."
        )
        problems.warn("other-release", 0, "", told)
    return version


def _check_last(last, figures_import, comparison, problems):
    if last.publication_id != figures_import.publication_id:
        told = f"De uitgave {last.code} hoort bij een andere publicatie ({last.publication}). Kies een andere code."
        problems.add("other-publication", 0, "", told)
    if last.state not in CLOSED:
        return
    if last.published_on and last.known_on and figures_import.published_on < last.known_on:
        told = (
            f"Versie {last.version} van deze uitgave telt vanaf {last.date_text}. Een verbetering verschijnt niet "
            f"vroeger: "
            "kijk de datum na."
        )
        problems.add("date", 0, "", told)
    changed = {kind for kind, count in comparison.counts.items() if count and kind != "gelijk"}
    if last.state == Release.State.PUBLISHED and not changed:
        told = (
            f"Deze cijfers staan al zo op de site, als versie {last.version} van {last.code}. Er is niets te "
            f"veranderen."
        )
        problems.add("nothing-new", 0, "", told)
