"""Every kind of public page, by name: what each check goes through."""

from tests.factories.full_site import ADDRESSES

LISTS = {
    "practices": "/praktijken/",
    "practices_second": "/praktijken/?pagina=2",
    "practices_filtered": "/praktijken/?thema=spijbelen&niveau=secundair&doelgroep=vaak-afwezig&sorteer=bewijs",
    "practices_unknown_filter": "/praktijken/?thema=bestaat-niet",
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
    "roles": "/voor/",
    "search": "/zoeken/",
    "search_results": "/zoeken/?q=spijbelen",
    "search_second": "/zoeken/?q=school&pagina=2",
    "search_nothing": "/zoeken/?q=xyzzyplugh",
    "search_nothing_filtered": "/zoeken/?q=xyzzyplugh&thema=spijbelen",
}
# All but the pages that the journeys through the CMS withdraw.
READ_ONLY = {name: address for name, address in ADDRESSES.items() if not name.startswith("editable")}
OTHER_FORMS = {"practices_sheet": "/praktijken/?thema=spijbelen&vorm=blad", "search_sheet": "/zoeken/?vorm=blad"}
PAGES = {"home": "/", **READ_ONLY, **LISTS, **OTHER_FORMS, "terms": "/onderwerpen/", "interface": "/api/"}
ERRORS = {
    "not_found": ("/bestaat-niet/", 404),
    "bad_request": ("/proef/400/", 400),
    "server_error": ("/proef/500/", 500),
}
# The pages that answer 200 and those that do not.
EVERYTHING = PAGES | {name: address for name, (address, _) in ERRORS.items()}
