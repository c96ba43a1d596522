"""The addresses of every kind of public page, by name."""

from tests.factories.full_site import ADDRESSES

LISTS = {
    "practices": "/praktijken/",
    "practices_second": "/praktijken/?pagina=2",
    "practices_filtered": "/praktijken/?thema=spijbelen&niveau=secundair&doelgroep=vaak-afwezig&sorteer=bewijs",
    "practices_unknown_filter": "/praktijken/?thema=bestaat-niet",
    "practices_compared": "/praktijken/vergelijken/",
    "abroad": "/buitenland/",
    "abroad_country": "/buitenland/?land=NL",
    "causes": "/oorzaken/",
    "causes_kind": "/oorzaken/?soort=risicokenmerk",
    "guides": "/stappenplannen/",
    "pathways": "/diploma/",
    "networks": "/hulp/",
    "networks_nearby": "/hulp/?waar=8800+Roeselare",
    "networks_of_two_places": "/hulp/?waar=1804",
    "networks_nothing_local": "/hulp/?waar=Herstappe",
    "networks_unsure": "/hulp/?waar=Roeselaare",
    "networks_unknown": "/hulp/?waar=9999",
    "publications": "/onderzoek/",
    "instruments": "/instrumenten/",
    "policies": "/beleid/",
    "news": "/nieuws/",
    "testimonies": "/getuigenissen/",
    "testimonies_nothing": "/getuigenissen/?q=xyzzyplugh",
    "stories": "/voorbeeldverhalen/",
    "glossary": "/woordenlijst/",
    "glossary_found": "/woordenlijst/?q=code",
    "questions": "/vragen/",
    "themes": "/wat-werkt/",
    "roles": "/voor/",
    "english": "/en/",
    "right_to_left": "/ar/",
    "search": "/zoeken/",
    "search_results": "/zoeken/?q=spijbelen",
    "search_second": "/zoeken/?q=school&pagina=2",
    "search_nothing": "/zoeken/?q=xyzzyplugh",
    "search_nothing_filtered": "/zoeken/?q=xyzzyplugh&thema=spijbelen",
}
ENTRANCES = {
    "follow_up": "/opvolging/",
    "promises": "/opvolging/beloftes/",
    "figures": "/cijfers/",
    "towns": "/cijfers/gemeente/",
    "town": "/cijfers/gemeente/mechelen/",
    "town_without_figures": "/cijfers/gemeente/genk/",
    "releases": "/cijfers/kalender/",
}
# Without the pages that tests of the CMS unpublish.
READ_ONLY = {name: address for name, address in ADDRESSES.items() if not name.startswith("editable")}
OTHER_FORMS = {"practices_sheet": "/praktijken/?thema=spijbelen&vorm=blad", "search_sheet": "/zoeken/?vorm=blad"}
PAGES = {"home": "/", **READ_ONLY, **LISTS, **ENTRANCES, **OTHER_FORMS, "terms": "/onderwerpen/", "interface": "/api/"}
ERRORS = {
    "not_found": ("/bestaat-niet/", 404),
    "bad_request": ("/proef/400/", 400),
    "server_error": ("/proef/500/", 500),
}
# The pages with status 200 and those with an error.
EVERYTHING = PAGES | {name: address for name, (address, _) in ERRORS.items()}
