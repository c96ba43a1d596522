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
    "search": "/zoeken/",
    "search_results": "/zoeken/?q=spijbelen",
    "search_second": "/zoeken/?q=school&pagina=2",
    "search_nothing": "/zoeken/?q=xyzzyplugh",
    "search_nothing_filtered": "/zoeken/?q=xyzzyplugh&thema=spijbelen",
    "term": ADDRESSES["term"],
    "narrow_term": ADDRESSES["narrow_term"],
}
# All but the page that the journey through the CMS withdraws.
READ_ONLY = {name: address for name, address in ADDRESSES.items() if name != "editable"}
PAGES = {"home": "/", **READ_ONLY, **LISTS, "terms": "/onderwerpen/"}
ERRORS = {
    "not_found": ("/bestaat-niet/", 404),
    "bad_request": ("/proef/400/", 400),
    "server_error": ("/proef/500/", 500),
}
# The pages that answer 200 and those that do not.
EVERYTHING = PAGES | {name: address for name, (address, _) in ERRORS.items()}
