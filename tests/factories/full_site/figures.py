"""An indicator with every kind of figure, break, note and target, and one without any."""

from figures.models import Basis, Break, FiguresIndexPage, Footnote, Target
from tests.factories.bodies import LONG_WORD, RICH
from tests.factories.figures import (
    AreaFactory,
    CategoryFactory,
    DimensionFactory,
    IndicatorPageFactory,
    PublicationFactory,
    add_figures,
)
from tests.factories.full_site.names import named
from tests.factories.full_site.terms import OVERDUE, with_sources


def add_indicators(terms):
    """Add an indicator with everything, and one with nothing."""
    index = FiguresIndexPage.objects.get()
    bare = IndicatorPageFactory(parent=index, **named("bare_indicator"))
    page = IndicatorPageFactory(
        parent=index,
        **named("indicator"),
        terms=terms.every,
        definition=RICH,
        reading_guide=RICH,
        excluded=f"Leerlingen zonder {LONG_WORD}",
        **OVERDUE,
    )
    rows = {"page": page}
    Break.objects.create(period="2019-2020", kind="definitie", explanation=f"Een andere {LONG_WORD}.", **rows)
    Footnote.objects.create(period="2021-2022", text=f"Zonder {LONG_WORD}.", **rows)
    source = {"source_title": f"Verslag over {LONG_WORD}", "source_publisher": "Een raad"}
    Target.objects.create(name=f"Pact over {LONG_WORD}", value="9.5", period="2030", note="Een doel.", **source, **rows)
    _figures(page)
    return {"indicator": with_sources(page), "bare_indicator": bare}


def _figures(page):
    published = {"publication": PublicationFactory(), "title": f"Cijfers over {LONG_WORD}", "note": "Uit een tabel."}
    press = {**published, "is_press": True, "url": "https://www.example.org/cijfers", "language": "en"}
    add_figures(page, {"2018-2019": "12.1", "2019-2020": "9.4", "2020-2021": "12.0"}, **published)
    add_figures(page, {"2021-2022": "14.1", "2020-2021": "12.2"}, remarks="afgerond breuk", **press)
    form = DimensionFactory(code="onderwijsvorm", name=f"Onderwijsvorm en {LONG_WORD}")
    sex = DimensionFactory(code="geslacht", name="Geslacht", is_personal=True, order=1)
    for dimension, codes in ((form, ("aso", "bso", LONG_WORD)), (sex, ("man", "vrouw"))):
        for code in codes:
            category = CategoryFactory(dimension=dimension, code=code, name=code)
            add_figures(page, {"2020-2021": "2.8", "2021-2022": "3.6"}, category=category, **press)
    for code, name in (("11002", "Antwerpen"), ("12025", "Mechelen")):
        area = AreaFactory(code=code, name=name, level="gemeente", scheme="nis")
        add_figures(page, {"2016-2017": "13.5"}, area=area, basis=Basis.UNKNOWN, **press)
